internal import LemmaDocument
internal import LemmaResult

/// The words of an article with its results in them, for search and summaries.
struct PlainText {
  let article: Article
  let result: ArticleResult?

  /// All of it.
  var body: String { article.body.map(text(of:)).joined(separator: " ") }

  private func text(of block: Block) -> String {
    switch block {
    case .paragraph(let inlines, _), .heading(_, _, let inlines): text(of: inlines)
    case .quote(let blocks): blocks.map(text(of:)).joined(separator: " ")
    case .list(let list): list.items.flatMap(\.blocks).map(text(of:)).joined(separator: " ")
    case .table(let table): ([table.header] + table.rows).joined().map(text(of:)).joined(separator: " ")
    case .display, .swift, .code, .html, .thematicBreak, .excerptEnd: ""
    }
  }

  private func text(of inlines: [Inline]) -> String {
    inlines.indices.map { position in
      if case .softBreak = inlines[position], position > 0, position + 1 < inlines.count,
        let before = inlines[position - 1].lastScalar, let after = inlines[position + 1].firstScalar,
        before.joins(after)
      {
        return ""
      }
      return inlines[position].plainText(formulas: article.formulas, value: value(of:))
    }.joined()
  }

  /// A result as text, and the number of an equation of this article.
  private func value(of inline: Inline) -> String {
    switch inline {
    case .swift(let index):
      guard let values = result?.expressions, values.indices.contains(index) else { return "" }
      return values[index]?.plainText ?? ""
    case .reference(let label, let parentheses, nil, _):
      guard let number = article.labels[label]?.text else { return "" }
      return parentheses ? "(\(number))" : number
    default: return ""
    }
  }
}

extension String {
  /// The beginning of the text, cut at a space or after a Han character, with an ellipsis where something is missing.
  package func shortened(to limit: Int) -> String {
    // Only the beginning is read: articles are long.
    var text = ""
    var length = 0
    var isAfterBlank = false
    for character in self {
      if character.isWhitespace {
        isAfterBlank = length > 0
        continue
      }
      if length + (isAfterBlank ? 1 : 0) >= limit {
        return (isAfterBlank ? text[...] : text.cutAtSpace) + "…"
      }
      if isAfterBlank { text += " " }
      text.append(character)
      length += isAfterBlank ? 2 : 1
      isAfterBlank = false
    }
    return text
  }

  /// The text without a last word that may be incomplete, unless that is long.
  private var cutAtSpace: Substring {
    guard let space = lastIndex(of: " "), distance(from: space, to: endIndex) < 20 else { return self[...] }
    return self[..<space]
  }

  /// The text as it stands inside an address.
  var encodedAddress: String {
    var builder = HTMLBuilder()
    builder.address(self)
    return builder.string
  }
}
