/// An article's text with its formulas taken out: what cmark reads, and the way back to the file.
struct ScannedText: Sendable {
  /// What cmark reads.
  var bytes: [UInt8]
  var placeholders: [Placeholder]
  var alphabet: PlaceholderAlphabet
  /// Lines of `bytes` and lines of the file differ by the lines that formulas swallow.
  var lines: LineMap
  var problems: [Located<Problem>]

  /// Text that is given to cmark as it stands.
  init(verbatim bytes: [UInt8]) {
    self.bytes = bytes
    placeholders = []
    alphabet = PlaceholderAlphabet(avoiding: [])
    lines = LineMap(text: bytes, stretches: [LineMap.Stretch(text: 0, file: 0)])
    problems = []
  }

  init(
    bytes: [UInt8], placeholders: [Placeholder], alphabet: PlaceholderAlphabet, lines: LineMap,
    problems: [Located<Problem>]
  ) {
    self.bytes = bytes
    self.placeholders = placeholders
    self.alphabet = alphabet
    self.lines = lines
    self.problems = problems
  }
}

/// Something and the byte of the file where it stands.
struct Located<Value: Sendable>: Sendable {
  var value: Value
  var offset: Int

  init(_ value: Value, at offset: Int) {
    self.value = value
    self.offset = offset
  }
}
