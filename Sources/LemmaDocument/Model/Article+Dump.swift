extension Article {
  /// The article as a tree, one node per line, with positions `line:column-line:column` of the file: for a developer's
  /// eyes, and what the dialect's specification compares.
  package var dump: String {
    var printer = TreePrinter(article: self)
    printer.print(body)
    for note in footnotes {
      printer.line("footnote \(note.number) [^\(note.label)] references: \(note.references)")
      printer.nested { $0.print(note.blocks) }
    }
    printer.printTables()
    return printer.output
  }
}

/// Prints an article's blocks and inlines.
struct TreePrinter {
  let article: Article
  private(set) var output = ""
  private var depth = 0

  init(article: Article) { self.article = article }

  mutating func line(_ text: String) {
    output += String(repeating: "  ", count: depth) + text + "\n"
  }

  mutating func nested(_ body: (inout TreePrinter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  mutating func print(_ blocks: [Block]) { for block in blocks { print(block) } }

  func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\"", with: "\\\"") + "\""
  }

  func place(_ range: Range<Int>) -> String {
    let start = article.source.location(at: range.lowerBound)
    let end = article.source.location(at: max(range.lowerBound, range.upperBound - 1))
    return "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  func place(_ offset: Int) -> String {
    let start = article.source.location(at: offset)
    return "\(start.line):\(start.column)"
  }
}
