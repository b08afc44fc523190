/// What the formulas of an article have in common while they are read in document order.
final class ArticleLedger {
  let text: ReadableText
  var problems: [Located<Problem>] = []
  var macros: [Macro] = []
  var expressions: [SwiftExpression] = []
  /// The next automatic number.
  var nextNumber = 1

  init(text: ReadableText, macros: [Macro]) {
    self.text = text
    self.macros = macros
  }

  func define(_ macro: Macro, at offset: Int) {
    if let earlier = macros.last(where: { $0.name == macro.name }) {
      if earlier == macro { return }
      problems.append(Located(.redefinedMacro(macro.name), at: offset))
    }
    macros.append(macro)
  }

  /// The index of a new expression.
  func add(code: String, range: Range<Int>, isInFormula: Bool) -> Int {
    let index = expressions.count
    expressions.append(
      SwiftExpression(index: index, code: code, range: range, followsBlocks: 0, isInFormula: isInFormula))
    return index
  }
}
