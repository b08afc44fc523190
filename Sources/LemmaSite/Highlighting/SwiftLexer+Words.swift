extension SwiftLexer {
  mutating func lexWord() {
    let length = count(from: 0) { $0.isIdentifierByte }
    let word = UnsafeBufferPointer(rebasing: bytes[position..<position + length])
    emit(kind(of: word), length: length)
  }

  private func kind(of word: UnsafeBufferPointer<UInt8>) -> TokenKind {
    let isMember = position > 0 && bytes[position - 1] == UInt8(ascii: ".")
    if let packed = PackedWord(word), Self.keywords.contains(packed), !isMember || packed == Self.selfWord {
      return .keyword
    }
    if word[0].isUppercase { return .type }
    return peek(word.count) == UInt8(ascii: "(") ? .call : .plain
  }

  mutating func lexNumber() {
    var end = position + 1
    while end < bytes.count {
      let byte = bytes[end]
      let isExponentSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")) && isExponentMark(bytes[end - 1])
      let isPoint = byte == UInt8(ascii: ".") && end + 1 < bytes.count && bytes[end + 1].isDigit
      guard byte.isIdentifierByte || isExponentSign || isPoint else { break }
      end += 1
    }
    emit(.number, length: end - position)
  }

  /// Whether a sign after the byte belongs to the number: not in `0xE-1`, where `E` is a digit.
  private func isExponentMark(_ byte: UInt8) -> Bool {
    let isHexadecimal = bytes[position] == UInt8(ascii: "0") && peek(1) == UInt8(ascii: "x")
    return byte | 0x20 == (isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e"))
  }

  mutating func lexAttribute() {
    let length = count(from: 1) { $0.isIdentifierByte }
    emit(length > 1 ? .attribute : .plain, length: length)
  }

  mutating func lexQuotedIdentifier() {
    let inner = count(from: 1) { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "\n") }
    emit(.plain, length: inner + 1)
  }

  /// `#if`, `#sourceLocation`, or a raw string `#"…"#`.
  mutating func lexPound() {
    let pounds = count(from: 0) { $0 == UInt8(ascii: "#") }
    if peek(pounds) == UInt8(ascii: "\"") {
      lexString(pounds: pounds)
      return
    }
    let length = count(from: 1) { $0.isIdentifierByte }
    emit(length > 1 ? .keyword : .plain, length: length)
  }

  private static let selfWord = PackedWord("self".utf8)

  private static let keywords = PackedWord.set(
    """
    actor any as associatedtype async await break case catch class consuming continue borrowing convenience default \
    defer deinit didSet do dynamic each else enum extension fallthrough false fileprivate final for func get guard if \
    import in indirect infix init inout internal is isolated lazy let mutating nil nonisolated nonmutating open \
    operator optional override package postfix precedencegroup prefix private protocol public repeat required \
    rethrows return self Self sending set some static struct subscript super switch throw throws true try typealias \
    unowned var weak where while willSet yield
    """)
}
