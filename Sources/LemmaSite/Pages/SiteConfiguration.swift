/// What a site says of itself.
package struct SiteConfiguration: Sendable, Equatable, Codable {
  package var title: String
  package var description: String
  /// A BCP 47 tag; articles may differ.
  package var language: String
  package var authors: [String]
  /// Where the site will stand, such as `https://example.org/notes`; without it there is no feed and no site map.
  package var baseURL: String?
  /// Articles on one page of the index.
  package var articlesPerPage: Int
  /// Links in the page's head besides the site's own: title and address.
  package var links: [Link]

  package struct Link: Sendable, Equatable, Codable {
    package var title: String
    package var address: String

    package init(title: String, address: String) {
      self.title = title
      self.address = address
    }
  }

  package init(
    title: String = "Articles", description: String = "", language: String = "en", authors: [String] = [],
    baseURL: String? = nil, articlesPerPage: Int = 20, links: [Link] = []
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.authors = authors
    self.baseURL = baseURL
    self.articlesPerPage = articlesPerPage
    self.links = links
  }

  /// The full address of a page, where the site's own is known.
  package func absoluteURL(_ address: String) -> String? {
    guard let base = baseURL else { return nil }
    return (base.hasSuffix("/") ? base : base + "/") + (address == "index.html" ? "" : address.encodedAddress)
  }
}
