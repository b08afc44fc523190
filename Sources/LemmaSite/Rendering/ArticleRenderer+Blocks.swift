internal import LemmaDocument

extension ArticleRenderer {
  mutating func render(_ block: Block, inTightItem: Bool) {
    switch block {
    case .paragraph(let inlines, let continues):
      renderParagraph(inlines, continues: continues, isBare: inTightItem)
    case .heading(let level, let identifier, let inlines):
      renderHeading(level: level, identifier: identifier, inlines)
    case .display(let index): renderDisplay(index)
    case .swift(let index): renderSwiftBlock(index)
    case .code(let information, let literal): renderCode(information: information, literal: literal)
    case .quote(let blocks): renderQuote(blocks)
    case .list(let list): renderList(list)
    case .table(let table): renderTable(table)
    case .html(let pieces): renderHTMLBlock(pieces)
    case .thematicBreak:
      out.startLine()
      out.markup("<hr />\n")
    case .excerptEnd: break
    }
  }

  private mutating func renderParagraph(_ inlines: [Inline], continues: Bool, isBare: Bool) {
    if isBare {
      render(inlines)
      return
    }
    if inlines.count == 1, case .swift(let index) = inlines[0], renderBlockValue(index) { return }
    out.startLine()
    if continues { out.markup("<p class=\"continues\">") } else { out.markup("<p>") }
    render(inlines)
    out.markup("</p>\n")
  }

  private mutating func renderQuote(_ blocks: [Block]) {
    out.startLine()
    out.markup("<blockquote>\n")
    render(blocks[...])
    out.startLine()
    out.markup("</blockquote>\n")
  }

  private mutating func renderCode(information: String, literal: String) {
    let language = information.utf8.split(whereSeparator: { $0 == 32 || (9...13).contains($0) }).first
      .map { String($0) ?? "" }
    if isPlain {
      renderPlainCode(language: language, literal: literal)
    } else {
      renderHighlighted(literal, language: language ?? "")
    }
  }

  private mutating func renderPlainCode(language: String?, literal: String) {
    out.startLine()
    out.markup("<pre><code")
    if let language {
      out.markup(" class=\"language-")
      out.text(language)
      out.markup("\"")
    }
    out.markup(">")
    out.text(literal)
    out.markup("</code></pre>\n")
  }

  /// Code in its frame: scrollable by keyboard, kept from translators.
  mutating func renderHighlighted(_ code: String, language: String) {
    out.startLine()
    out.markup("<div class=\"code\"><pre class=\"notranslate\" translate=\"no\" tabindex=\"0\"><code")
    if !language.isEmpty {
      out.markup(" class=\"language-")
      out.text(language)
      out.markup("\"")
    }
    out.markup(">")
    out.highlight(code, language: language)
    out.markup("</code></pre></div>\n")
  }
}
