internal import LemmaDocument

/// Finds blocks and inline expressions that are not Swift, before they can swallow their neighbours.
struct GrammarCheck {
  let compiler: Compiler

  func problems(in code: ArticleCode) throws -> [Problem] {
    let blocks = code.blocks.indices.filter { code.blockSyntax[$0].hasError }
    let expressions = code.expressions.indices.filter { !code.expressionSyntax[$0].isSingleExpression }
    guard !blocks.isEmpty || !expressions.isEmpty else { return [] }
    let texts = blocks.map { text(ofBlock: $0, of: code) } + expressions.map { text(ofExpression: $0, of: code) }
    let found = try texts.flatMap { text in
      let messages = try compiler.checkGrammar(text.bytes).map { text.place($0) }
      return Problem.problems(in: messages, map: SourceMap(code: code)).filter { $0.severity == .error }
    }
    let rejected = Set(found.compactMap(\.place.expression))
    return found + expressions.filter { !rejected.contains($0) }.map { several(at: $0, of: code) }
  }

  /// A text that is checked by itself.
  private struct Text {
    var file: String
    var code: String
    var firstLine: Int
    var lastLine: Int

    var bytes: [UInt8] { Array("#sourceLocation(file: \"\(file)\", line: \(firstLine))\n\(code)\n".utf8) }

    /// What is missing at the end is said of the end of the real file.
    func place(_ message: CompilerMessage) -> CompilerMessage {
      guard message.file != file else { return message }
      var message = message
      (message.file, message.line, message.column) = (file, lastLine, nil)
      return message
    }
  }

  private func text(ofBlock index: Int, of code: ArticleCode) -> Text {
    let block = code.blocks[index]
    return Text(
      file: code.fileName, code: block.code, firstLine: block.line, lastLine: block.line + max(1, block.lineCount) - 1)
  }

  private func text(ofExpression index: Int, of code: ArticleCode) -> Text {
    let line = code.location(ofExpression: index).line
    return Text(
      file: SourceMap.fileName(ofExpression: index, article: code.number), code: code.expressions[index].code,
      firstLine: line, lastLine: line)
  }

  private func several(at index: Int, of code: ArticleCode) -> Problem {
    let place = code.location(ofExpression: index)
    return Problem(
      severity: .error, text: "an inline result is one expression",
      place: SourceMap.Place(
        line: place.line, column: place.column, block: code.block(ofExpression: index), expression: index))
  }
}
