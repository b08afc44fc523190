/// A piece of running text.
package indirect enum Inline: Sendable, Equatable {
  case text(String)
  case softBreak
  case hardBreak
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(destination: String, title: String, [Inline])
  case image(source: String, title: String, [Inline])
  case html(String)
  /// A formula, by its index in `Article.formulas`. A display formula here stands inside emphasis, a link or a cell.
  case formula(Int)
  /// `\ref` (no parentheses) or `\eqref` (with them) in the text. `article` is the other file's path where the
  /// reference was written `[](other.md#label)`.
  case reference(label: String, parentheses: Bool, article: String?, offset: Int)
  /// `` `{swift} expression` ``, by its index in `Article.expressions`.
  case swift(Int)
  /// A reference to the footnote with `number` (from 1); `occurrence` counts its references from 1.
  case footnote(number: Int, occurrence: Int)
}

extension Inline {
  /// The text a reader would speak: no markup, formulas as TeX.
  ///
  /// - Parameter value: What stands for a result or a reference, which are known only when the page is rendered.
  package func plainText(formulas: [Formula], value: (Inline) -> String = { _ in "" }) -> String {
    switch self {
    case .text(let text), .code(let text): text
    case .softBreak, .hardBreak: " "
    case .emphasis(let children), .strong(let children), .strikethrough(let children), .link(_, _, let children),
      .image(_, _, let children):
      children.map { $0.plainText(formulas: formulas, value: value) }.joined()
    case .formula(let index): formulas[index].tex
    case .reference, .swift: value(self)
    case .html, .footnote: ""
    }
  }
}
