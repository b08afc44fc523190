/// What the YAML between the two `---` lines says of the article.
package struct FrontMatter: Sendable, Equatable {
  package var title: String?
  package var subtitle: String?
  /// `YYYY-MM-DD`, checked.
  package var date: String?
  package var updated: String?
  package var authors: [String] = []
  package var tags: [String] = []
  package var category: String?
  package var series: String?
  package var summary: String?
  /// A BCP 47 tag such as `en` or `zh-Hans`.
  package var language: String?
  package var slug: String?
  package var draft = false
  /// Old addresses that redirect here.
  package var aliases: [String] = []
  package var seed: UInt64?
  package var macros: [Macro] = []

  package init() {}
}
