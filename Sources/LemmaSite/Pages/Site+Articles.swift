internal import LemmaResult

extension Site {
  func articlePages(_ articles: [RenderedArticle], archive: Archive) -> [OutputFile] {
    articles.indices.map { position in
      var values = articleValues(articles[position], archive: archive)
      let origin = articles[position].address
      if position + 1 < articles.count { values["previous"] = link(to: articles[position + 1], from: origin) }
      if position > 0 { values["next"] = link(to: articles[position - 1], from: origin) }
      values["math"] = articles[position].usesMath || showsMath(in: values)
      return page("article", at: origin, values)
    }
  }

  private func articleValues(_ article: RenderedArticle, archive: Archive) -> [String: Any] {
    var values = shell(
      article.title, address: article.address, language: article.language, description: nonEmpty(article.summary))
    values["title"] = article.titleHTML
    values["subtitle"] = article.subtitleHTML
    values["body"] = article.body
    values["contents"] = nonEmpty(article.contents)
    values.merge(dates(of: article)) { $1 }
    let authors = article.authors.isEmpty ? configuration.authors : article.authors
    values["authors"] = nonEmpty(authors.joined(separator: PageWording(language: article.language).listSeparator))
    values["tags"] = archive.links(to: article.tags, in: .tag, from: article.address)
    values["category"] = article.category.flatMap {
      archive.links(to: [$0], in: .category, from: article.address).first
    }
    values["series"] = archive.seriesValues(of: article)
    values["macros"] = article.macros
    values["claims"] = claimSummary(article)
    values["metadata"] = StructuredData(article, authors: authors, configuration: configuration).json
    values["isArticle"] = true
    return values
  }

  /// Whether a title that leads to another article holds a formula.
  private func showsMath(in values: [String: Any]) -> Bool {
    let links =
      [values["previous"], values["next"]].compactMap { $0 as? [String: Any] }
      + ((values["series"] as? [String: Any])?["articles"] as? [[String: Any]] ?? [])
    return links.contains { ($0["title"] as? String)?.contains("class=\"math") == true }
  }

  func dates(of article: RenderedArticle) -> [String: Any] {
    let wording = PageWording(language: article.language)
    var values: [String: Any] = [:]
    if let date = article.date { values["date"] = ["iso": date, "text": wording.date(date)] }
    if let updated = article.updated, updated != article.date {
      values["updated"] = ["iso": updated, "text": wording.date(updated)]
    }
    return values
  }

  func link(to article: RenderedArticle, from origin: String) -> [String: Any] {
    [
      "title": article.titleHTML, "address": article.address.relativeAddress(from: origin).encodedAddress,
      "macros": article.macros,
    ]
  }

  /// How many claims hold, in words, with links to those that do not.
  private func claimSummary(_ article: RenderedArticle) -> [String: Any]? {
    guard !article.claims.isEmpty else { return nil }
    let failing = article.claims.filter { $0.claim.verdict != .holds }
    let wording = PageWording(language: article.language)
    return [
      "text": wording.claims(holding: article.claims.count - failing.count, of: article.claims.count),
      "style": failing.isEmpty ? "holds" : "fails", "sign": failing.isEmpty ? "✓" : "✗",
      "failing": failing.map { ["anchor": $0.anchor.encodedAddress, "statement": $0.statementHTML] },
    ]
  }
}
