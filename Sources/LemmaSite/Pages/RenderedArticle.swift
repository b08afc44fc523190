package import LemmaResult

/// An article as HTML, with what index pages, feeds and reports need of it: everything that does not depend on other
/// articles but for the addresses it links to. Stored, it spares an unchanged article its rendering.
package struct RenderedArticle: Sendable, Equatable, Codable {
  /// The file as the user named it.
  package var path: String
  /// Address from the root of the site.
  package var address: String
  package var title: String
  /// The title with its formulas marked up.
  package var titleHTML: String
  package var subtitleHTML: String?
  package var date: String?
  package var updated: String?
  package var authors: [String]
  package var tags: [String]
  package var category: String?
  package var series: String?
  /// One or two sentences in plain text.
  package var summary: String
  package var language: String
  package var isDraft: Bool
  package var aliases: [String]
  package var body: String
  package var contents: String
  package var excerpt: String
  /// Whether the article goes on after its excerpt.
  package var hasMore: Bool
  package var usesMath: Bool
  package var excerptUsesMath: Bool
  /// The page's TeX definitions as JSON, the shape MathJax reads.
  package var macros: String
  package var claims: [ClaimRecord]
  /// Blocks that ended the program against the author's will.
  package var failedBlocks: Int
  /// Words for the search, markup left out.
  package var searchText: String

  /// A claim and where it stands.
  package struct ClaimRecord: Sendable, Equatable, Codable {
    package var claim: Claim
    package var anchor: String
    /// The statement with its formulas marked up.
    package var statementHTML: String
  }
}
