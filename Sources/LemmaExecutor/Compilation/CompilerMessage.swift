/// One message of the compiler.
package struct CompilerMessage: Equatable {
  package enum Severity: String { case error, warning, note }

  package var severity: Severity
  package var text: String
  package var file: String?
  package var line: Int
  package var column: Int?

  /// All messages in the compiler's output; excerpts are left out, the source has them.
  package static func messages(in output: String) -> [CompilerMessage] {
    output.split(separator: "\n").compactMap { CompilerMessage(String($0)) }
  }

  package init(severity: Severity, text: String, file: String?, line: Int, column: Int?) {
    self.severity = severity
    self.text = text
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column: error: text [#group]`, or `error: text`.
  private init?(_ line: String) {
    for severity in [Severity.error, .warning, .note] {
      let mark = "\(severity.rawValue): "
      if line.hasPrefix(mark) {
        self.init(
          severity: severity, text: Self.withoutGroup(String(line.dropFirst(mark.count))), file: nil, line: 0,
          column: nil)
        return
      }
      guard let range = line.firstRange(of: ": " + mark), let place = Self.place(line[..<range.lowerBound]) else {
        continue
      }
      self.init(
        severity: severity, text: Self.withoutGroup(String(line[range.upperBound...])), file: place.file,
        line: place.line, column: place.column)
      return
    }
    return nil
  }

  private static func place(_ text: Substring) -> (file: String, line: Int, column: Int?)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2, let last = Int(parts[parts.count - 1]) else { return nil }
    if parts.count >= 3, let line = Int(parts[parts.count - 2]) {
      return (parts.dropLast(2).joined(separator: ":"), line, last)
    }
    return (parts.dropLast().joined(separator: ":"), last, nil)
  }

  private static func withoutGroup(_ text: String) -> String {
    guard text.hasSuffix("]"), let start = text.lastRange(of: " [#") else { return text }
    return String(text[..<start])
  }
}

extension String {
  fileprivate func lastRange(of text: String) -> Index? {
    ranges(of: text).last?.lowerBound
  }
}
