/// Something the author should know, with its place and a way out.
package struct Diagnostic: Sendable, Equatable {
  package enum Severity: String, Sendable, Comparable {
    case note, warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A stable name such as `label.undefined`.
  package var identifier: String
  package var severity: Severity
  /// The file as the user named it; none for a problem that has no file.
  package var path: String?
  /// Line and column from 1, in UTF-8 bytes.
  package var line: Int?
  package var column: Int?
  /// One line, lower case, no full stop.
  package var message: String
  /// A way out, in a sentence.
  package var hint: String?
  /// The source line, for the excerpt.
  package var sourceLine: String?

  package init(
    _ identifier: String, _ severity: Severity, _ message: String, hint: String? = nil, path: String? = nil,
    line: Int? = nil, column: Int? = nil, sourceLine: String? = nil
  ) {
    self.identifier = identifier
    self.severity = severity
    self.message = message
    self.hint = hint
    self.path = path
    self.line = line
    self.column = column
    self.sourceLine = sourceLine
  }

  /// A diagnostic about the byte at `offset` of `source`.
  package init(
    _ identifier: String, _ severity: Severity, _ message: String, hint: String? = nil, in source: Source,
    at offset: Int
  ) {
    let place = source.location(at: offset)
    self.init(
      identifier, severity, message, hint: hint, path: source.path, line: place.line, column: place.column,
      sourceLine: source.text(ofLine: place.line))
  }
}
