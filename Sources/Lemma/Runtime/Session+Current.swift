internal import Synchronization

extension Session {
  @TaskLocal private static var replacement: Session?
  private static let process = Mutex<Session>(Session())

  /// The session that `show`, `claim`, `plot` and `table` report to.
  package static var current: Session { replacement ?? process.withLock { $0 } }

  /// Makes `session` the one of this process.
  static func start(_ session: Session) { process.withLock { $0 = session } }

  /// Runs `body` with `session` as the current one, for this task only.
  package static func withCurrent<Value>(_ session: Session, _ body: () throws -> Value) rethrows -> Value {
    try $replacement.withValue(session, operation: body)
  }
}

/// The article's seed: what its front matter says, or another one where claims are tried under many seeds.
///
/// `var generator = SeededGenerator(seed: seed)` makes an article's random numbers the same in every run.
public var seed: UInt64 { Session.current.seed }
