/// Reads the TeX of one formula: numbers its rows, and takes out labels, definitions, references and expressions.
///
/// The numbers follow amsmath: one per `equation` and `multline`, one per row of the others, none for starred forms and
/// for plain `$$`; `\tag` shows its argument and does not count; `\notag` suppresses; an empty last row does not count,
/// nor do the rows of nested environments.
struct FormulaReader {
  let placeholder: Placeholder
  let tex: TeXText
  let isDisplay: Bool
  var index = 0
  var braces: [Int] = []
  var environments: [(name: String, index: Int)] = []
  var scope: NumberedEnvironment?
  var row = EquationRow()
  var equations: [Formula.Equation] = []
  var labels: [Located<String>] = []
  var environment: String?
  var ledger: ArticleLedger

  private var copied = 0
  private var pending: [UInt8] = []
  private var segments: [Formula.Segment] = []
  private(set) var holdsDefinitions = false

  init(_ placeholder: Placeholder, isDisplay: Bool, environment: String?, text: ReadableText, ledger: ArticleLedger) {
    self.placeholder = placeholder
    self.isDisplay = isDisplay
    self.environment = environment
    self.ledger = ledger
    tex = TeXText(bytes: placeholder.bytes(of: placeholder.content, in: text.bytes))
  }

  /// The formula; none where it held nothing but definitions.
  mutating func read() -> Formula? {
    while index < tex.bytes.count { step() }
    if scope == nil { finishRow() }
    let written = ledger.text.string(tex.bytes)
    if copied == 0, pending.isEmpty, segments.isEmpty {
      // Nothing was taken out or put in, as in most formulas.
      segments.append(.tex(written))
    } else {
      copy(upTo: tex.bytes.count)
      endSegment()
    }
    reportOpenings()
    if holdsDefinitions, equations.isEmpty, segments.allSatisfy(\.isBlank) { return nil }
    return Formula(
      isDisplay: isDisplay, environment: environment, tex: written, range: placeholder.range, segments: segments,
      equations: equations)
  }

  private mutating func step() {
    switch tex.bytes[index] {
    case UInt8(ascii: "\\"): readCommand()
    case UInt8(ascii: "{"):
      braces.append(index)
      advance()
    case UInt8(ascii: "}"):
      if braces.popLast() == nil { report(.strayBrace, at: index) }
      advance()
    case UInt8(ascii: "%"):
      while index < tex.bytes.count, tex.bytes[index] != UInt8(ascii: "\n") { index += 1 }
    case UInt8(ascii: "$"):
      if braces.isEmpty { report(.dollarInFormula, at: index) }
      advance()
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
    default: advance()
    }
  }

  private mutating func advance() {
    row.hasContent = true
    index += 1
  }

  private mutating func reportOpenings() {
    // One slip opens everything after it: only the first is told.
    if let open = braces.first { report(.unclosedBrace, at: open) }
    if let open = environments.first { report(.unclosedEnvironment(open.name), at: open.index) }
  }

  // MARK: - What is written

  /// Copies the TeX up to `end` into what is typeset.
  mutating func copy(upTo end: Int) {
    if copied < end { pending += tex.bytes[copied..<end] }
    copied = max(copied, end)
  }

  /// Leaves the TeX from `start` to `end` out.
  mutating func drop(_ start: Int, _ end: Int) {
    copy(upTo: start)
    copied = end
    index = end
  }

  mutating func write(_ text: String) { pending += Array(text.utf8) }

  mutating func write(_ segment: Formula.Segment) {
    endSegment()
    segments.append(segment)
  }

  private mutating func endSegment() {
    if !pending.isEmpty { segments.append(.tex(ledger.text.string(pending))) }
    pending.removeAll(keepingCapacity: true)
  }

  mutating func noteDefinition() { holdsDefinitions = true }

  func string(_ range: Range<Int>) -> String { ledger.text.string(tex.bytes[range]) }

  func report(_ problem: Problem, at index: Int) {
    ledger.problems.append(Located(problem, at: placeholder.offset(ofContentByte: index)))
  }
}

extension Formula.Segment {
  fileprivate var isBlank: Bool {
    if case .tex(let text) = self { text.allSatisfy(\.isWhitespace) } else { false }
  }
}
