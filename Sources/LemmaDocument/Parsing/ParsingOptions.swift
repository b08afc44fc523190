/// Which parts of the dialect are on.
package struct ParsingOptions: Sendable, Equatable {
  /// Formulas, executed blocks, inline expressions, the excerpt marker, Chinese emphasis, front matter. Off, the text
  /// is GitHub's markdown and nothing else.
  package var dialect = true
  /// Footnotes `[^1]`.
  package var footnotes = true

  package init() {}

  /// GitHub's markdown as `cmark-gfm` reads it.
  package static var plainMarkdown: ParsingOptions {
    var options = ParsingOptions()
    options.dialect = false
    options.footnotes = false
    return options
  }
}
