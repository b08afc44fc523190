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
  package var isSuccess: Bool { !diagnostics.contains { $0.severity == .error } }

  init(unchanged articles: Int, paths: [String], diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
    explanations = paths.map { "\($0): did not run, nothing changed since the last render" }
    timings = []
    summary = "\(counted(articles, "article")), nothing changed"
  }

  init(diagnostics: [Diagnostic], explanations: [String], timings: [Timing], summary: String) {
    self.diagnostics = diagnostics
    self.explanations = explanations
    self.timings = timings
    self.summary = summary
  }
}

/// What a verification found.
package struct VerifyOutcome: Sendable {
  package var report: ClaimReport
  package var diagnostics: [Diagnostic]

  package var isSuccess: Bool { report.isSuccess && !diagnostics.contains { $0.severity == .error } }
}

/// What a publication did.
package struct PublishOutcome: Sendable {
  package var report: ClaimReport
  package var diagnostics: [Diagnostic]
  package var summary: String

  package var isSuccess: Bool { report.isSuccess && !diagnostics.contains { $0.severity == .error } }
}

/// "1 article", "2 articles".
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
