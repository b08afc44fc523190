package import LemmaDocument
package import LemmaResult

/// One run of one article, or the stored result of an earlier one.
package struct Execution: Sendable {
  /// Seconds of wall-clock time.
  package struct Timings: Sendable, Equatable {
    /// The compilation that made the program's library, shared with the articles of its batch.
    package var compilation = 0.0
    /// The process, from its start to its end.
    package var running = 0.0
  }

  package var result: ArticleResult
  package var reason: Reason
  package var timings: Timings
  /// Rejected code, failed blocks and the compiler's warnings, with their places.
  package var diagnostics: [Diagnostic]
}

extension Execution {
  /// The execution of an article without code.
  package init(withoutProgram article: Article) {
    self.init(
      result: ArticleResult(blocks: [], expressions: [], seed: article.seed), reason: .nothingToRun, timings: Timings(),
      diagnostics: [])
  }
}

/// What is going on, for a progress display.
package enum ExecutionProgress: Sendable, Equatable {
  /// How many articles have to run.
  case started(articles: Int)
  case finished(path: String)
}
