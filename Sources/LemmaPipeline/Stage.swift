/// The stages of a render, in order. Progress, timings and the code use these names.
package enum Stage: String, Sendable, CaseIterable {
  case discover, read, resolve, execute, render, write

  /// From 1.
  package var number: Int { (Stage.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// Where a command is.
package struct Progress: Sendable {
  package var stage: Stage
  package var text: String
  package var isFinished: Bool

  package init(stage: Stage, text: String, isFinished: Bool = false) {
    self.stage = stage
    self.text = text
    self.isFinished = isFinished
  }
}

/// How long a stage took.
package struct Timing: Sendable, CustomStringConvertible {
  package var stage: Stage
  package var seconds: Double

  package var description: String {
    "\(stage.rawValue): \((seconds * 10_000).rounded() / 10) ms"
  }
}

/// Announces stages and keeps their times.
struct StageClock {
  private let progress: @Sendable (Progress) -> Void
  private(set) var timings: [Timing] = []
  private let clock = ContinuousClock()

  init(progress: @escaping @Sendable (Progress) -> Void) {
    self.progress = progress
  }

  mutating func run<Value>(_ stage: Stage, _ text: String, _ work: () throws -> Value) rethrows -> Value {
    progress(Progress(stage: stage, text: text))
    let start = clock.now
    defer {
      let duration = start.duration(to: clock.now)
      timings.append(Timing(stage: stage, seconds: duration / .seconds(1)))
    }
    return try work()
  }

  func finish() {
    progress(Progress(stage: .write, text: "", isFinished: true))
  }
}
