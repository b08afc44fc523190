/// The bytes of an article as the parser reads them: valid UTF-8, every byte at its place in the file.
///
/// A byte that is not UTF-8 becomes U+0000, which markdown reads as U+FFFD: the replacement is one byte long as well,
/// so offsets into this text are offsets into the file.
struct ReadableText: Sendable {
  let bytes: [UInt8]
  /// Where the file is not UTF-8.
  let invalid: [Range<Int>]
  /// Scalars of the supplementary private-use planes that the author wrote; placeholders must avoid them.
  let privateScalars: Set<UInt32>
  private let containsNull: Bool

  init(_ bytes: [UInt8]) {
    let survey = UTF8Survey(bytes)
    var repaired = bytes
    for range in survey.invalid { for offset in range { repaired[offset] = 0 } }
    self.bytes = repaired
    invalid = survey.invalid
    containsNull = survey.containsNull || !survey.invalid.isEmpty
    privateScalars = survey.containsPlaneFifteenOrAbove ? PrivateScalars.all(in: repaired) : []
  }

  func string(_ range: Range<Int>) -> String { string(bytes[range]) }

  func string(_ slice: some Collection<UInt8>) -> String {
    let text = String(decoding: slice, as: UTF8.self)
    guard containsNull else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}
