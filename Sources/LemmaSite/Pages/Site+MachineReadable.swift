extension Site {
  /// Feed, site map, `robots.txt`: written only where the site knows its own address.
  func machineReadableFiles(_ articles: [RenderedArticle]) -> [OutputFile] {
    guard let base = configuration.absoluteURL("index.html") else { return [] }
    return [
      OutputFile(path: "feed.xml", content: .bytes(feed(articles, base: base))),
      OutputFile(path: "sitemap.xml", content: .bytes(siteMap(articles, base: base))),
      OutputFile(path: "robots.txt", text: "User-agent: *\nAllow: /\nSitemap: \(base)sitemap.xml\n"),
    ]
  }

  /// The newest twenty articles as an Atom feed (RFC 4287).
  private func feed(_ articles: [RenderedArticle], base: String) -> [UInt8] {
    let dated = articles.filter { $0.date != nil }
    let latest = dated.compactMap { $0.updated ?? $0.date }.max() ?? "1970-01-01"
    var out = HTMLBuilder()
    out.markup("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    out.attribute("xml:lang", configuration.language)
    out.markup(">\n")
    out.element("title", configuration.title)
    if !configuration.description.isEmpty { out.element("subtitle", configuration.description) }
    out.element("id", base)
    out.element("updated", latest + "T00:00:00Z")
    out.link(base + "feed.xml", relation: "self")
    out.link(base, relation: "alternate")
    for author in configuration.authors.isEmpty ? [configuration.title] : configuration.authors { out.author(author) }
    for article in dated.prefix(20) { entry(article, base: base, into: &out) }
    out.markup("</feed>\n")
    return out.bytes
  }

  private func entry(_ article: RenderedArticle, base: String, into out: inout HTMLBuilder) {
    let address = base + article.address.encodedAddress
    let date = article.date ?? "1970-01-01"
    out.markup("<entry")
    out.attribute("xml:lang", article.language)
    out.markup(">\n")
    out.element("title", article.title)
    out.element("id", address)
    out.link(address, relation: "alternate")
    out.element("published", date + "T00:00:00Z")
    out.element("updated", (article.updated ?? date) + "T00:00:00Z")
    for author in article.authors { out.author(author) }
    for tag in article.tags {
      out.markup("<category")
      out.attribute("term", tag.withoutControls)
      out.markup("/>\n")
    }
    out.element("summary", article.summary)
    out.markup("<content type=\"html\"")
    out.attribute("xml:base", base)
    out.markup(">")
    out.text(article.excerpt.withoutControls)
    out.markup("</content>\n</entry>\n")
  }

  private func siteMap(_ articles: [RenderedArticle], base: String) -> [UInt8] {
    var out = HTMLBuilder()
    out.markup(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    out.element(of: base, changed: articles.compactMap { $0.updated ?? $0.date }.max())
    for article in articles {
      out.element(of: base + article.address.encodedAddress, changed: article.updated ?? article.date)
    }
    out.markup("</urlset>\n")
    return out.bytes
  }
}

extension HTMLBuilder {
  fileprivate mutating func element(_ name: StaticString, _ content: String) {
    markup("<")
    markup(name)
    markup(">")
    text(content.withoutControls)
    markup("</")
    markup(name)
    markup(">\n")
  }

  fileprivate mutating func link(_ address: String, relation: String) {
    markup("<link")
    attribute("rel", relation)
    attribute("href", address)
    markup("/>\n")
  }

  fileprivate mutating func author(_ name: String) {
    markup("<author>")
    element("name", name)
    markup("</author>\n")
  }

  fileprivate mutating func element(of address: String, changed date: String?) {
    markup("<url>")
    element("loc", address)
    if let date { element("lastmod", date) }
    markup("</url>\n")
  }
}

extension String {
  /// The text without the characters that XML forbids.
  fileprivate var withoutControls: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 32 || $0 == "\n" || $0 == "\t" }))
  }
}
