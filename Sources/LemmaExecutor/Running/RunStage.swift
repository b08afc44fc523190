internal import LemmaDocument
internal import LemmaResult
internal import Synchronization

/// Runs what has been compiled, and turns what could not be into results.
final class RunStage: Sendable {
  private let executor: Executor
  private let pending: [PendingJob]
  private let scratch: ScratchFolder
  private let queue: WorkQueue
  private let progress: @Sendable (ExecutionProgress) -> Void
  private let finished = Mutex<[Int: Execution]>([:])
  private let count = Atomic(0)

  init(
    executor: Executor, pending: [PendingJob], scratch: ScratchFolder, queue: WorkQueue,
    progress: @escaping @Sendable (ExecutionProgress) -> Void
  ) {
    self.executor = executor
    self.pending = pending
    self.scratch = scratch
    self.queue = queue
    self.progress = progress
  }

  var executions: [Int: Execution] { finished.withLock { $0 } }

  func take(_ outcome: Compilation.Outcome) {
    switch outcome {
    case .compiled(let attempt, let library, let warnings, let seconds):
      let article = CompiledArticle(attempt: attempt, library: library, warnings: warnings, seconds: seconds)
      for job in jobs(of: attempt) { queue.add { [self] _ in run(article, job) } }
    case .rejected(let attempt, let problems):
      for job in jobs(of: attempt) { finish(job, attempt.code, .rejected(attempt.code, problems, job: job)) }
    case .broken(let attempt, let output):
      for job in jobs(of: attempt) { finish(job, attempt.code, .broken(attempt.code, output, job: job)) }
    }
  }

  private func jobs(of attempt: Attempt) -> [PendingJob] { pending.filter { $0.job.article == attempt.code.number } }

  private func run(_ article: CompiledArticle, _ job: PendingJob) {
    let code = article.attempt.code
    let run = ArticleRun(executor: executor, article: article, seed: job.job.seed, scratch: scratch)
    do {
      let (result, seconds) = try run.result { count.add(1, ordering: .relaxed).newValue }
      var execution = Execution(result: result, reason: job.reason, code: code)
      execution.timings = Execution.Timings(compilation: article.seconds, running: seconds)
      do { try executor.cache?.store(result, key: job.key, code: code) } catch {
        let message = "the result cannot be stored: \((error as? FileError)?.message ?? String(describing: error))"
        execution.diagnostics.append(Diagnostic("cache.unwritable", .warning, message, path: code.source.path))
      }
      finish(job, code, execution)
    } catch {
      finish(job, code, .broken(code, (error as? FileError)?.message ?? String(describing: error), job: job))
    }
  }

  private func finish(_ job: PendingJob, _ code: ArticleCode, _ execution: Execution) {
    var execution = execution
    if let warning = job.warning { execution.diagnostics.append(warning) }
    finished.withLock { $0[job.index] = execution }
    progress(.finished(path: code.source.path))
  }
}

/// An article's library.
struct CompiledArticle {
  var attempt: Attempt
  var library: String
  var warnings: [Problem]
  /// How long the compilation took.
  var seconds: Double
}
