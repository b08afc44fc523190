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
  func shortened(to limit: Int) -> String {
    // Runs of blanks are short: a few times the limit holds more than enough text, and articles are long.
    let text = prefix(limit * 4).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard text.count > limit else { return text }
    var cut = text.prefix(limit)
    if let space = cut.lastIndex(of: " "), cut.distance(from: space, to: cut.endIndex) < 20 { cut = cut[..<space] }
    return cut + "…"
  }

  /// The text as it stands inside an address.
  var encodedAddress: String {
    var builder = HTMLBuilder()
    builder.address(self)
    return builder.string
  }
}
