/// What is known of a row of a display while it is read.
struct EquationRow {
  /// The author's `\tag`.
  var tag: String?
  var isSuppressed = false
  var labels: [Located<String>] = []
  /// Something other than white space and comments stands in it.
  var hasContent = false

  /// Nothing at all: what an author's last `\\` leaves behind.
  var isEmpty: Bool { !hasContent && tag == nil && labels.isEmpty }
}

/// An environment that numbers what stands in it.
struct NumberedEnvironment {
  enum Numbering { case once, everyRow, never }

  let numbering: Numbering
  /// `equation` is taken off: its body is the formula.
  let isTakenOff: Bool
  /// Rows end at `\\` only outside braces deeper than these.
  let braceDepth: Int

  init(_ name: String, braceDepth: Int) {
    let base = name.hasSuffix("*") ? String(name.dropLast()) : name
    numbering = base != name ? .never : base == "equation" || base == "multline" ? .once : .everyRow
    isTakenOff = base == "equation"
    self.braceDepth = braceDepth
  }

  static func isOne(_ name: String) -> Bool {
    FormulaDelimiter.environments.contains(name.hasSuffix("*") ? String(name.dropLast()) : name)
  }
}
