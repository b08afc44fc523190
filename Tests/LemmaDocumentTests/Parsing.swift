import LemmaDocument

/// The article that `text` says.
func parse(_ text: String, options: ParsingOptions = .init()) -> Article {
  Article(parsing: Source(path: "a.md", bytes: Array(text.utf8)), options: options)
}

/// The text of `article` as HTML-like markup without attributes, so that one line shows a whole paragraph.
func markup(_ text: String) -> String {
  let article = parse(text)
  return article.body.map { markup($0, article) }.joined(separator: "|")
}

private func markup(_ block: Block, _ article: Article) -> String {
  switch block {
  case .paragraph(let inlines, _), .heading(_, _, let inlines): markup(inlines, article)
  case .display(let index): "[\(article.formulas[index].tex)]"
  case .quote(let blocks): "<quote>" + blocks.map { markup($0, article) }.joined(separator: "|") + "</quote>"
  case .list(let list):
    "<list>" + list.items.flatMap(\.blocks).map { markup($0, article) }.joined(separator: "|") + "</list>"
  case .code(_, let literal): "<pre>\(literal)</pre>"
  case .swift(let index): "<swift>\(article.swiftBlocks[index].code)</swift>"
  default: "?"
  }
}

private func markup(_ inlines: [Inline], _ article: Article) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let text): text
    case .softBreak: " "
    case .hardBreak: "<br>"
    case .code(let code): "`\(code)`"
    case .emphasis(let inlines): "<em>\(markup(inlines, article))</em>"
    case .strong(let inlines): "<b>\(markup(inlines, article))</b>"
    case .strikethrough(let inlines): "<s>\(markup(inlines, article))</s>"
    case .link(let destination, _, let inlines): "<a \(destination)>\(markup(inlines, article))</a>"
    case .image(let source, _, let inlines): "<img \(source) \(markup(inlines, article))>"
    case .html(let markup): markup
    case .formula(let index): "{\(article.formulas[index].tex)}"
    case .reference(let label, let parentheses, _, _): parentheses ? "((\(label)))" : "(\(label))"
    case .swift(let index): "<\(article.expressions[index].code)>"
    case .footnote(let number, _): "[^\(number)]"
    }
  }.joined()
}
