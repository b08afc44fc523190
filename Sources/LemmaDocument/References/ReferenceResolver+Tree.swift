extension ReferenceResolver {
  /// The blocks with every reference settled.
  mutating func resolved(_ blocks: [Block]) -> [Block] {
    var result = blocks
    for index in result.indices { result[index] = resolved(result[index]) }
    return result
  }

  private mutating func resolved(_ block: Block) -> Block {
    switch block {
    case .paragraph(let inlines, let continues): return .paragraph(resolved(inlines), continues: continues)
    case .heading(let level, let identifier, let inlines):
      return .heading(level: level, identifier: identifier, resolved(inlines))
    case .quote(let blocks): return .quote(resolved(blocks))
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = resolved(list.items[index].blocks) }
      return .list(list)
    case .table(var table):
      for column in table.header.indices { table.header[column] = resolved(table.header[column]) }
      for row in table.rows.indices {
        for column in table.rows[row].indices { table.rows[row][column] = resolved(table.rows[row][column]) }
      }
      return .table(table)
    case .html(let pieces): return .html(resolved(pieces))
    case .display, .swift, .code, .thematicBreak, .excerptEnd: return block
    }
  }

  private mutating func resolved(_ inlines: [Inline]) -> [Inline] {
    var result = inlines
    for index in result.indices { result[index] = resolved(result[index]) }
    return result
  }

  private mutating func resolved(_ inline: Inline) -> Inline {
    switch inline {
    case .emphasis(let inlines): return .emphasis(resolved(inlines))
    case .strong(let inlines): return .strong(resolved(inlines))
    case .strikethrough(let inlines): return .strikethrough(resolved(inlines))
    case .link(let destination, let title, let inlines):
      if inlines.isEmpty, let name = articleTitle(destination) {
        return .link(destination: destination, title: title, [.text(name)])
      }
      return .link(destination: destination, title: title, resolved(inlines))
    case .image(let source, let title, let inlines): return .image(source: source, title: title, resolved(inlines))
    case .reference(let label, let parentheses, let article, let offset):
      return resolved(label, parentheses, article, offset)
    case .text, .softBreak, .hardBreak, .code, .html, .formula, .swift, .footnote: return inline
    }
  }

  /// A link to an article without a text shows the article's title.
  private func articleTitle(_ destination: String) -> String? {
    guard destination.hasSuffix(".md") else { return nil }
    return directory.entry(at: destination, from: article.path)?.title
  }

  private mutating func resolved(_ pieces: [HTMLPiece]) -> [HTMLPiece] {
    var result = pieces
    for index in result.indices {
      guard case .reference(let label, let parentheses, let article, let offset) = result[index],
        case .reference(_, _, let other, _) = resolved(label, parentheses, article, offset)
      else { continue }
      result[index] = .reference(label: label, parentheses: parentheses, article: other, offset: offset)
    }
    return result
  }
}
