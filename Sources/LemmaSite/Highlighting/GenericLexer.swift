/// Comments, strings, numbers and keywords of a language that is only shown.
struct GenericLexer {
  let bytes: UnsafeBufferPointer<UInt8>
  let grammar: Grammar
  var position = 0
  var out: HTMLBuilder

  init(_ bytes: UnsafeBufferPointer<UInt8>, grammar: Grammar, into out: HTMLBuilder) {
    self.bytes = bytes
    self.grammar = grammar
    self.out = out
  }

  mutating func run() {
    while position < bytes.count { lexToken() }
  }

  private mutating func lexToken() {
    let byte = bytes[position]
    if let comment = grammar.blockComment, starts(with: comment.open) {
      emit(.comment, until: end(of: comment.close, from: position + comment.open.count))
    } else if grammar.lineComments.contains(where: { starts(with: $0) }), isCommentPlace {
      emit(.comment, until: bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
    } else if grammar.quotes.contains(byte) {
      lexString(byte)
    } else if byte.isDigit {
      emit(.number, until: endOfNumber())
    } else if byte.isIdentifierByte {
      lexWord()
    } else {
      emit(.plain, until: position + 1)
    }
  }

  /// A comment sign inside a word, as in `a#b` or `${#x}`, begins no comment.
  private var isCommentPlace: Bool {
    guard position > 0, bytes[position] == UInt8(ascii: "#") else { return true }
    let before = bytes[position - 1]
    return !before.isIdentifierByte && before != UInt8(ascii: "{") && before != UInt8(ascii: "$")
  }

  private mutating func lexWord() {
    let end = bytes[position...].firstIndex { !$0.isIdentifierByte } ?? bytes.count
    let word = bytes[position..<end]
    if let packed = PackedWord(word), grammar.keywords.contains(packed) {
      emit(.keyword, until: end)
    } else {
      let isCall = end < bytes.count && bytes[end] == UInt8(ascii: "(")
      emit(isCall ? .call : .plain, until: end)
    }
  }

  /// A string ends with its quote, or, unless it is triple-quoted, with its line.
  private mutating func lexString(_ quote: UInt8) {
    let triple = [quote, quote, quote]
    if grammar.hasTripleQuotes, starts(with: triple) {
      emit(.string, until: end(of: triple, from: position + 3))
      return
    }
    var end = position + 1
    while end < bytes.count, bytes[end] != quote, bytes[end] != UInt8(ascii: "\n") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    if end < bytes.count, bytes[end] == quote { end += 1 }
    emit(.string, until: end)
  }

  private func endOfNumber() -> Int {
    bytes[position...].firstIndex { !$0.isIdentifierByte && $0 != UInt8(ascii: ".") } ?? bytes.count
  }

  private func end(of mark: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      if bytes[end...].starts(with: mark) { return end + mark.count }
      end += 1
    }
    return bytes.count
  }

  private func starts(with mark: [UInt8]) -> Bool {
    bytes[position...].starts(with: mark)
  }

  private mutating func emit(_ kind: TokenKind, until end: Int) {
    let end = min(end, bytes.count)
    out.token(kind, UnsafeBufferPointer(rebasing: bytes[position..<end]))
    position = end
  }
}
