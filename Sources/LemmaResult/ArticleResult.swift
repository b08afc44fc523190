/// Everything one run of an article's program produced, in order: what the page, the report and the cache hold.
package struct ArticleResult: Sendable, Equatable, Codable {
  /// By index of the executed block.
  package var blocks: [BlockResult]
  /// By index of the inline expression; none where its value was not reached.
  package var expressions: [DisplayValue?]
  package var seed: UInt64
  /// Compiler warnings at the article's lines, and remarks such as a missing sandbox.
  package var warnings: [Failure]

  package init(
    blocks: [BlockResult], expressions: [DisplayValue?], seed: UInt64, warnings: [Failure] = []
  ) {
    self.blocks = blocks
    self.expressions = expressions
    self.seed = seed
    self.warnings = warnings
  }
}

/// What one block produced.
package struct BlockResult: Sendable, Equatable, Codable {
  /// One thing under a block, in the order in which it appeared.
  package enum Item: Sendable, Equatable, Codable {
    /// Printed on standard output.
    case printed(String)
    /// Printed on standard error.
    case printedError(String)
    case value(Output)
    case claim(Claim)
  }

  package enum State: String, Sendable, Codable {
    /// Ran to its end.
    case completed
    case failed
    /// Failed, as its `error: true` announced.
    case failedAsExpected
    /// Ran to its end although `error: true` announced a failure.
    case unexpectedlyCompleted
    /// An earlier block ended the program.
    case notReached
    /// `eval: false`
    case skipped
  }

  package var state: State
  package var items: [Item]
  package var failure: Failure?
  /// Seconds of wall-clock time.
  package var duration: Double

  package init(state: State, items: [Item] = [], failure: Failure? = nil, duration: Double = 0) {
    self.state = state
    self.items = items
    self.failure = failure
    self.duration = duration
  }
}

extension ArticleResult {
  /// All claims in document order, those that were not reached included.
  package var claims: [Claim] {
    blocks.flatMap { block in
      block.items.compactMap { item in
        if case .claim(let claim) = item { claim } else { nil }
      }
    }
  }

  /// Blocks that ended the article's program against the author's will, by index.
  package var failedBlocks: [Int] {
    blocks.indices.filter { blocks[$0].state == .failed || blocks[$0].state == .unexpectedlyCompleted }
  }

  /// Whether every claim holds and every block did what it should.
  package var isSuccess: Bool { failedBlocks.isEmpty && claims.allSatisfy { $0.verdict == .holds } }
}
