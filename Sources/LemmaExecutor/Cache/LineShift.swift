internal import LemmaDocument
internal import LemmaResult

/// Moves the lines of a stored result to where its blocks stand now: editing prose costs no run.
struct LineShift {
  /// First lines and numbers of lines.
  struct Places: Equatable, Codable {
    var blocks: [Int]
    var counts: [Int]
    var expressions: [Int]

    init(_ code: ArticleCode) {
      blocks = code.blocks.map(\.line)
      counts = code.blocks.map { max(1, $0.lineCount) }
      expressions = code.expressions.indices.map { code.location(ofExpression: $0).line }
    }
  }

  private let old: Places
  private let new: Places

  init(from old: Places, to new: Places) {
    self.old = old
    self.new = new
  }

  func moved(_ result: ArticleResult) -> ArticleResult {
    guard old != new else { return result }
    var result = result
    for index in result.blocks.indices {
      result.blocks[index].items = result.blocks[index].items.map(moved)
      result.blocks[index].failure = result.blocks[index].failure.map(moved)
    }
    result.warnings = result.warnings.map(moved)
    return result
  }

  private func moved(_ item: BlockResult.Item) -> BlockResult.Item {
    switch item {
    case .printed, .printedError: return item
    case .value(var output):
      output.line = moved(output.line)
      return .value(output)
    case .claim(var claim):
      claim.line = moved(claim.line)
      return .claim(claim)
    }
  }

  private func moved(_ failure: Failure) -> Failure {
    var failure = failure
    failure.line = failure.line.map(moved)
    return failure
  }

  private func moved(_ line: Int) -> Int {
    for (index, start) in old.blocks.enumerated() where start <= line && line < start + old.counts[index] {
      return line - start + new.blocks[index]
    }
    if let index = old.expressions.firstIndex(of: line) { return new.expressions[index] }
    return line
  }
}
