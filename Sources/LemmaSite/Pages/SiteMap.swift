package import LemmaDocument

/// Which article stands at which address.
package struct SiteMap: Sendable {
  /// Where every page stands and what its labels are, by the article's path.
  package let references: CrossReferences
  /// Articles that ask for the same address: the later ones get another, and their authors should know.
  package let diagnostics: [Diagnostic]

  /// Places the articles, whose paths begin with `folder`. An address is the file's own folder and its slug or name.
  package init(_ articles: [Article], in folder: String = "") {
    var pages: [String: CrossReferences.Page] = [:]
    var taken = Self.reserved
    var diagnostics: [Diagnostic] = []
    for article in articles.sorted(by: { $0.path < $1.path }) {
      let wanted = Self.address(of: article, in: folder)
      let address = Self.free(wanted, taken: &taken)
      if address != wanted { diagnostics.append(Self.collision(article, wanted: wanted, given: address)) }
      pages[article.path] = CrossReferences.Page(
        address: address, title: article.withTitleTakenOut.0.plain, labels: article.labels)
    }
    references = CrossReferences(pages: pages)
    self.diagnostics = diagnostics
  }

  package func address(of article: Article) -> String {
    references.pages[article.path]?.address ?? Self.address(of: article, in: "")
  }

  private static func address(of article: Article, in folder: String) -> String {
    var parts = article.path.normalizedPath.split(separator: "/").map(String.init)
    let prefix = folder.normalizedPath.split(separator: "/").map(String.init)
    if parts.starts(with: prefix) { parts.removeFirst(prefix.count) }
    let name = article.frontMatter.slug ?? article.fileName
    return (parts.dropLast() + [name.asIdentifier + ".html"]).joined(separator: "/")
  }

  private static func free(_ wanted: String, taken: inout Set<String>) -> String {
    var address = wanted
    var number = 2
    while !taken.insert(address).inserted {
      address = "\(wanted.dropLast(5))-\(number).html"
      number += 1
    }
    return address
  }

  private static func collision(_ article: Article, wanted: String, given: String) -> Diagnostic {
    Diagnostic(
      "site.address-taken", .warning, "the address \(wanted) is taken, so the article stands at \(given)",
      hint: "Give the article a `slug` of its own.", path: article.path, line: 1, column: 1)
  }

  /// Pages of the site itself.
  private static let reserved: Set<String> = [
    "index.html", "archive.html", "tags.html", "claims.html", "search.html", "404.html",
  ]
}
