extension TreePrinter {
  mutating func print(_ block: Block) {
    switch block {
    case .paragraph(let inlines, let continues):
      line(continues ? "paragraph continues" : "paragraph")
      nested { $0.print(inlines) }
    case .heading(let level, let identifier, let inlines):
      line("heading \(level) #\(identifier)")
      nested { $0.print(inlines) }
    case .display(let index): line("display \(formula(index))")
    case .swift(let index): printSwiftBlock(article.swiftBlocks[index])
    case .code(let information, let literal): line("code \(quoted(information)) \(quoted(literal))")
    case .quote(let blocks):
      line("quote")
      nested { $0.print(blocks) }
    case .list(let list): print(list)
    case .table(let table): print(table)
    case .html(let pieces):
      line("html")
      nested { for piece in pieces { $0.print(piece) } }
    case .thematicBreak: line("break")
    case .excerptEnd: line("excerpt end")
    }
  }

  mutating func print(_ inlines: [Inline]) { for inline in inlines { print(inline) } }

  private mutating func print(_ inline: Inline) {
    switch inline {
    case .text(let text): line("text \(quoted(text))")
    case .softBreak: line("soft break")
    case .hardBreak: line("hard break")
    case .code(let code): line("code \(quoted(code))")
    case .emphasis(let inlines): print("emphasis", inlines)
    case .strong(let inlines): print("strong", inlines)
    case .strikethrough(let inlines): print("strikethrough", inlines)
    case .link(let destination, let title, let inlines):
      print("link \(destination)" + (title.isEmpty ? "" : " \(quoted(title))"), inlines)
    case .image(let source, let title, let inlines):
      print("image \(source)" + (title.isEmpty ? "" : " \(quoted(title))"), inlines)
    case .html(let markup): line("html \(quoted(markup))")
    case .formula(let index): line("formula \(formula(index))")
    case .reference(let label, let parentheses, let article, let offset):
      line(reference(label, parentheses, article, offset))
    case .swift(let index):
      let expression = article.expressions[index]
      line("swift \(index) \(place(expression.range)) \(quoted(expression.code))")
    case .footnote(let number, let occurrence): line("footnote \(number) occurrence \(occurrence)")
    }
  }

  private mutating func print(_ name: String, _ inlines: [Inline]) {
    line(name)
    nested { $0.print(inlines) }
  }

  private mutating func print(_ piece: HTMLPiece) {
    switch piece {
    case .markup(let markup): line("markup \(quoted(markup))")
    case .formula(let index): line("formula \(formula(index))")
    case .reference(let label, let parentheses, let article, let offset):
      line(reference(label, parentheses, article, offset))
    }
  }

  private func reference(_ label: String, _ parentheses: Bool, _ article: String?, _ offset: Int) -> String {
    "reference \(place(offset)) \(parentheses ? "(\(label))" : label)" + (article.map { " in \($0)" } ?? "")
  }

  private mutating func print(_ list: List) {
    line("list \(list.start.map { "from \($0)" } ?? "bullets")\(list.isTight ? " tight" : "")")
    nested { printer in
      for item in list.items {
        printer.line("item" + (item.isDone.map { $0 ? " [x]" : " [ ]" } ?? ""))
        printer.nested { $0.print(item.blocks) }
      }
    }
  }

  private mutating func print(_ table: TextTable) {
    line("table \(table.alignments.map { $0?.rawValue ?? "-" }.joined(separator: " "))")
    nested { printer in
      for row in [table.header] + table.rows {
        printer.line("row")
        for cell in row { printer.nested { $0.print("cell", cell) } }
      }
    }
  }
}
