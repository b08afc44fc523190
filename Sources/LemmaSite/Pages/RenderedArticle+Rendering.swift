package import LemmaDocument
package import LemmaResult

extension RenderedArticle {
  /// Renders an article that stands at `address` of a site whose other pages `references` knows.
  package init(
    _ article: Article, result: ArticleResult?, address: String, references: CrossReferences,
    configuration: SiteConfiguration
  ) {
    let (title, article) = article.withTitleTakenOut
    var references = references
    references.current = address
    let front = article.frontMatter
    path = article.path
    self.address = address
    language = front.language ?? configuration.language
    (date, updated, authors) = (front.date, front.updated, front.authors)
    (tags, category, series) = (front.tags, front.category, front.series)
    (isDraft, aliases) = (front.draft, front.aliases)
    var page = ArticleRenderer(article, result: result, references: references, language: language)
    page.renderBody()
    body = page.out.string
    self.title = title.plain
    titleHTML = page.detached { title.render(in: &$0) }
    subtitleHTML = front.subtitle.map { text in page.detached { $0.renderShort(text) } }
    contents = page.detached { $0.renderContents() }
    usesMath = page.usesMath
    claims = page.claims.entries.map { entry in
      let statement = page.detached { $0.renderShort(entry.claim.statement) }
      return ClaimRecord(claim: entry.claim, anchor: entry.anchor, statementHTML: statement)
    }
    failedBlocks = result?.failedBlocks.count ?? 0
    macros = MacroTable(article.macros).json
    let excerpt = Excerpt(article, result: result, references: references, language: language)
    self.excerpt = excerpt.html
    hasMore = excerpt.hasMore
    excerptUsesMath = excerpt.usesMath
    let text = PlainText(article: article, result: result).body
    searchText = text
    summary = front.summary ?? text.shortened(to: 160)
  }
}

extension ArticleRenderer {
  /// What `content` writes, apart from the page's own text.
  mutating func detached(_ content: (inout ArticleRenderer) -> Void) -> String {
    let saved = out
    out = HTMLBuilder()
    content(&self)
    defer { out = saved }
    return out.string
  }
}
