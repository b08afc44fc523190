internal import LemmaDocument
internal import LemmaResult

/// Compiles many articles side by side, so that one article's error costs the others nothing but a second round.
struct Compilation: Sendable {
  /// How an article came out.
  enum Outcome {
    case compiled(Attempt, library: String, warnings: [Problem], seconds: Double)
    case rejected(Attempt, problems: [Problem])
    /// The compiler itself failed, with what it wrote.
    case broken(Attempt, output: String)
  }

  let compiler: Compiler
  let report: @Sendable (Outcome) -> Void

  /// Adds everything that has to be compiled to the queue.
  func start(_ articles: [ArticleCode], on queue: WorkQueue, units: Int) {
    var together: [Attempt] = []
    for code in articles {
      guard let attempt = checked(code) else { continue }
      if attempt.program.standsAlone { start(attempt, on: queue) } else { together.append(attempt) }
    }
    for unit in Self.balanced(together, into: units) { add(unit, to: queue) }
  }

  /// The attempt, unless the text is not Swift at all.
  private func checked(_ code: ArticleCode) -> Attempt? {
    let problems = (try? GrammarCheck(compiler: compiler).problems(in: code)) ?? []
    var expected: [Int: Failure] = [:]
    for problem in problems {
      guard let block = problem.place.block, problem.place.expression == nil, code.blocks[block].options.expectsError
      else {
        report(.rejected(Attempt(code: code), problems: problems))
        return nil
      }
      if expected[block] == nil { expected[block] = problem.failure }
    }
    return Attempt(code: code, leavingOut: expected)
  }

  /// Groups of about the same length of text.
  private static func balanced(_ attempts: [Attempt], into count: Int) -> [[Attempt]] {
    var groups = [[Attempt]](repeating: [], count: max(1, min(count, attempts.count)))
    var lengths = [Int](repeating: 0, count: groups.count)
    for attempt in attempts.sorted(by: { $0.program.text.count > $1.program.text.count }) {
      let shortest = lengths.indices.min { lengths[$0] < lengths[$1] } ?? 0
      groups[shortest].append(attempt)
      lengths[shortest] += attempt.program.text.count
    }
    return groups.filter { !$0.isEmpty }
  }

  private func add(_ unit: [Attempt], to queue: WorkQueue) {
    queue.add { queue in compile(unit, on: queue) }
  }

  /// Compiles an article by itself, unless it is known to be wrong.
  private func start(_ attempt: Attempt, on queue: WorkQueue) {
    let problems = attempt.hiddenProblems
    if problems.isEmpty { add([attempt], to: queue) } else { retry(attempt, errors: problems, on: queue) }
  }

  private func compile(_ unit: [Attempt], on queue: WorkQueue) {
    let start = Clock.now()
    do {
      switch try compiler.compile(unit.map(\.program)) {
      case .library(let path, let messages):
        for attempt in unit {
          let warnings = Problem.problems(in: messages, map: attempt.program.map).filter { $0.severity == .warning }
          report(.compiled(attempt, library: path, warnings: warnings, seconds: Clock.now() - start))
        }
      case .rejected(let messages, let output): sort(unit, messages: messages, output: output, on: queue)
      }
    } catch {
      let text = (error as? FileError)?.message ?? String(describing: error)
      for attempt in unit { report(.broken(attempt, output: text)) }
    }
  }

  /// Takes the rejected articles out and compiles the others again.
  private func sort(_ unit: [Attempt], messages: [CompilerMessage], output: String, on queue: WorkQueue) {
    var innocent: [Attempt] = []
    for attempt in unit {
      let errors = Problem.problems(in: messages, map: attempt.program.map).filter { $0.severity == .error }
      if errors.isEmpty { innocent.append(attempt) } else { retry(attempt, errors: errors, on: queue) }
    }
    if innocent.isEmpty { return }
    if innocent.count < unit.count { return add(innocent, to: queue) }
    // Nobody in particular is at fault: each for itself.
    if unit.count > 1 { return unit.forEach { add([$0], to: queue) } }
    report(.broken(unit[0], output: output))
  }

  private func retry(_ attempt: Attempt, errors: [Problem], on queue: WorkQueue) {
    var attempt = attempt
    if attempt.proceed(after: errors) {
      start(attempt, on: queue)
    } else {
      report(.rejected(attempt, problems: attempt.problems))
    }
  }
}
