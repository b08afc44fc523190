internal import LemmaDocument
internal import LemmaResult

extension ArticleRenderer {
  /// A formula in running text. One that is a display stands alone on its line all the same.
  mutating func renderFormula(_ index: Int) {
    guard article.formulas.indices.contains(index) else { return }
    let formula = article.formulas[index]
    if formula.isDisplay {
      renderAnchors(of: formula.equations.dropFirst())
      renderMath(tex(of: formula), isDisplay: true, element: "span", anchor: formula.equations.first?.anchor)
      renderVerdicts(on: formula)
    } else {
      renderMath(tex(of: formula), isDisplay: false, element: "span", anchor: nil)
    }
  }

  /// A display formula between paragraphs: its anchors, the formula, and the verdicts of the claims about it.
  mutating func renderDisplay(_ index: Int) {
    guard article.formulas.indices.contains(index) else { return }
    let formula = article.formulas[index]
    out.startLine()
    out.markup("<div class=\"equation\">")
    renderAnchors(of: formula.equations.dropFirst())
    renderMath(tex(of: formula), isDisplay: true, element: "div", anchor: formula.equations.first?.anchor)
    renderVerdicts(on: formula)
    out.markup("</div>\n")
  }

  /// The wrapper that stays in place for good: translators leave it alone, the script typesets inside it.
  mutating func renderMath(_ tex: String, isDisplay: Bool, element: StaticString, anchor: String?) {
    usesMath = true
    out.markup("<")
    out.markup(element)
    out.markup(isDisplay ? " class=\"math display notranslate\"" : " class=\"math inline notranslate\"")
    out.markup(" translate=\"no\"")
    if let anchor, options.mode == .page { out.attribute("id", anchor) }
    out.attribute("data-tex", tex)
    if isDisplay {
      out.markup(" style=\"min-height:")
      out.coordinate(DisplayHeight.estimate(tex))
      out.markup("em\"")
    }
    out.markup(isDisplay ? ">\\[" : ">\\(")
    out.text(tex)
    out.markup(isDisplay ? "\\]</" : "\\)</")
    out.markup(element)
    out.markup(">")
  }

  /// Targets for the other equations of a display; the first is the wrapper's own.
  private mutating func renderAnchors(of equations: ArraySlice<Formula.Equation>) {
    guard options.mode == .page else { return }
    for case let anchor? in equations.map(\.anchor) {
      out.markup("<span class=\"anchor-target\"")
      out.attribute("id", anchor)
      out.markup("></span>")
    }
  }

  /// What is typeset: values in place of `\swift{…}`, numbers in place of references.
  func tex(of formula: Formula) -> String {
    if formula.segments.count == 1, case .tex(let tex) = formula.segments[0] { return tex }
    return formula.segments.map(tex(of:)).joined()
  }

  private func tex(of segment: Formula.Segment) -> String {
    switch segment {
    case .tex(let tex): return tex
    case .swift(let index): return value(ofExpression: index)?.tex ?? "\\text{\(wording.notComputed)}"
    case .reference(let label, let parentheses, _):
      let text = article.labels[label]?.text ?? "??"
      return parentheses ? "(\(text))" : text
    }
  }

  func value(ofExpression index: Int) -> DisplayValue? {
    guard let values = result?.expressions, values.indices.contains(index) else { return nil }
    return values[index]
  }
}

extension DisplayValue {
  /// The value inside a formula, in braces so that it is one atom.
  var tex: String {
    switch self {
    case .number(let number): "{\(number.tex)}"
    case .math(let tex, _): "{\(tex)}"
    case .text(let text): "\\text{\(text.escapedForTeX)}"
    case .table, .plot: "\\text{\(plainText.escapedForTeX)}"
    }
  }
}

extension String {
  /// The text inside `\text{…}`: what TeX would act on is written so that it shows.
  var escapedForTeX: String {
    var escaped = ""
    for character in self {
      switch character {
      case "\\": escaped += "\\backslash "
      case "{", "}", "$", "%", "&", "#", "_": escaped += "\\\(character)"
      case "^": escaped += "\\char94 "
      case "~": escaped += "\\char126 "
      case "\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
