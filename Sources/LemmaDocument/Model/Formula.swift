/// A formula: where it stands, what the author wrote and what is typeset.
package struct Formula: Sendable, Equatable {
  /// A stretch of the TeX that is typeset.
  package enum Segment: Sendable, Equatable {
    case tex(String)
    /// `\swift{…}`: the value of an expression, by its index in `Article.expressions`.
    case swift(Int)
    /// `\ref` or `\eqref` inside the formula, replaced by the number's text.
    case reference(label: String, parentheses: Bool, offset: Int)
  }

  /// One numbered or labelled row.
  package struct Equation: Sendable, Equatable {
    /// The number or the author's tag, without parentheses; none for a row without a number.
    package var tag: String?
    package var label: String?
    /// The `id` in the page.
    package var anchor: String?

    package init(tag: String?, label: String?, anchor: String?) {
      self.tag = tag
      self.label = label
      self.anchor = anchor
    }
  }

  package var isDisplay: Bool
  /// `align`, `equation*`, …; none for the dollar and bracket forms.
  package var environment: String?
  /// What the author wrote between the delimiters, byte for byte (for an environment: with its `\begin` and `\end`).
  package var tex: String
  /// The bytes of the file, delimiters included.
  package var range: Range<Int>
  /// What is typeset: numbers as `\tag`, labels and definitions taken out.
  package var segments: [Segment]
  package var equations: [Equation]

  package init(
    isDisplay: Bool, environment: String?, tex: String, range: Range<Int>, segments: [Segment], equations: [Equation]
  ) {
    self.isDisplay = isDisplay
    self.environment = environment
    self.tex = tex
    self.range = range
    self.segments = segments
    self.equations = equations
  }
}
