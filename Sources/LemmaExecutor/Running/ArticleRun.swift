internal import LemmaDocument
internal import LemmaResult

/// One compiled article under one seed.
struct ArticleRun {
  let executor: Executor
  let article: CompiledArticle
  let seed: UInt64
  let scratch: ScratchFolder

  private var code: ArticleCode { article.attempt.code }

  /// The result, and how many seconds it took.
  ///
  /// A block that said it would fail may end the program. The program then runs once more without it, so that the rest
  /// of the article has its results.
  func result(number: () -> Int) throws -> (ArticleResult, Double) {
    var expected: [Int: BlockResult] = [:]
    var seconds = 0.0
    while true {
      let report = try worker.run(skipping: expected.keys.sorted(), scratch: scratch, number: number())
      seconds += report.duration
      var result = assembled(report, skipped: Set(expected.keys))
      if let block = endingBlock(in: result, of: report), expected[block] == nil {
        expected[block] = result.blocks[block]
        continue
      }
      for (index, block) in expected { result.blocks[index] = block }
      complete(&result)
      return (result, seconds)
    }
  }

  private var worker: WorkerRun {
    let configuration = executor.configuration
    return WorkerRun(
      runtime: executor.runtime, toolchain: executor.toolchain, sandbox: executor.sandbox,
      limits: configuration.limits, library: article.library, entry: article.attempt.program.entry, seed: seed,
      directory: resolvingLinks(code.source.path.parentFolder),
      blockSeconds: code.blocks.map { $0.options.timeout ?? configuration.limits.blockSeconds },
      cores: configuration.jobs)
  }

  private func assembled(_ report: WorkerRun.Report, skipped: Set<Int>) -> ArticleResult {
    let finder = FailureFinder(
      code: code, program: article.attempt.program,
      symbolizer: Symbolizer(toolchain: executor.toolchain, library: article.library),
      limits: executor.configuration.limits)
    let (failure, standardError) = finder.failure(of: report)
    return ResultAssembler.result(
      of: report, failure: failure, standardError: standardError, code: code, seed: seed,
      absent: skipped.union(article.attempt.leftOut.keys), limits: executor.configuration.limits)
  }

  /// The block that ended the program, if it said it would fail.
  private func endingBlock(in result: ArticleResult, of report: WorkerRun.Report) -> Int? {
    guard report.ending != .ended(.exited(0)) || report.status.signal != 0 else { return nil }
    let block = report.status.block
    guard result.blocks.indices.contains(block), result.blocks[block].state == .failedAsExpected else { return nil }
    return block
  }

  private func complete(_ result: inout ArticleResult) {
    for (index, failure) in article.attempt.leftOut {
      result.blocks[index] = BlockResult(state: .failedAsExpected, failure: failure)
    }
    result.warnings = article.warnings.map(\.failure)
    MissingClaims.add(to: &result, code: code)
  }
}
