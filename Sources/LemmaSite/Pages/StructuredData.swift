/// JSON-LD about an article, for search engines.
struct StructuredData {
  let article: RenderedArticle
  let authors: [String]
  let configuration: SiteConfiguration

  init(_ article: RenderedArticle, authors: [String], configuration: SiteConfiguration) {
    self.article = article
    self.authors = authors
    self.configuration = configuration
  }

  var json: String {
    var members = [
      "\"@context\":\"https://schema.org\"", "\"@type\":\"BlogPosting\"", "\"headline\":\(article.title.asJSON)",
      "\"inLanguage\":\(article.language.asJSON)",
    ]
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { members.append("\"\(name)\":\(value.asJSON)") }
    }
    add("description", article.summary)
    add("datePublished", article.date)
    add("dateModified", article.updated ?? article.date)
    add("keywords", article.tags.joined(separator: ", "))
    add("url", configuration.absoluteURL(article.address))
    if !authors.isEmpty {
      let people = authors.map { "{\"@type\":\"Person\",\"name\":\($0.asJSON)}" }.joined(separator: ",")
      members.append("\"author\":[\(people)]")
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}
