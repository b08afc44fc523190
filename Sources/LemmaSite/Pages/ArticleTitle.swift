internal import LemmaDocument

/// The title of an article: the front matter's, or its first heading's.
enum ArticleTitle {
  case text(String)
  case heading([Inline], formulas: [Formula])

  /// The title without markup; dollars and backticks of a written title are left out.
  var plain: String {
    switch self {
    case .text(let text): text.filter { $0 != "$" && $0 != "`" }
    case .heading(let inlines, let formulas): inlines.map { $0.plainText(formulas: formulas) }.joined()
    }
  }

  func render(in renderer: inout ArticleRenderer) {
    switch self {
    case .text(let text): renderer.renderShort(text)
    case .heading(let inlines, _): renderer.render(inlines.withoutLinks)
    }
  }
}

extension Article {
  /// The title, and the article without the heading that it came from.
  var withTitleTakenOut: (ArticleTitle, Article) {
    if let title = frontMatter.title { return (.text(title), self) }
    guard case .heading(1, _, let inlines)? = body.first else { return (.text(fileName), self) }
    var rest = self
    rest.body.removeFirst()
    return (.heading(inlines, formulas: formulas), rest)
  }

  /// The file's name without its folder and its extension.
  var fileName: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
