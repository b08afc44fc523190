extension MathDocument {
  /// The expression as it appears in the page: a wrapper that stays in place for good and carries both marks against translation,
  /// what the author wrote as `data-tex`, the emitted TeX as readable text, the anchor, and a reserved height of 1.2 em a row.
  ///
  /// A label in `data-tex` is written with a character reference for its backslash: unescaped it is the author's, and a script
  /// that looks for labels in the page's bytes finds none.
  public func html(for index: Int) -> String {
    require(expressions.indices.contains(index), "html(for:): expression \(index) of \(expressions.count)")
    let expression = expressions[index]
    let tex = emittedTeX(expression).htmlEscaped
    let written = expression.tex.htmlEscaped.replacing("\\label", with: "&#92;label")
    guard expression.isDisplay else {
      return "<span class=\"math inline notranslate\" translate=\"no\" data-tex=\"\(written)\">\\(\(tex)\\)</span>"
    }
    let anchors = expression.labels.map { "eq-" + $0.htmlEscaped }
    let others = anchors.dropFirst().map { "<span class=\"anchor-target\" id=\"\($0)\"></span>" }.joined()
    let anchor = anchors.first.map { " id=\"\($0)\"" } ?? ""
    let height = Double(expression.rows * 12) / 10
    return others + "<div class=\"math display notranslate\" translate=\"no\"\(anchor) data-tex=\"\(written)\""
      + " style=\"min-height:\(height)em\">\\[\(tex)\\]</div>"
  }

  /// The whole document: paragraphs, displays between them, code marked like formulas.
  public var html: String {
    var page = MathPage()
    for piece in pieces {
      switch piece {
      case .text(let text): page.append(prose: text)
      case .codeSpan(let code):
        page.append(inline: "<code class=\"notranslate\" translate=\"no\">\(code.htmlEscaped)</code>")
      case .codeBlock(let code):
        page.append(block: "<pre class=\"notranslate\" translate=\"no\"><code>\(code.htmlEscaped)</code></pre>")
      case .expression(let index):
        if expressions[index].isDisplay {
          page.append(block: html(for: index))
        } else {
          page.append(inline: html(for: index))
        }
      case .reference(let label, let parentheses): page.append(inline: link(label, parentheses))
      }
    }
    return page.finished()
  }

  private func link(_ label: String, _ parentheses: Bool) -> String {
    let number = (number(forLabel: label) ?? "??").htmlEscaped
    let text = parentheses ? "(\(number))" : number
    return self.number(forLabel: label) == nil ? text : "<a href=\"#eq-\(label.htmlEscaped)\">\(text)</a>"
  }
}

/// A page while it is written: paragraphs open with their first word and close at blank lines and before blocks.
private struct MathPage {
  private var written: [String] = []
  private var isInParagraph = false

  mutating func append(prose text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 {
        // A blank line is one between two line ends.
        let isBlank = index < lines.count - 1 && line.allSatisfy(\.isWhitespace)
        if isBlank { close() } else if isInParagraph { written.append("\n") }
      }
      if line.allSatisfy(\.isWhitespace) {
        if isInParagraph { written.append(String(line)) }
      } else {
        append(inline: String(line).htmlEscaped)
      }
    }
  }

  mutating func append(inline html: String) {
    if !isInParagraph { written.append("<p>") }
    isInParagraph = true
    written.append(html)
  }

  mutating func append(block html: String) {
    close()
    written.append(html + "\n")
  }

  mutating func finished() -> String {
    close()
    return written.joined()
  }

  private mutating func close() {
    if isInParagraph { written.append("</p>\n") }
    isInParagraph = false
  }
}
