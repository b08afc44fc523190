/// Tokens of Swift for the eye: one pass over the bytes, never wrong about where a string or a comment ends.
struct SwiftLexer {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  var out: HTMLBuilder
  /// Interpolations that enclose the current position; beyond the limit they are shown as part of their string.
  var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, into out: HTMLBuilder) {
    self.bytes = bytes
    self.out = out
  }

  mutating func run() {
    while position < bytes.count { lexToken() }
  }

  /// Reads up to the parenthesis that ends an interpolation, and past it.
  mutating func lexInterpolation() {
    var open = 1
    while position < bytes.count, open > 0 {
      switch bytes[position] {
      case UInt8(ascii: "("):
        open += 1
        emit(.plain, length: 1)
      case UInt8(ascii: ")"):
        open -= 1
        emit(.plain, length: 1)
      default: lexToken()
      }
    }
  }

  private mutating func lexToken() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): lexLineComment()
    case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): lexBlockComment()
    case UInt8(ascii: "\""): lexString(pounds: 0)
    case UInt8(ascii: "#"): lexPound()
    case UInt8(ascii: "@"): lexAttribute()
    case UInt8(ascii: "`"): lexQuotedIdentifier()
    case _ where byte.isDigit: lexNumber()
    case _ where byte.isIdentifierByte: lexWord()
    default: emit(.plain, length: 1)
    }
  }

  func peek(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  mutating func emit(_ kind: TokenKind, length: Int) {
    let end = min(position + length, bytes.count)
    out.token(kind, UnsafeBufferPointer(rebasing: bytes[position..<end]))
    position = end
  }

  /// Number of bytes from the current position that satisfy the condition, `start` bytes skipped.
  func count(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    var end = position + start
    while end < bytes.count, condition(bytes[end]) { end += 1 }
    return min(end, bytes.count) - position
  }
}
