internal import LemmaDocument

extension ArticleRenderer {
  /// A table of the text. On a page it scrolls in itself, so that a wide one does not widen the page.
  mutating func renderTable(_ table: TextTable) {
    out.startLine()
    if !isPlain { out.markup("<div class=\"table-wrapper\">") }
    out.markup("<table>\n<thead>\n")
    renderRow(table.header, of: table, isHeader: true)
    out.markup("</thead>\n")
    if !table.rows.isEmpty {
      out.markup("<tbody>\n")
      for row in table.rows { renderRow(row, of: table, isHeader: false) }
      out.markup("</tbody>\n")
    }
    out.markup("</table>")
    if !isPlain { out.markup("</div>") }
    out.markup("\n")
  }

  private mutating func renderRow(_ cells: [[Inline]], of table: TextTable, isHeader: Bool) {
    out.markup("<tr>\n")
    for (column, cell) in cells.enumerated() {
      out.markup(isHeader ? "<th" : "<td")
      if column < table.alignments.count, let alignment = table.alignments[column] {
        out.attribute("align", alignment.rawValue)
      }
      out.markup(">")
      render(cell)
      out.markup(isHeader ? "</th>\n" : "</td>\n")
    }
    out.markup("</tr>\n")
  }
}
