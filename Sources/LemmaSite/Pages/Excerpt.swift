internal import LemmaDocument
internal import LemmaResult

/// What an index page shows of an article: everything up to `<!-- more -->`, else the first paragraph.
struct Excerpt {
  let html: String
  let hasMore: Bool
  let usesMath: Bool

  init(_ article: Article, result: ArticleResult?, references: CrossReferences, language: String) {
    let end = article.body.firstIndex(of: .excerptEnd) ?? Self.endOfFirstParagraph(article.body)
    var references = references
    // Index pages stand at the root of the site.
    references.current = ""
    var renderer = ArticleRenderer(
      article, result: result, options: RenderingOptions(mode: .excerpt), references: references, language: language)
    renderer.render(article.body[..<end])
    html = renderer.out.string
    hasMore = end < article.body.count
    usesMath = renderer.usesMath
  }

  /// A paragraph that a display formula interrupts goes on after it.
  private static func endOfFirstParagraph(_ body: [Block]) -> Int {
    guard let start = body.firstIndex(where: \.isParagraph) else { return min(1, body.count) }
    var end = start
    while end < body.count {
      if case .paragraph(_, continues: false) = body[end] { return end + 1 }
      end += 1
      if end < body.count, !body[end].isParagraph, !body[end].isDisplay { return end }
    }
    return end
  }
}

extension Block {
  var isParagraph: Bool {
    if case .paragraph = self { true } else { false }
  }

  var isDisplay: Bool {
    if case .display = self { true } else { false }
  }
}
