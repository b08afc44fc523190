package import LemmaDocument

/// Where the pages of a site stand, so that links between articles find them.
package struct CrossReferences: Sendable {
  package struct Page: Sendable {
    /// Address from the root of the site, such as `notes/gradient.html`.
    package var address: String
    package var title: String
    package var labels: [String: LabelTarget]

    package init(address: String, title: String, labels: [String: LabelTarget]) {
      self.address = address
      self.title = title
      self.labels = labels
    }
  }

  /// By the article's path.
  package var pages: [String: Page]
  /// Address of the page that is written, from the root of the site.
  package var current: String

  package init(pages: [String: Page] = [:], current: String = "") {
    self.pages = pages
    self.current = current
  }

  /// The page of the article that `path` names, seen from the folder of the article at `origin`.
  package func page(at path: String, from origin: String) -> Page? {
    if pages.isEmpty { return nil }
    let folder = origin.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    for candidate in [path, path.percentDecoded] {
      let full = folder.isEmpty ? candidate : folder + "/" + candidate
      if let page = pages[full.normalizedPath] ?? pages[full] { return page }
    }
    return nil
  }

  /// Where `label` of another article stands.
  package func target(of label: String, at path: String, from origin: String) -> (text: String, address: String)? {
    guard let page = page(at: path, from: origin), let target = page.labels[label] else { return nil }
    return (target.text, page.address.relativeAddress(from: current) + "#" + target.anchor)
  }

  /// The address a link of the text leads to: articles become pages, labels become anchors.
  func address(of destination: String, in article: Article, mode: RenderingOptions.Mode) -> String {
    if destination.hasAddressScheme || destination.hasPrefix("/") { return destination }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let fragment = parts.count > 1 ? parts[1] : nil
    if parts[0].isEmpty { return ownAddress(fragment: fragment ?? "", in: article, mode: mode) }
    guard let page = page(at: parts[0], from: article.path) else { return assetAddress(destination, in: article) }
    let anchor = fragment.map { "#" + (page.labels[$0]?.anchor ?? $0) } ?? ""
    return page.address.relativeAddress(from: current) + anchor
  }

  /// The address of an anchor of the article itself: an excerpt stands on another page.
  func ownAddress(fragment: String, in article: Article, mode: RenderingOptions.Mode) -> String {
    let anchor = "#" + (article.labels[fragment]?.anchor ?? fragment)
    guard mode == .excerpt, let own = pages[article.path] else { return anchor }
    return own.address.relativeAddress(from: current) + anchor
  }

  /// The address of a file that lies beside the article.
  func assetAddress(_ path: String, in article: Article) -> String {
    guard !path.hasAddressScheme, !path.hasPrefix("/"), !path.hasPrefix("#"), let own = pages[article.path] else {
      return path
    }
    let folder = own.address.split(separator: "/").dropLast().joined(separator: "/")
    let prefix = folder.relativeFolder(from: current)
    return prefix + path
  }
}
