extension MarkdownScanner {
  /// Reads running text from `start` to the end of its line, or of the line in which its last formula ends.
  mutating func scanInline(from start: Int) {
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "\n"):
        position = offset + 1
        return
      case UInt8(ascii: "\\"): offset = scanBackslash(offset)
      case UInt8(ascii: "$"): offset = scanDollar(offset)
      case UInt8(ascii: "`"): offset = scanSpan(offset)
      case UInt8(ascii: "<"): offset = skipTag(offset)
      case UInt8(ascii: "*"), UInt8(ascii: "~"): offset = scanRun(offset)
      case UInt8(ascii: "]"): offset = scanDestination(offset)
      default: offset += 1
      }
    }
    position = end
  }

  private mutating func scanRun(_ offset: Int) -> Int {
    var next = offset + 1
    while next < end, bytes[next] == bytes[offset] { next += 1 }
    note(run: offset..<next)
    return next
  }

  /// A code span; one that begins with `{swift}` is an expression.
  private mutating func scanSpan(_ offset: Int) -> Int {
    var start = offset
    while byte(at: start) == UInt8(ascii: "`") { start += 1 }
    let length = start - offset
    guard let close = closingSpan(length, from: start) else { return start }
    guard let expression = expression(in: start..<close.offset) else { return close.offset + length }
    guard !expression.isEmpty else {
      report(.emptyExpression, at: offset)
      return close.offset + length
    }
    return replace(
      with: Placeholder(
        kind: .expression, range: offset..<(close.offset + length), content: expression,
        omitted: close.omitted.filter { expression.contains($0.lowerBound) }))
  }

  /// Where the closing run of `length` backticks begins, and the quote prefixes on the way.
  mutating func closingSpan(_ length: Int, from start: Int) -> (offset: Int, omitted: [Range<Int>])? {
    guard length < spanSearchFails.count, start >= spanSearchFails[length] else { return nil }
    var omitted: [Range<Int>] = []
    var offset = start
    while offset < end {
      if bytes[offset] == UInt8(ascii: "`") {
        var next = offset
        while byte(at: next) == UInt8(ascii: "`") { next += 1 }
        if next - offset == length { return (offset, omitted) }
        offset = next
      } else if bytes[offset] == UInt8(ascii: "\n") {
        guard let next = continuation(at: offset + 1, of: .span) else { break }
        if next > offset + 1 { omitted.append((offset + 1)..<next) }
        offset = next
      } else {
        offset += 1
      }
    }
    spanSearchFails[length] = offset
    return nil
  }

  /// The expression in `` `{swift} expression` ``, without the white space around it.
  private func expression(in range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound, isBlank(bytes[start]) { start += 1 }
    let prefix = Array("{swift}".utf8)
    guard start + prefix.count <= range.upperBound, bytes[start..<(start + prefix.count)].elementsEqual(prefix) else {
      return nil
    }
    start += prefix.count
    var finish = range.upperBound
    while start < finish, isSpace(bytes[start]) { start += 1 }
    while finish > start, isSpace(bytes[finish - 1]) { finish -= 1 }
    return start..<finish
  }

  /// After `](`: a destination with a fragment or an article in it is kept for its position; of any other nothing is
  /// taken for math.
  private mutating func scanDestination(_ offset: Int) -> Int {
    guard byte(at: offset + 1) == UInt8(ascii: "(") else { return offset + 1 }
    let start = offset + 2
    var next = start
    var isPlain = true
    while !isLineEnd(next), !isBlank(bytes[next]), bytes[next] != UInt8(ascii: ")") {
      switch bytes[next] {
      case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "\\"), UInt8(ascii: "&"): isPlain = false
      case UInt8(ascii: "$"), UInt8(ascii: "`"): return offset + 1
      default: break
      }
      next += 1
    }
    guard next < end, !isLineEnd(next), next > start, isPlain,
      bytes[start..<next].contains(UInt8(ascii: "#")) || bytes[start..<next].suffix(3).elementsEqual(".md".utf8)
    else { return byte(at: next) == UInt8(ascii: ")") ? next : offset + 1 }
    return replace(with: Placeholder(kind: .destination, range: start..<next, content: start..<next))
  }

  func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
