/// The last words of a program, taken out of what it printed on standard error.
package struct FatalMessage: Equatable {
  package var text: String
  /// Where the program's own text raised it, if it did.
  package var file: String?
  package var line: Int?
  /// The printed text without the message.
  package var rest: String

  private static let marks = ["Fatal error", "Precondition failed", "Assertion failed"]
  private static let trace = "Current stack trace:\n"

  /// None where the text ends without such a message.
  package init?(in printed: String) {
    let found = Self.marks.flatMap { printed.ranges(of: $0) }.filter { Self.stands($0, in: printed) }
    guard let range = found.max(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
    let lineStart = printed[..<range.lowerBound].lastIndex(of: "\n").map(printed.index(after:)) ?? printed.startIndex
    rest = String(printed[..<lineStart])
    var message = printed[range.upperBound...]
    if let trace = message.firstRange(of: Self.trace) { message = message[..<trace.lowerBound] }
    text = message.hasPrefix(": ") ? String(message.dropFirst(2)) : String(message)
    while text.last?.isNewline ?? false { text.removeLast() }
    // Without words, as after `fatalError()`.
    if text.isEmpty || text == ":" { text = printed[range].lowercased() }
    place(String(printed[lineStart..<range.lowerBound]))
  }

  /// At the start of a line, or behind `file:line: `.
  private static func stands(_ range: Range<String.Index>, in text: String) -> Bool {
    let before = text[..<range.lowerBound]
    return before.isEmpty || before.hasSuffix("\n") || before.hasSuffix(": ")
  }

  private mutating func place(_ prefix: String) {
    let parts = prefix.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = Int(parts[parts.count - 2]) else { return }
    file = parts.dropLast(2).joined(separator: ":")
    line = number
  }

  /// What `swift_errorInMain` says of an error that a script did not catch.
  package var thrownError: String? {
    let mark = "Error raised at top level: "
    return text.hasPrefix(mark) ? String(text.dropFirst(mark.count)) : nil
  }
}
