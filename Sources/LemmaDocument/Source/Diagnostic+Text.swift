extension Diagnostic {
  /// The diagnostic for a terminal: place, severity and message in the form compilers use, the source line with a caret,
  /// and the hint.
  package func rendered(colored: Bool) -> String {
    var place = path ?? "lemma"
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    let severity = colored ? "\u{1B}[\(colour)m\(self.severity.rawValue):\u{1B}[0m" : self.severity.rawValue + ":"
    return "\(place): \(severity) \(message)\n" + excerpt + (hint.map { "  hint: \($0)\n" } ?? "")
  }

  private var colour: String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;35"
    case .note: "1;36"
    }
  }

  /// The source line with a caret under the column.
  private var excerpt: String {
    guard let line, let sourceLine else { return "" }
    let number = String(line)
    let gutter = String(repeating: " ", count: number.count)
    let caret = column.map { "  \(gutter) | \(indentation(toColumn: $0, in: sourceLine))^\n" } ?? ""
    return "  \(number) | \(sourceLine)\n" + caret
  }

  /// Blanks as wide as what stands before the column; a tab stays a tab, a Chinese character is two cells wide.
  private func indentation(toColumn column: Int, in text: String) -> String {
    let before = text.utf8.prefix(max(0, column - 1))
    return String(decoding: before, as: UTF8.self).unicodeScalars.map { scalar in
      if scalar == "\t" { return "\t" }
      let isWide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || (0x1F300...0x1FAFF).contains(scalar.value) || (0x20000...0x3FFFD).contains(scalar.value)
      return isWide ? "  " : " "
    }.joined()
  }
}
