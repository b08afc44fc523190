internal import LemmaResult

extension Site {
  /// Pages that list articles: by year, by tag, by category, by series, and the claims of all.
  func listPages(_ articles: [RenderedArticle], archive: Archive) -> [OutputFile] {
    let wording = PageWording(language: configuration.language)
    var files = [yearPage(articles, wording: wording)]
    for kind in Archive.Kind.allCases {
      files += (archive.terms[kind] ?? []).map { term in
        let group = group(nil, term.articles, from: term.address)
        return listPage(wording.heading(kind, term.name), at: term.address, groups: [group])
      }
    }
    if let tags = archive.terms[.tag], !tags.isEmpty { files.append(tagPage(tags, wording: wording)) }
    if articles.contains(where: { !$0.claims.isEmpty }) { files.append(claimsPage(articles)) }
    return files
  }

  private func listPage(_ title: String, at address: String, groups: [[String: Any]]) -> OutputFile {
    var values = shell(title, address: address)
    values["groups"] = groups
    values["math"] = groups.contains { ($0["math"] as? Bool) == true }
    values["macros"] = "{}"
    return page("list", at: address, values)
  }

  private func group(_ heading: String?, _ articles: [RenderedArticle], from origin: String) -> [String: Any] {
    var values: [String: Any] = [
      "articles": articles.map { article in
        link(to: article, from: origin).merging(dates(of: article)) { $1 }
      },
      "math": articles.contains { $0.titleHTML.contains("class=\"math") },
    ]
    values["heading"] = heading
    return values
  }

  private func yearPage(_ articles: [RenderedArticle], wording: PageWording) -> OutputFile {
    var years: [(String, [RenderedArticle])] = []
    for article in articles {
      let year = article.date.map { String($0.prefix(4)) } ?? wording.undated
      if years.last?.0 == year { years[years.count - 1].1.append(article) } else { years.append((year, [article])) }
    }
    return listPage(
      wording.archive, at: "archive.html", groups: years.map { group($0.0, $0.1, from: "archive.html") })
  }

  private func tagPage(_ tags: [Archive.Term], wording: PageWording) -> OutputFile {
    var values = shell(wording.tags, address: "tags.html")
    values["terms"] = tags.map {
      ["title": $0.name, "address": $0.address.encodedAddress, "count": $0.articles.count] as [String: Any]
    }
    return page("list", at: "tags.html", values)
  }
}
