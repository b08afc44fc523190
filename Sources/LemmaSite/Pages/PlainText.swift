internal import LemmaDocument

extension Block {
  /// The words of the block, for search and summaries.
  func plainText(_ article: Article) -> String {
    switch self {
    case .paragraph(let inlines, _), .heading(_, _, let inlines): inlines.plainText(article)
    case .quote(let blocks): blocks.map { $0.plainText(article) }.joined(separator: " ")
    case .list(let list):
      list.items.flatMap(\.blocks).map { $0.plainText(article) }.joined(separator: " ")
    case .table(let table):
      ([table.header] + table.rows).joined().map { $0.plainText(article) }.joined(separator: " ")
    case .display, .swift, .code, .html, .thematicBreak, .excerptEnd: ""
    }
  }
}

extension [Inline] {
  func plainText(_ article: Article) -> String {
    indices.map { position in
      if case .softBreak = self[position], position > 0, position + 1 < count,
        let before = self[position - 1].lastScalar, let after = self[position + 1].firstScalar, before.joins(after)
      {
        return ""
      }
      return self[position].plainText(formulas: article.formulas)
    }.joined()
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
