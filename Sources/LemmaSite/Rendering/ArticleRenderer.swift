package import LemmaDocument
package import LemmaResult

/// Writes one article and its results as HTML.
///
/// Rendering is a single pass that appends bytes; every kind of node and of output has its own file.
package struct ArticleRenderer {
  package let article: Article
  /// None where the article was not run.
  package let result: ArticleResult?
  package let options: RenderingOptions
  let references: CrossReferences
  let wording: Wording
  let claims: ClaimIndex
  /// What is added to heading levels, so that the title alone is the first level.
  let headingShift: Int
  package var out: HTMLBuilder
  /// Whether a formula was written.
  var usesMath = false
  /// How many pictures with frames were written.
  var steppedPictures = 0

  package init(
    _ article: Article, result: ArticleResult? = nil, options: RenderingOptions = RenderingOptions(),
    references: CrossReferences = CrossReferences(), language: String = "en"
  ) {
    self.article = article
    self.result = result
    self.options = options
    self.references = references
    wording = Wording(language: article.frontMatter.language ?? language)
    claims = ClaimIndex(result)
    headingShift = options.mode != .plainMarkdown && article.body.contains(where: \.isFirstLevelHeading) ? 1 : 0
    out = HTMLBuilder(capacity: article.source.bytes.count * 3 + 1024)
  }

  var isPlain: Bool { options.mode == .plainMarkdown }

  /// Writes the whole text.
  package mutating func renderBody() {
    render(article.body[...])
    if options.mode == .page { renderFootnotes() }
  }

  mutating func render(_ blocks: ArraySlice<Block>) {
    for block in blocks { render(block, inTightItem: false) }
  }
}

extension Block {
  var isFirstLevelHeading: Bool {
    if case .heading(1, _, _) = self { true } else { false }
  }
}
