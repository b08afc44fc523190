internal import LemmaDocument

extension ArticleRenderer {
  mutating func render(_ inlines: [Inline]) {
    for position in inlines.indices {
      if case .softBreak = inlines[position] {
        renderSoftBreak(inlines, at: position)
      } else {
        render(inlines[position])
      }
    }
  }

  private mutating func render(_ inline: Inline) {
    switch inline {
    case .text(let text): out.text(text)
    case .softBreak: out.markup("\n")
    case .hardBreak: out.markup("<br />\n")
    case .code(let code): renderCode(code)
    case .emphasis(let children):
      out.markup("<em>")
      render(children)
      out.markup("</em>")
    case .strong(let children):
      out.markup("<strong>")
      render(children)
      out.markup("</strong>")
    case .strikethrough(let children):
      out.markup("<del>")
      render(children)
      out.markup("</del>")
    case .link(let destination, let title, let children): renderLink(destination, title: title, children)
    case .image(let source, let title, let children): renderImage(source, title: title, children)
    case .html(let markup): renderInlineHTML(markup)
    case .formula(let index): renderFormula(index)
    case .reference(let label, let parentheses, let article, _):
      renderReference(label, parentheses: parentheses, article: article)
    case .swift(let index): renderInlineResult(index)
    case .footnote(let number, let occurrence): renderFootnoteReference(number, occurrence: occurrence)
    }
  }

  private mutating func renderCode(_ code: String) {
    if isPlain { out.markup("<code>") } else { out.markup("<code class=\"notranslate\" translate=\"no\">") }
    out.text(code)
    out.markup("</code>")
  }

  /// A line break in the source is a space between words, and nothing between Han characters.
  private mutating func renderSoftBreak(_ inlines: [Inline], at position: Int) {
    if !isPlain, position > 0, position + 1 < inlines.count,
      let before = inlines[position - 1].lastScalar, let after = inlines[position + 1].firstScalar,
      before.joins(after)
    {
      return
    }
    out.markup("\n")
  }
}
