extension HTMLBuilder {
  /// Appends code, escaped, with a `span` around what has a colour.
  mutating func highlight(_ code: String, language: String) {
    var code = code
    code.withUTF8 { bytes in
      if language == "swift" || language == "{swift}" {
        var lexer = SwiftLexer(bytes, into: self)
        self = HTMLBuilder()
        lexer.run()
        self = lexer.out
      } else if let grammar = Grammar.named(language) {
        var lexer = GenericLexer(bytes, grammar: grammar, into: self)
        self = HTMLBuilder()
        lexer.run()
        self = lexer.out
      } else {
        text(bytes)
      }
    }
  }

  mutating func token(_ kind: TokenKind, _ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.isEmpty { return }
    if kind == .plain {
      text(bytes)
      return
    }
    markup(kind.opening)
    text(bytes)
    markup("</span>")
  }
}
