internal import LemmaDocument

/// Finds blocks and inline expressions that are not Swift, before they can swallow their neighbours.
struct GrammarCheck {
  let compiler: Compiler

  func problems(in code: ArticleCode) throws -> [Problem] {
    let blocks = code.blocks.indices.filter { code.blockSyntax[$0].hasError }
    let expressions = code.expressions.indices.filter { !code.expressionSyntax[$0].isSingleExpression }
    guard !blocks.isEmpty || !expressions.isEmpty else { return [] }
    let texts = blocks.map { text(ofBlock: $0, of: code) } + expressions.map { text(ofExpression: $0, of: code) }
    let messages = try compiler.checkGrammar(texts)
    let found = Problem.problems(in: messages, map: SourceMap(code: code)).filter { $0.severity == .error }
    let rejected = Set(found.compactMap(\.place.expression))
    return found + expressions.filter { !rejected.contains($0) }.map { several(at: $0, of: code) }
  }

  private func text(ofBlock index: Int, of code: ArticleCode) -> [UInt8] {
    let block = code.blocks[index]
    return Array("#sourceLocation(file: \"\(code.fileName)\", line: \(block.line))\n\(block.code)\n".utf8)
  }

  private func text(ofExpression index: Int, of code: ArticleCode) -> [UInt8] {
    let file = SourceMap.fileName(ofExpression: index, article: code.number)
    let line = code.location(ofExpression: index).line
    return Array("#sourceLocation(file: \"\(file)\", line: \(line))\n\(code.expressions[index].code)\n".utf8)
  }

  private func several(at index: Int, of code: ArticleCode) -> Problem {
    let place = code.location(ofExpression: index)
    return Problem(
      severity: .error, text: "an inline result is one expression",
      place: SourceMap.Place(
        line: place.line, column: place.column, block: code.block(ofExpression: index), expression: index))
  }
}
