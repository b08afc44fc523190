extension Site {
  /// The search page and the index that it searches.
  ///
  /// The index is a script, not JSON, so that the search works from a disk too. It holds the first 4,000 characters of
  /// each article: a reader's search words stand there or in the title.
  func searchFiles(_ articles: [RenderedArticle]) -> [OutputFile] {
    var index = HTMLBuilder()
    index.markup("lemmaSearchIndex=[")
    for (number, article) in articles.enumerated() {
      index.raw(number == 0 ? "\n[" : ",\n[")
      let members = [
        article.title, article.address.encodedAddress, article.date ?? "", article.searchText.prefixOfCharacters(4000),
      ]
      index.raw(members.map(\.asJSON).joined(separator: ","))
      index.markup("]")
    }
    index.markup("\n];\n")
    var fingerprint = Fingerprint()
    fingerprint.combine(index.bytes)
    let wording = PageWording(language: configuration.language)
    var values = shell(wording.search, address: "search.html")
    values["indexVersion"] = fingerprint.text
    return [
      page("search", at: "search.html", values),
      OutputFile(path: "assets/search-index.js", content: .bytes(index.bytes)),
    ]
  }
}

extension String {
  fileprivate func prefixOfCharacters(_ count: Int) -> String {
    utf8.count <= count ? self : String(prefix(count))
  }
}
