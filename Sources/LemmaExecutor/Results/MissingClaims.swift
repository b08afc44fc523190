internal import LemmaDocument
internal import LemmaResult

/// Adds the claims that stand in the text but were never evaluated.
enum MissingClaims {
  static func add(to result: inout ArticleResult, code: ArticleCode) {
    let reached = Set(result.claims.map { Site(identifier: $0.identifier, line: $0.line) })
    for (index, block) in code.blocks.enumerated() where block.options.isEvaluated {
      for site in code.blockSyntax[index].claims {
        let line = block.line + site.line
        guard !reached.contains(Site(identifier: site.identifier, line: line)) else { continue }
        result.blocks[index].items.append(.claim(missing(site, block: index, line: line, seed: result.seed)))
      }
    }
  }

  private struct Site: Hashable {
    var identifier: String
    var line: Int
  }

  private static func missing(_ site: ClaimSite, block: Int, line: Int, seed: UInt64) -> Claim {
    Claim(
      identifier: site.identifier, statement: site.statement, verdict: .notReached, measured: "", relation: .isTrue,
      expected: "", seed: seed, block: block, line: line, duration: 0)
  }
}
