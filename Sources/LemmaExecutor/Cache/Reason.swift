/// Why an article's program ran, or did not.
package enum Reason: Sendable, Equatable {
  /// A part of what a result depends on.
  package enum Change: Sendable, Equatable {
    /// By index.
    case block(Int)
    case blockCount(was: Int)
    case expressions
    case dataFile(String)
    case seed(was: UInt64)
    /// The article's path, or the sandbox.
    case surroundings
    case runtime
    case compiler
    case limits
  }

  /// The article has no Swift.
  case nothingToRun
  case cached
  case noEarlierResult
  case changed([Change])
  /// The earlier run met a limit, and such results are not kept.
  case notKept
  /// The stored result could not be read.
  case unreadableEntry
  /// Verification runs everything afresh.
  case verification

  package var ran: Bool { self != .cached && self != .nothingToRun }
}

extension Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .nothingToRun: "nothing to run"
    case .cached: "cached"
    case .noEarlierResult: "ran: no earlier result"
    case .changed(let changes): "ran: " + changes.map(\.description).joined(separator: ", ")
    case .notKept: "ran: the last run met a limit, and such results are not kept"
    case .unreadableEntry: "ran: the stored result could not be read"
    case .verification: "ran: verification runs afresh"
    }
  }
}

extension Reason.Change: CustomStringConvertible {
  package var description: String {
    switch self {
    case .block(let index): "block \(index + 1) changed"
    case .blockCount(let was): "the number of blocks changed (was \(was))"
    case .expressions: "an inline expression changed"
    case .dataFile(let name): "the file \(name) changed"
    case .seed(let was): "the seed changed (was \(was))"
    case .surroundings: "the article moved, or its sandbox changed"
    case .runtime: "the runtime's build changed"
    case .compiler: "the compiler changed"
    case .limits: "the limits changed"
    }
  }
}
