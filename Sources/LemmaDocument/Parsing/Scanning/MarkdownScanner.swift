/// Takes formulas, inline expressions and references out of an article before cmark reads it.
///
/// One pass over the bytes, line by line. It knows just enough of CommonMark to leave code alone and to see where a
/// paragraph ends: quotes, list items, fences, indented code, comments, code spans, escapes, tags. Where it errs on the
/// generous side no harm is done: a placeholder that ends up in code, an address or an attribute is turned back into
/// the author's bytes when cmark's tree is converted.
struct MarkdownScanner {
  let bytes: [UInt8]
  let end: Int
  /// Where the current line begins.
  var position: Int
  var containers: [Container] = []
  var leaf = Leaf.none
  /// The current text ends with its line (a heading).
  var isSingleLine = false
  /// Runs of `*` and `~` in running text.
  var runs: [Range<Int>] = []
  var problems: [Located<Problem>] = []
  /// Up to where a search for the closing run of that many backticks is known to fail.
  var spanSearchFails = [Int](repeating: 0, count: 65)
  /// Up to where a search for a closing delimiter is known to fail.
  var closeSearchFails: [FormulaDelimiter: Int] = [:]

  private var output: [UInt8] = []
  /// The bytes before this offset are in the output.
  private(set) var copied: Int
  private var stretches: [LineMap.Stretch]
  private var placeholders: [Placeholder] = []
  private var alphabet: PlaceholderAlphabet

  init(_ text: ReadableText, from start: Int) {
    bytes = text.bytes
    end = text.bytes.count
    position = start
    copied = start
    stretches = [LineMap.Stretch(text: 0, file: start)]
    alphabet = PlaceholderAlphabet(avoiding: text.privateScalars)
    output.reserveCapacity(end - start + 64)
  }

  /// The text for cmark.
  mutating func scan() -> ScannedText {
    while position < end { scanLine() }
    leaveFence()
    copy(upTo: end)
    let joined = EmphasisJoiner(alphabet: alphabet).join(output, runs: runs)
    return ScannedText(
      bytes: joined, placeholders: placeholders, alphabet: alphabet,
      lines: LineMap(text: output, stretches: stretches), problems: problems)
  }

  func byte(at offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  private mutating func copy(upTo offset: Int) {
    if copied < offset { output += bytes[copied..<offset] }
    copied = offset
  }

  /// Puts a placeholder where `placeholder.range` stands, and returns the offset after it.
  mutating func replace(with placeholder: Placeholder) -> Int {
    guard let scalar = alphabet.allocate() else {
      if !isFull {
        problems.append(Located(.tooManyFormulas, at: placeholder.range.lowerBound))
      }
      isFull = true
      return placeholder.range.upperBound
    }
    copy(upTo: placeholder.range.lowerBound)
    PlaceholderAlphabet.append(scalar, to: &output)
    copied = placeholder.range.upperBound
    stretches.append(LineMap.Stretch(text: output.count, file: copied))
    placeholders.append(placeholder)
    return copied
  }

  private var isFull = false

  /// Notes a run of delimiters for the emphasis rules, in offsets of the output.
  mutating func note(run: Range<Int>) {
    let shift = output.count - copied
    runs.append((run.lowerBound + shift)..<(run.upperBound + shift))
  }

  mutating func report(_ problem: Problem, at offset: Int) {
    problems.append(Located(problem, at: offset))
  }
}
