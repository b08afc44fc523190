extension Site {
  /// The index, newest articles first, on as many pages as it needs.
  func indexPages(_ articles: [RenderedArticle]) -> [OutputFile] {
    let size = max(1, configuration.articlesPerPage)
    let count = max(1, (articles.count + size - 1) / size)
    return (0..<count).map { number in
      let shown = articles[min(number * size, articles.count)..<min((number + 1) * size, articles.count)]
      let address = Self.indexAddress(number)
      var values = shell(configuration.title, address: address)
      values["articles"] = shown.map { entry($0, from: address) }
      values["math"] = shown.contains { $0.excerptUsesMath || $0.titleHTML.contains("class=\"math") }
      values["macros"] = "{}"
      if number > 0 { values["newer"] = Self.indexAddress(number - 1) }
      if number + 1 < count { values["older"] = Self.indexAddress(number + 1) }
      if count > 1 { values["position"] = "\(number + 1) / \(count)" }
      return page("index", at: address, values)
    }
  }

  private static func indexAddress(_ number: Int) -> String {
    number == 0 ? "index.html" : "page-\(number + 1).html"
  }

  private func entry(_ article: RenderedArticle, from origin: String) -> [String: Any] {
    var values = link(to: article, from: origin)
    values.merge(dates(of: article)) { $1 }
    values["language"] = article.language
    values["subtitle"] = article.subtitleHTML
    values["excerpt"] = article.excerpt
    values["macros"] = article.macros
    values["more"] = article.hasMore ? PageWording(language: article.language).readMore : nil
    values["plainTitle"] = article.title
    return values
  }
}
