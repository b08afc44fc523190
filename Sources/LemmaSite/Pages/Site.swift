package import LemmaDocument
package import LemmaResult

/// A site: articles in, files out. Everything here is a function of values; `SiteWriter` does the writing.
package struct Site: Sendable {
  package let configuration: SiteConfiguration
  package let theme: Theme
  /// Pages of the site's own that its frame links to.
  private(set) var frame = Frame()

  struct Frame {
    var hasClaims = false
    var hasTags = false
  }

  package init(configuration: SiteConfiguration, theme: Theme) {
    self.configuration = configuration
    self.theme = theme
  }

  /// Renders one article; articles can be rendered side by side.
  package func render(_ article: Article, result: ArticleResult?, in map: SiteMap) -> RenderedArticle {
    RenderedArticle(
      article, result: result, address: map.address(of: article), references: map.references,
      configuration: configuration)
  }

  /// Every file of the site but MathJax's, for articles in any order.
  package func files(for articles: [RenderedArticle]) -> [OutputFile] {
    var site = self
    site.frame.hasClaims = articles.contains { !$0.claims.isEmpty }
    site.frame.hasTags = articles.contains { !$0.tags.isEmpty }
    return site.framedFiles(for: articles.sorted(by: Self.newestFirst))
  }

  private func framedFiles(for articles: [RenderedArticle]) -> [OutputFile] {
    let archive = Archive(articles)
    var files = articlePages(articles, archive: archive)
    files += indexPages(articles)
    files += listPages(articles, archive: archive)
    files += searchFiles(articles)
    files.append(notFoundPage())
    files += redirects(articles)
    files += machineReadableFiles(articles)
    files += theme.assets.sorted { $0.key < $1.key }.map { name, bytes in
      OutputFile(path: "assets/" + name, content: .bytes(bytes))
    }
    return files
  }

  /// Articles without a date come last, in the order of their names.
  private static func newestFirst(_ a: RenderedArticle, _ b: RenderedArticle) -> Bool {
    switch (a.date, b.date) {
    case (let first?, let second?) where first != second: first > second
    case (_?, nil): true
    case (nil, _?): false
    default: a.path < b.path
    }
  }
}
