/// What each placeholder means, settled before cmark's tree is converted.
struct Resolution {
  enum Meaning {
    case formula(Int)
    case swift(Int)
    case reference(label: String, parentheses: Bool, offset: Int)
    case destination(offset: Int)
    /// A formula that held only definitions.
    case nothing
    /// The author's bytes: it stands where math has no meaning.
    case verbatim
  }

  private(set) var meanings: [Meaning] = []
  private(set) var formulas: [Formula] = []
  /// Labels in formulas, in document order.
  private(set) var labels: [[Located<String>]] = []
  let ledger: ArticleLedger

  /// - Parameter isUsed: Whether the placeholder stands where it means something.
  init(_ placeholders: [Placeholder], text: ReadableText, macros: [Macro], isUsed: (Int) -> Bool) {
    ledger = ArticleLedger(text: text, macros: macros)
    meanings.reserveCapacity(placeholders.count)
    for (index, placeholder) in placeholders.enumerated() {
      meanings.append(isUsed(index) ? meaning(of: placeholder) : .verbatim)
    }
  }

  private mutating func meaning(of placeholder: Placeholder) -> Meaning {
    let text = ledger.text
    switch placeholder.kind {
    case .formula(let isDisplay, let environment):
      var reader = FormulaReader(
        placeholder, isDisplay: isDisplay, environment: environment, text: text, ledger: ledger)
      guard let formula = reader.read() else { return .nothing }
      formulas.append(formula)
      labels.append(reader.labels)
      return .formula(formulas.count - 1)
    case .expression:
      let code = text.string(placeholder.bytes(of: placeholder.content, in: text.bytes))
      return .swift(ledger.add(code: code, range: placeholder.content, isInFormula: false))
    case .reference(let parentheses):
      return .reference(
        label: text.string(placeholder.content).trimmed, parentheses: parentheses, offset: placeholder.range.lowerBound)
    case .destination: return .destination(offset: placeholder.range.lowerBound)
    }
  }
}
