package import LemmaResult

/// What a verification found: every claim of every article under every seed, and the blocks that failed.
package struct ClaimReport: Sendable {
  /// One article under one seed.
  package struct Run: Sendable {
    /// The file as the user named it.
    package var article: String
    package var result: ArticleResult

    package init(article: String, result: ArticleResult) {
      self.article = article
      self.result = result
    }
  }

  /// One claim of one run.
  package struct Entry: Sendable {
    package var article: String
    package var claim: Claim
  }

  /// A block that ended its program.
  package struct FailedBlock: Sendable, Equatable {
    package var article: String
    package var block: Int
    package var line: Int?
    package var kind: String
    package var message: String
    package var seed: UInt64
  }

  /// How often one claim held over several seeds.
  package struct Tally: Sendable, Equatable {
    package var article: String
    package var identifier: String
    package var statement: String
    package var line: Int
    package var held: Int
    package var runs: Int
    package var smallestMargin: Double?
  }

  package var runs: [Run]

  package init(runs: [Run]) {
    self.runs = runs
  }

  /// Failures first, then claims never reached, then those that hold; within each, in the order of the articles.
  package var entries: [Entry] {
    let all = runs.flatMap { run in run.result.claims.map { Entry(article: run.article, claim: $0) } }
    return [.fails, .notReached, .holds].flatMap { verdict in all.filter { $0.claim.verdict == verdict } }
  }

  package var failedBlocks: [FailedBlock] {
    runs.flatMap { run in run.result.failedBlocks.map { failedBlock($0, in: run) } }
  }

  package var isSuccess: Bool { runs.allSatisfy(\.result.isSuccess) }

  /// One row for each claim of the text, in the order of its first appearance.
  package var tallies: [Tally] {
    var order: [String] = []
    var found: [String: Tally] = [:]
    for run in runs {
      for claim in run.result.claims {
        let key = "\(run.article)\u{0}\(claim.line)\u{0}\(claim.identifier)"
        if found[key] == nil { order.append(key) }
        found[key, default: Tally(article: run.article, claim: claim)].count(claim)
      }
    }
    return order.compactMap { found[$0] }
  }

  private func failedBlock(_ index: Int, in run: Run) -> FailedBlock {
    let block = run.result.blocks[index]
    let message =
      block.state == .unexpectedlyCompleted
      ? "the block was expected to fail, but ran to its end" : block.failure?.message ?? "the block failed"
    return FailedBlock(
      article: run.article, block: index, line: block.failure?.line, kind: block.failure?.kind.rawValue ?? "expected",
      message: message, seed: run.result.seed)
  }
}

extension ClaimReport.Tally {
  fileprivate init(article: String, claim: Claim) {
    self.init(
      article: article, identifier: claim.identifier, statement: claim.statement, line: claim.line, held: 0, runs: 0,
      smallestMargin: nil)
  }

  fileprivate mutating func count(_ claim: Claim) {
    runs += 1
    if claim.verdict == .holds { held += 1 }
    if let margin = claim.margin { smallestMargin = min(smallestMargin ?? margin, margin) }
  }
}
