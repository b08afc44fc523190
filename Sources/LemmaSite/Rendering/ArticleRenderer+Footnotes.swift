internal import LemmaDocument

extension ArticleRenderer {
  mutating func renderFootnoteReference(_ number: Int, occurrence: Int) {
    guard options.mode == .page else { return }
    out.markup("<sup class=\"footnote-reference\"><a href=\"#fn-")
    out.integer(number)
    out.markup("\" id=\"")
    identifier(ofReferenceTo: number, occurrence: occurrence)
    out.markup("\">")
    out.integer(number)
    out.markup("</a></sup>")
  }

  /// The notes under the text, each with links back to where it was referred to.
  mutating func renderFootnotes() {
    guard !article.footnotes.isEmpty else { return }
    out.startLine()
    out.markup("<section class=\"footnotes\"")
    out.attribute("aria-label", wording.footnotes)
    out.markup(">\n<ol>\n")
    for footnote in article.footnotes { render(footnote) }
    out.markup("</ol>\n</section>\n")
  }

  private mutating func render(_ footnote: Footnote) {
    out.markup("<li id=\"fn-")
    out.integer(footnote.number)
    out.markup("\">\n")
    if case .paragraph(let inlines, _)? = footnote.blocks.last {
      render(footnote.blocks.dropLast())
      out.startLine()
      out.markup("<p>")
      render(inlines)
      renderBackLinks(footnote)
      out.markup("</p>\n")
    } else {
      render(footnote.blocks[...])
      renderBackLinks(footnote)
    }
    out.markup("</li>\n")
  }

  private mutating func renderBackLinks(_ footnote: Footnote) {
    for occurrence in 1...max(1, footnote.references) {
      out.markup(" <a class=\"back\" href=\"#")
      identifier(ofReferenceTo: footnote.number, occurrence: occurrence)
      out.markup("\"")
      out.attribute("aria-label", wording.backToText)
      out.markup(">\u{21A9}\u{FE0E}</a>")
    }
  }

  private mutating func identifier(ofReferenceTo number: Int, occurrence: Int) {
    out.markup("fnref-")
    out.integer(number)
    if occurrence > 1 {
      out.markup("-")
      out.integer(occurrence)
    }
  }
}
