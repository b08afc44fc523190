internal import LemmaDocument
internal import LemmaResult
internal import Synchronization

/// All articles of one call: what is stored is taken, the rest compiled and run side by side.
struct Batch {
  let executor: Executor
  let articles: [Article]
  let freshly: Bool
  let progress: @Sendable (ExecutionProgress) -> Void

  func run(_ jobs: [Job]) throws(ExecutorError) -> [Execution] {
    let codes = articles.enumerated().map { ArticleCode($1, number: $0) }
    var executions = [Execution?](repeating: nil, count: jobs.count)
    var pending: [PendingJob] = []
    for (index, job) in jobs.enumerated() {
      switch prepare(job, code: codes[job.article], index: index) {
      case .done(let execution): executions[index] = execution
      case .pending(let job): pending.append(job)
      }
    }
    if !pending.isEmpty {
      progress(.started(articles: Set(pending.map(\.job.article)).count))
      for (index, execution) in try carryOut(pending, codes: codes) { executions[index] = execution }
    }
    return executions.compactMap { $0 }
  }

  private enum Preparation {
    case done(Execution)
    case pending(PendingJob)
  }

  private func prepare(_ job: Job, code: ArticleCode, index: Int) -> Preparation {
    let blank = ArticleResult(
      blocks: code.blocks.map { _ in BlockResult(state: .skipped) },
      expressions: [DisplayValue?](repeating: nil, count: code.expressions.count), seed: job.seed)
    guard !code.isEmpty else { return .done(Execution(result: blank, reason: .nothingToRun)) }
    let key = CacheKey(
      code: code, seed: job.seed, surroundings: surroundings(of: code), identity: executor.identity,
      limits: executor.configuration.limits)
    var pending = PendingJob(job: job, index: index, key: key, reason: .verification, warning: nil)
    guard !freshly else { return .pending(pending) }
    switch executor.cache?.lookup(key, code: code) {
    case .found(let result):
      return .done(Execution(result: result, reason: .cached, code: code))
    case .missing(let reason): pending.reason = reason
    case .unreadable(let file):
      pending.reason = .unreadableEntry
      pending.warning = Diagnostic(
        "cache.unreadable", .warning, "the stored result \(file) cannot be read",
        hint: "It was computed anew and replaced.", path: code.source.path)
    case nil: pending.reason = .noEarlierResult
    }
    return .pending(pending)
  }

  private func surroundings(of code: ArticleCode) -> String {
    "\(executor.configuration.isUnsandboxed) \(code.source.path)"
  }

  private func carryOut(
    _ pending: [PendingJob], codes: [ArticleCode]
  ) throws(ExecutorError) -> [Int: Execution] {
    try executor.sandbox.check()
    do {
      ScratchFolder.removeAbandoned(in: executor.configuration.scratchParent)
      let scratch = try ScratchFolder(in: executor.configuration.scratchParent)
      let modules = try CompiledModules(
        beside: executor.runtime, cacheFolder: executor.cache?.folder ?? scratch.folder("cache"))
      let compiler = try Compiler(
        toolchain: executor.toolchain, runtime: executor.runtime, scratch: scratch, modules: modules)
      let queue = WorkQueue(threads: executor.configuration.jobs)
      let stage = RunStage(executor: executor, pending: pending, scratch: scratch, queue: queue, progress: progress)
      let compilation = Compilation(compiler: compiler) { stage.take($0) }
      let parsed = Set(pending.map(\.job.article)).sorted().map { codes[$0].parsed() }
      compilation.start(parsed, on: queue, units: executor.configuration.jobs)
      queue.drain()
      return stage.executions
    } catch {
      throw .fileProblem(message: (error as? FileError)?.message ?? String(describing: error))
    }
  }
}

/// A job without a stored result.
struct PendingJob {
  var job: Job
  /// Position among the executions.
  var index: Int
  var key: CacheKey
  var reason: Reason
  var warning: Diagnostic?
}
