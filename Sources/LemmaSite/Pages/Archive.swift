/// Articles by tag, category and series, and the addresses of the pages that list them.
struct Archive {
  enum Kind: String, CaseIterable {
    case tag = "tags"
    case category = "categories"
    case series
  }

  /// Articles that share a term.
  struct Term {
    var name: String
    var address: String
    var articles: [RenderedArticle]
  }

  /// By name, in the order of the names without regard to capitals.
  private(set) var terms: [Kind: [Term]] = [:]

  /// Files `articles`, which are sorted newest first.
  init(_ articles: [RenderedArticle]) {
    for kind in Kind.allCases {
      var byName: [String: [RenderedArticle]] = [:]
      for article in articles {
        for name in Self.names(of: article, in: kind) { byName[name, default: []].append(article) }
      }
      var taken: Set<String> = []
      // Capitals beside their small letters, as in an index.
      let sorted = byName.sorted { ($0.key.lowercased(), $0.key) < ($1.key.lowercased(), $1.key) }
      terms[kind] = sorted.map { name, articles in
        Term(name: name, address: Self.address(name, in: kind, taken: &taken), articles: articles)
      }
    }
  }

  private static func names(of article: RenderedArticle, in kind: Kind) -> Set<String> {
    switch kind {
    case .tag: Set(article.tags)
    case .category: Set(article.category.map { [$0] } ?? [])
    case .series: Set(article.series.map { [$0] } ?? [])
    }
  }

  private static func address(_ name: String, in kind: Kind, taken: inout Set<String>) -> String {
    let base = kind.rawValue + "/" + name.lowercased().asIdentifier
    var candidate = base
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(base)-\(number)"
      number += 1
    }
    return candidate + ".html"
  }

  func term(_ name: String, in kind: Kind) -> Term? { terms[kind]?.first { $0.name == name } }

  /// Links to the pages of terms.
  func links(to names: [String], in kind: Kind, from origin: String) -> [[String: Any]] {
    names.compactMap { name in
      term(name, in: kind).map {
        ["title": name, "address": $0.address.relativeAddress(from: origin).encodedAddress]
      }
    }
  }

  /// The series of an article, oldest first, for the box on its page.
  func seriesValues(of article: RenderedArticle) -> [String: Any]? {
    guard let name = article.series, let term = term(name, in: .series), term.articles.count > 1 else { return nil }
    return [
      "title": name, "address": term.address.relativeAddress(from: article.address).encodedAddress,
      "articles": term.articles.reversed().map { other -> [String: Any] in
        [
          "title": other.titleHTML, "macros": other.macros, "isCurrent": other.address == article.address,
          "address": other.address.relativeAddress(from: article.address).encodedAddress,
        ]
      },
    ]
  }
}
