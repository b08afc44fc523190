/// How an article becomes HTML.
package struct RenderingOptions: Sendable {
  package enum Mode: Sendable, Equatable {
    /// A page of the site.
    case page
    /// What an index page shows of an article: no identifiers, no footnotes, headings without links.
    case excerpt
    /// Byte for byte what `cmark-gfm` writes.
    case plainMarkdown
  }

  package var mode = Mode.page
  /// Whether raw HTML and every kind of address pass.
  package var isUnsafe = true
  /// Whether the tags of GitHub's `tagfilter` extension are disarmed in raw HTML.
  package var filtersTags = false

  package init(mode: Mode = .page, isUnsafe: Bool = true, filtersTags: Bool = false) {
    self.mode = mode
    self.isUnsafe = isUnsafe
    self.filtersTags = filtersTags
  }
}
