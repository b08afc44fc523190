internal import LemmaResult

extension Site {
  /// Every claim of every article with its verdict, an article's folded away while all of its claims hold.
  func claimsPage(_ articles: [RenderedArticle]) -> OutputFile {
    let wording = PageWording(language: configuration.language)
    var values = shell(wording.claimsTitle, address: "claims.html")
    values.merge(summary(of: articles.flatMap(\.claims), wording: wording)) { $1 }
    values["articles"] = articles.filter { !$0.claims.isEmpty }.map { article in
      let wording = PageWording(language: article.language)
      let values: [String: Any] = [
        "claims": article.claims.map { row($0, of: article) }, "language": article.language,
        "more": wording.readMore, "plainTitle": article.title,
      ]
      return link(to: article, from: "claims.html").merging(values) { $1 }
        .merging(summary(of: article.claims, wording: wording)) { $1 }
    }
    values["math"] = articles.contains { article in
      ([article.titleHTML] + article.claims.map(\.statementHTML)).contains { $0.contains("class=\"math") }
    }
    values["macros"] = "{}"
    return page("claims", at: "claims.html", values)
  }

  private func summary(of claims: [RenderedArticle.ClaimRecord], wording: PageWording) -> [String: Any] {
    let holding = claims.count { $0.claim.verdict == .holds }
    let isComplete = holding == claims.count
    return [
      "summary": wording.claims(holding: holding, of: claims.count), "style": isComplete ? "holds" : "fails",
      "sign": isComplete ? "✓" : "✗", "isOpen": !isComplete,
    ]
  }

  private func row(_ record: RenderedArticle.ClaimRecord, of article: RenderedArticle) -> [String: Any] {
    let claim = record.claim
    let wording = Wording(language: configuration.language)
    var values: [String: Any] = [
      "statement": record.statementHTML, "style": claim.verdict.styleClass, "sign": claim.verdict.sign,
      "verdict": wording.verdict(claim.verdict),
      "address": article.address.encodedAddress + "#" + record.anchor.encodedAddress,
    ]
    if claim.verdict != .notReached, claim.relation != .isTrue {
      let tolerance = claim.tolerance.map { " ± " + $0.shortText } ?? ""
      values["comparison"] = "\(claim.measured) \(claim.relation.rawValue) \(claim.expected)\(tolerance)"
    }
    if claim.verdict != .notReached, let margin = claim.margin { values["margin"] = margin.signedPercentage }
    return values
  }
}
