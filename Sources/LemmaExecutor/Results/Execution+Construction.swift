internal import LemmaDocument
internal import LemmaResult

extension Execution {
  init(result: ArticleResult, reason: Reason) {
    self.result = result
    self.reason = reason
    timings = Timings()
    diagnostics = []
  }

  /// The execution of a program, with what its author should know.
  init(result: ArticleResult, reason: Reason, code: ArticleCode) {
    self.init(result: result, reason: reason)
    diagnostics = result.warnings.map { diagnostic(of: $0, "block.warning", .warning, code) }
    for (index, block) in result.blocks.enumerated() {
      if block.state == .failed, let failure = block.failure {
        diagnostics.append(diagnostic(of: failure, "block.\(failure.kind.rawValue)", .error, code))
      }
      if block.state == .unexpectedlyCompleted {
        diagnostics.append(
          Diagnostic(
            "block.completed", .error, "the block announces an error but has none", hint: "Remove `error: true`.",
            path: code.source.path, line: code.blocks[index].fenceLine))
      }
    }
  }

  /// An article whose code the compiler does not accept.
  static func rejected(_ code: ArticleCode, _ problems: [Problem], job: PendingJob) -> Execution {
    var result = unreached(code, seed: job.job.seed)
    for problem in problems {
      guard let block = problem.place.block, result.blocks[block].failure == nil else { continue }
      result.blocks[block].state = .failed
      result.blocks[block].failure = problem.failure
    }
    MissingClaims.add(to: &result, code: code)
    var execution = Execution(result: result, reason: job.reason)
    execution.diagnostics = problems.map { $0.diagnostic(in: code.source) }
    return execution
  }

  /// An article that could not be run through no fault of its own.
  static func broken(_ code: ArticleCode, _ output: String, job: PendingJob) -> Execution {
    var result = unreached(code, seed: job.job.seed)
    let message = "the article could not be run: \(output.split(separator: "\n").first ?? "no message")"
    if let first = code.blocks.first(where: \.options.isEvaluated) {
      result.blocks[first.index].state = .failed
      result.blocks[first.index].failure = Failure(
        kind: .rejected, message: message, block: first.index, line: first.line)
    }
    MissingClaims.add(to: &result, code: code)
    var execution = Execution(result: result, reason: job.reason)
    execution.diagnostics = [
      Diagnostic("executor.failed", .error, message, hint: output, path: code.source.path)
    ]
    return execution
  }

  private static func unreached(_ code: ArticleCode, seed: UInt64) -> ArticleResult {
    ArticleResult(
      blocks: code.blocks.map { BlockResult(state: $0.options.isEvaluated ? .notReached : .skipped) },
      expressions: [DisplayValue?](repeating: nil, count: code.expressions.count), seed: seed)
  }

  private func diagnostic(
    of failure: Failure, _ identifier: String, _ severity: Diagnostic.Severity, _ code: ArticleCode
  ) -> Diagnostic {
    Diagnostic(
      identifier, severity, failure.message, path: code.source.path, line: failure.line, column: failure.column,
      sourceLine: failure.line.map(code.source.text(ofLine:)))
  }
}
