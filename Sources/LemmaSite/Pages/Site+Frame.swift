extension Site {
  /// Shown for any address that does not exist, at any depth: its links start at the root of the host.
  func notFoundPage() -> OutputFile {
    let wording = PageWording(language: configuration.language)
    var values = shell(wording.notFound, address: "404.html")
    values["root"] = configuration.absoluteURL("index.html") ?? "/"
    values["canonical"] = nil
    return page("404", at: "404.html", values)
  }

  /// A page at each old address of an article that leads to the new one.
  func redirects(_ articles: [RenderedArticle]) -> [OutputFile] {
    articles.flatMap { article in
      article.aliases.compactMap { alias in
        guard let path = Self.filePath(ofAlias: alias) else { return nil }
        var values = shell(article.title, address: path, language: article.language)
        values["address"] = article.address.relativeAddress(from: path).encodedAddress
        values["canonical"] = configuration.absoluteURL(article.address)
        return page("redirect", at: path, values)
      }
    }
  }

  /// `old/` and `/old` mean the page of that folder. An alias that leaves the site means nothing.
  static func filePath(ofAlias alias: String) -> String? {
    let path = String(alias.normalizedPath.drop { $0 == "/" })
    guard !path.isEmpty, !path.hasPrefix(".."), !path.contains("\0") else { return nil }
    return path.hasSuffix(".html") ? path : path + "/index.html"
  }
}
