internal import LemmaDocument

/// What of an article is compiled: its blocks and inline expressions.
struct ArticleCode {
  /// Position of the article in this run.
  let number: Int
  let source: Source
  let blocks: [SwiftBlock]
  let expressions: [SwiftExpression]
  /// Pages that the program can ask for.
  let samples: [MarkdownSample]
  /// By index of the block; blocks with `eval: false` are empty. Only in what `parsed()` returns.
  private(set) var blockSyntax: [CodeSyntax] = []
  private(set) var expressionSyntax: [CodeSyntax] = []
  /// The file's name as the program's `#file` has it.
  let fileName: String

  init(_ article: Article, number: Int) {
    self.number = number
    source = article.source
    blocks = article.swiftBlocks
    expressions = article.expressions
    samples = article.samples
    fileName = Self.literal(article.path)
  }

  /// The code taken apart, which an article with a stored result does not need.
  func parsed() -> ArticleCode {
    var code = self
    code.blockSyntax = blocks.map { CodeSyntax($0.options.isEvaluated ? $0.code : "") }
    code.expressionSyntax = expressions.map { CodeSyntax($0.code) }
    return code
  }

  /// One thing that runs.
  enum Part: Equatable {
    case block(Int)
    case expression(Int)
  }

  /// Everything that runs, in order: an expression sees what the blocks above it declare. One that names what only a
  /// later block declares, as an abstract does, waits for that block. Asks for parsed code.
  var parts: [Part] {
    var parts: [Part] = []
    var rest = expressions.map { (index: $0.index, position: position(of: $0)) }
      .sorted { ($0.position, $0.index) < ($1.position, $1.index) }[...]
    for position in 0...blocks.count {
      while let next = rest.first, next.position <= position {
        parts.append(.expression(next.index))
        rest.removeFirst()
      }
      if position < blocks.count, blocks[position].options.isEvaluated { parts.append(.block(position)) }
    }
    parts += rest.map { .expression($0.index) }
    return parts
  }

  /// How many blocks run before the expression.
  private func position(of expression: SwiftExpression) -> Int {
    let own = min(max(0, expression.followsBlocks), blocks.count)
    let names = expressionSyntax[expression.index].items.reduce(into: Set<String>()) { $0.formUnion($1.references) }
    let missing = names.subtracting(declaredNames(inBlocks: 0..<own))
    let later = missing.compactMap { name in
      (own..<blocks.count).first { declaredNames(inBlocks: $0..<($0 + 1)).contains(name) }
    }
    return max(own, (later.max() ?? -1) + 1)
  }

  private func declaredNames(inBlocks range: Range<Int>) -> Set<String> {
    range.reduce(into: []) { names, block in
      for item in blockSyntax[block].items { names.formUnion(item.declaredNames) }
    }
  }

  var isEmpty: Bool { expressions.isEmpty && !blocks.contains(where: \.options.isEvaluated) }

  /// The block in which a line of the file stands.
  func block(atLine line: Int) -> Int? {
    blocks.last { $0.line <= line && line < $0.line + max(1, $0.lineCount) }?.index
  }

  /// Line and column of an inline expression.
  func location(ofExpression index: Int) -> (line: Int, column: Int) {
    source.location(at: expressions[index].range.lowerBound)
  }

  /// The block that answers for a failure of an inline expression: the one above it, or the first.
  func block(ofExpression index: Int) -> Int? {
    let above = expressions[index].followsBlocks - 1
    return blocks.isEmpty ? nil : min(max(0, above), blocks.count - 1)
  }

  /// The path without what a string literal cannot hold.
  private static func literal(_ path: String) -> String {
    String(String.UnicodeScalarView(path.unicodeScalars.map { isPlain($0) ? $0 : "_" }))
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\"" && scalar != "\\" && scalar.properties.generalCategory != .control
  }
}

extension SwiftBlock {
  var lineCount: Int {
    let feeds = code.utf8.count { $0 == UInt8(ascii: "\n") }
    return code.utf8.last == UInt8(ascii: "\n") || code.isEmpty ? feeds : feeds + 1
  }
}
