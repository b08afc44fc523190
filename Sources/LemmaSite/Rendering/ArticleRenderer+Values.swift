internal import LemmaResult

extension ArticleRenderer {
  mutating func render(_ output: Output) {
    out.startLine()
    out.markup("<div class=\"value\">")
    if let label = output.label { renderLabel(label, of: output.value) }
    render(output.value)
    if let note = output.note {
      out.markup("<span class=\"note\">")
      out.text(note)
      out.markup("</span>")
    }
    out.markup("</div>\n")
  }

  /// The name stands before a number, and above anything larger.
  private mutating func renderLabel(_ label: String, of value: DisplayValue) {
    switch value {
    case .number:
      out.markup("<span class=\"label\">")
      renderShort(label)
      out.markup("</span> <span class=\"equals\">=</span> ")
    case .text, .math, .table, .plot:
      out.markup("<span class=\"label above\">")
      renderShort(label)
      out.markup("</span>")
    }
  }

  private mutating func render(_ value: DisplayValue) {
    switch value {
    case .number(let number): renderNumber(number)
    case .text(let text):
      out.markup("<pre class=\"printed notranslate\" translate=\"no\" tabindex=\"0\">")
      if text.hasPrefix("\n") { out.markup("\n") }
      out.text(text)
      out.markup("</pre>")
    case .math(let tex, _): renderMath(tex, isDisplay: true, element: "div", anchor: nil)
    case .table(let table): render(table)
    case .plot(let plot): renderPlot(plot)
    }
  }

  mutating func renderNumber(_ number: NumberText) {
    out.markup("<span class=\"number notranslate\" translate=\"no\">")
    out.text(number.plain)
    out.markup("</span>")
  }

  /// The value of an expression in a sentence.
  mutating func renderInlineResult(_ index: Int) {
    switch value(ofExpression: index) {
    case .number(let number)?: renderNumber(number)
    case .math(let tex, _)?: renderMath(tex, isDisplay: false, element: "span", anchor: nil)
    case let other?:
      out.markup("<span class=\"text-value\">")
      out.text(other.plainText)
      out.markup("</span>")
    case nil:
      out.markup("<span class=\"missing\">")
      out.text(wording.notComputed)
      out.markup("</span>")
    }
  }

  /// Writes a table or a picture that is a paragraph of its own; in a sentence its name stands for it.
  mutating func renderBlockValue(_ index: Int) -> Bool {
    guard let value = value(ofExpression: index) else { return false }
    switch value {
    case .table, .plot:
      out.startLine()
      out.markup("<div class=\"value\">")
      render(value)
      out.markup("</div>\n")
      return true
    case .number, .text, .math: return false
    }
  }

  private mutating func render(_ table: Table) {
    out.markup("<div class=\"table-wrapper\"><table class=\"result\">\n")
    if let caption = table.caption {
      out.markup("<caption>")
      renderShort(caption)
      out.markup("</caption>\n")
    }
    if table.header.contains(where: { !$0.isEmpty }) { renderHeader(of: table) }
    out.markup("<tbody>\n")
    for row in table.rows {
      out.markup("<tr>")
      for cell in row { render(cell) }
      out.markup("</tr>\n")
    }
    out.markup("</tbody>\n</table></div>")
  }

  private mutating func renderHeader(of table: Table) {
    out.markup("<thead>\n<tr>")
    for (column, title) in table.header.enumerated() {
      let isNumeric = table.rows.contains { column < $0.count && $0[column].isNumber }
      out.markup(isNumeric ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
      renderShort(title)
      out.markup("</th>")
    }
    out.markup("</tr>\n</thead>\n")
  }

  private mutating func render(_ cell: Table.Cell) {
    switch cell {
    case .number(let number):
      out.markup("<td class=\"number notranslate\" translate=\"no\">")
      out.text(number.plain)
    case .math(let tex, _):
      out.markup("<td>")
      renderMath(tex, isDisplay: false, element: "span", anchor: nil)
    case .text(let text):
      out.markup("<td>")
      renderShort(text)
    }
    out.markup("</td>")
  }
}

extension Table.Cell {
  var isNumber: Bool {
    if case .number = self { true } else { false }
  }
}
