extension MarkdownScanner {
  /// Elements whose content is not text, with the comment and its kin: what begins them and what ends them.
  private static let verbatim: [(start: [UInt8], end: [UInt8])] = [
    ("<!--", "-->"), ("<?", "?>"), ("<![cdata[", "]]>"), ("<script", "</script>"), ("<pre", "</pre>"),
    ("<style", "</style>"), ("<textarea", "</textarea>"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// What ends the raw HTML that begins at `offset`, where it is of a kind in which nothing is math.
  func verbatimEnd(at offset: Int) -> [UInt8]? {
    Self.verbatim.first { kind in
      guard matches(kind.start, at: offset) else { return false }
      guard let last = kind.start.last, isLetter(last) else { return true }
      let next = offset + kind.start.count
      return isLineEnd(next) || isBlank(bytes[next]) || bytes[next] == UInt8(ascii: ">")
    }?.end
  }

  /// Whether the rest of the line holds `marker`, capital letters counting as small ones.
  func line(from offset: Int, contains marker: [UInt8]) -> Bool {
    var next = offset
    while next < end, bytes[next] != UInt8(ascii: "\n") {
      if matches(marker, at: next) { return true }
      next += 1
    }
    return false
  }

  /// Goes over a tag, an address in angle brackets or a comment, so that nothing in them is taken for math.
  func skipTag(_ offset: Int) -> Int {
    if matches(Self.verbatim[0].start, at: offset) { return endOfComment(offset) ?? offset + 1 }
    var next = offset + 1
    if byte(at: next) == UInt8(ascii: "/") { next += 1 }
    guard isLetter(byte(at: next)) else { return offset + 1 }
    while isLetter(byte(at: next)) || isDigit(byte(at: next)) || byte(at: next) == UInt8(ascii: "-") { next += 1 }
    if byte(at: next) == UInt8(ascii: ":") { return endOfAddress(next) ?? offset + 1 }
    return endOfAttributes(next) ?? offset + 1
  }

  private func endOfComment(_ offset: Int) -> Int? {
    var next = offset + 4
    while !isLineEnd(next) {
      if matches(Self.verbatim[0].end, at: next) { return next + 3 }
      next += 1
    }
    return nil
  }

  private func endOfAddress(_ offset: Int) -> Int? {
    var next = offset
    while !isLineEnd(next), !isBlank(bytes[next]), bytes[next] != UInt8(ascii: "<") {
      if bytes[next] == UInt8(ascii: ">") { return next + 1 }
      next += 1
    }
    return nil
  }

  /// The end of a tag whose name ends at `offset`; tags that go over a line are left alone.
  private func endOfAttributes(_ offset: Int) -> Int? {
    var next = offset
    while !isLineEnd(next) {
      switch bytes[next] {
      case UInt8(ascii: ">"): return next + 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard bytes[next - 1] == UInt8(ascii: "="), let close = closingQuote(next) else { return nil }
        next = close + 1
      case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "\\"): return nil
      default: next += 1
      }
    }
    return nil
  }

  private func closingQuote(_ offset: Int) -> Int? {
    var next = offset + 1
    while !isLineEnd(next) {
      if bytes[next] == bytes[offset] { return next }
      next += 1
    }
    return nil
  }

  func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }

  /// Whether `pattern`, in small letters, stands at `offset` in letters of either size.
  func matches(_ pattern: [UInt8], at offset: Int) -> Bool {
    guard offset + pattern.count <= end else { return false }
    for (index, expected) in pattern.enumerated() {
      let byte = bytes[offset + index]
      guard byte == expected || isLetter(byte) && byte | 0x20 == expected else { return false }
    }
    return true
  }
}
