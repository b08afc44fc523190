extension SwiftLexer {
  mutating func lexLineComment() {
    emit(.comment, length: count(from: 0) { $0 != UInt8(ascii: "\n") })
  }

  /// Block comments nest.
  mutating func lexBlockComment() {
    var end = position + 2
    var open = 1
    while end < bytes.count, open > 0 {
      let pair = (bytes[end], end + 1 < bytes.count ? bytes[end + 1] : 0)
      if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
        open -= 1
        end += 2
      } else if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
        open += 1
        end += 2
      } else {
        end += 1
      }
    }
    emit(.comment, length: end - position)
  }

  /// A string literal whose quotes are led by `pounds` number signs, interpolations in it read as code.
  mutating func lexString(pounds: Int) {
    let isMultiline = hasQuotes(at: position + pounds, count: 3)
    let quotes = isMultiline ? 3 : 1
    var start = position
    position += pounds + quotes
    while position < bytes.count {
      if hasQuotes(at: position, count: quotes), hasPounds(at: position + quotes, count: pounds) {
        position += quotes + pounds
        break
      }
      if bytes[position] == UInt8(ascii: "\n"), !isMultiline { break }
      if bytes[position] == UInt8(ascii: "\\"), hasPounds(at: position + 1, count: pounds) {
        lexEscape(pounds: pounds, stringStart: &start)
      } else {
        position += 1
      }
    }
    emitString(from: start)
  }

  /// A backslash in a string: an escaped character, or an interpolation.
  private mutating func lexEscape(pounds: Int, stringStart: inout Int) {
    position = min(position + 1 + pounds, bytes.count)
    guard position < bytes.count else { return }
    guard bytes[position] == UInt8(ascii: "("), depth < 16 else {
      position += 1
      return
    }
    position += 1
    emitString(from: stringStart)
    depth += 1
    lexInterpolation()
    depth -= 1
    stringStart = position
  }

  private mutating func emitString(from start: Int) {
    let end = min(position, bytes.count)
    position = start
    emit(.string, length: end - start)
  }

  private func hasQuotes(at start: Int, count: Int) -> Bool {
    has(UInt8(ascii: "\""), at: start, count: count)
  }

  private func hasPounds(at start: Int, count: Int) -> Bool {
    has(UInt8(ascii: "#"), at: start, count: count)
  }

  private func has(_ byte: UInt8, at start: Int, count: Int) -> Bool {
    guard start + count <= bytes.count else { return false }
    return bytes[start..<start + count].allSatisfy { $0 == byte }
  }
}
