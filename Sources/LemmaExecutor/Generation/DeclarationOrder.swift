internal import LemmaDocument

/// Finds statements that read a variable which a later statement declares.
///
/// The compiler rejects them in a function. In a script it accepts them, and the program reads memory to which nothing
/// was written.
enum DeclarationOrder {
  static func problems(in code: ArticleCode, leavingOut leftOut: Set<Int>) -> [Problem] {
    let items = items(of: code, leavingOut: leftOut)
    var later = items.reduce(into: [String: Int]()) { counts, item in
      for name in item.item.declaredNames { counts[name, default: 0] += 1 }
    }
    var declared: Set<String> = []
    var problems: [Problem] = []
    for (block, item) in items {
      if item.isExecutable,
        let name = item.references.first(where: { later[$0, default: 0] > 0 && !declared.contains($0) })
      {
        problems.append(problem(name, item, block: block))
      }
      for name in item.declaredNames { later[name, default: 1] -= 1 }
      declared.formUnion(item.declaredNames)
    }
    return problems
  }

  private static func items(
    of code: ArticleCode, leavingOut leftOut: Set<Int>
  ) -> [(block: SwiftBlock, item: CodeSyntax.Item)] {
    code.blocks.filter { $0.options.isEvaluated && !leftOut.contains($0.index) && !$0.options.expectsError }
      .flatMap { block in code.blockSyntax[block.index].items.map { (block, $0) } }
  }

  private static func problem(_ name: String, _ item: CodeSyntax.Item, block: SwiftBlock) -> Problem {
    let place = Array(block.code.utf8).location(at: item.range.lowerBound)
    return Problem(
      severity: .error, text: "use of variable '\(name)' before its declaration",
      place: SourceMap.Place(
        line: block.line + place.line, column: place.column + 1 + block.indentation, block: block.index))
  }
}
