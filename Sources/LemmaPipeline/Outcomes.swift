package import LemmaDocument
internal import LemmaExecutor
internal import LemmaResult
package import LemmaSite

/// What a render did.
package struct RenderOutcome: Sendable {
  package var diagnostics: [Diagnostic]
  /// For each article, why it ran or why it did not.
  package var explanations: [String]
  package var timings: [Timing]
  package var summary: String

  /// Whether every article is without errors, every block did what it should and every claim holds.
  package var isSuccess: Bool { diagnostics.isSuccess }

  /// A render that had nothing to do.
  init(unchanged paths: [String], diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
    explanations = paths.map { "\($0): did not run: nothing changed since the last render" }
    timings = []
    summary = "\(counted(paths.count, "article")), nothing changed"
  }

  init(articles: [Article], runs: [Execution], otherDiagnostics: [Diagnostic], timings: [Timing], summary: String) {
    diagnostics = otherDiagnostics + zip(articles, runs).flatMap { $0.diagnostics(of: $1) }
    explanations = zip(articles, runs).map { "\($0.path): \($1.reason.explanation)" }
    self.timings = timings
    self.summary = summary
  }
}

/// What a verification found.
package struct VerifyOutcome: Sendable {
  package var report: ClaimReport
  package var diagnostics: [Diagnostic]

  package var isSuccess: Bool { report.isSuccess && diagnostics.isSuccess }

  /// - Parameter runs: By article, its runs under the seeds.
  init(articles: [Article], runs: [[Execution]], otherDiagnostics: [Diagnostic]) {
    report = ClaimReport(
      runs: zip(articles, runs).flatMap { article, runs in
        runs.map { ClaimReport.Run(article: article.path, result: $0.result) }
      })
    // The same complaint under every seed is one complaint.
    diagnostics = otherDiagnostics
    for (article, runs) in zip(articles, runs) {
      for diagnostic in article.diagnostics + runs.flatMap(\.diagnostics) where !diagnostics.contains(diagnostic) {
        diagnostics.append(diagnostic)
      }
    }
  }
}

/// What a publication did.
package struct PublishOutcome: Sendable {
  package var report: ClaimReport
  package var diagnostics: [Diagnostic]
  package var summary: String

  package var isSuccess: Bool { report.isSuccess && diagnostics.isSuccess }

  init(_ verification: VerifyOutcome, summary: String) {
    report = verification.report
    diagnostics = verification.diagnostics
    self.summary = summary
  }
}

extension [Diagnostic] {
  fileprivate var isSuccess: Bool { !contains { $0.severity == .error } }
}

extension Reason {
  fileprivate var explanation: String {
    switch self {
    case .nothingToRun: "did not run: it has no code"
    case .cached: "did not run: its result is stored"
    default: description
    }
  }
}

extension Article {
  /// Everything that is wrong with the article and with its run, claims that do not hold included.
  fileprivate func diagnostics(of run: Execution) -> [Diagnostic] {
    diagnostics + run.diagnostics + run.result.claims.compactMap(diagnostic(for:))
  }

  private func diagnostic(for claim: Claim) -> Diagnostic? {
    switch claim.verdict {
    case .holds: nil
    case .fails:
      Diagnostic(
        "claim.failed", .error, "the claim \(claim.identifier) fails: \(claim.comparison)", hint: claim.statement,
        path: path, line: claim.line, column: 1, sourceLine: source.text(ofLine: claim.line))
    case .notReached:
      Diagnostic(
        "claim.not-reached", .error, "the claim \(claim.identifier) was not reached", hint: claim.statement, path: path,
        line: claim.line, column: 1, sourceLine: source.text(ofLine: claim.line))
    }
  }
}

extension Claim {
  /// "1.5 ≈ 1 ± 0.1 (margin −4)".
  fileprivate var comparison: String {
    if relation == .isTrue { return measured }
    let allowed = tolerance.map { " ± \($0)" } ?? ""
    let distance = margin.map { " (margin \(($0 * 1000).rounded() / 1000))" } ?? ""
    return "\(measured) \(relation.rawValue) \(expected)\(allowed)\(distance)"
  }
}

/// "1 article", "2 articles".
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
