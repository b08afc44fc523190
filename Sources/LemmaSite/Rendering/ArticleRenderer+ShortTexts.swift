extension ArticleRenderer {
  /// A caption, a label or a statement: text in which `$…$` is a formula and `` `…` `` is code.
  mutating func renderShort(_ text: String) {
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "$" || $0 == "`" }) {
      out.text(String(rest[..<start]))
      let mark = rest[start]
      let inner = rest[rest.index(after: start)...]
      guard let end = inner.firstIndex(of: mark), end > inner.startIndex, Self.closes(inner, at: end) else {
        out.text(String(mark))
        rest = inner
        continue
      }
      renderShort(String(inner[..<end]), mark: mark)
      rest = inner[inner.index(after: end)...]
    }
    out.text(String(rest))
  }

  private mutating func renderShort(_ inner: String, mark: Character) {
    if mark == "$" {
      renderMath(inner, isDisplay: false, element: "span", anchor: nil)
    } else {
      out.markup("<code class=\"notranslate\" translate=\"no\">")
      out.text(inner)
      out.markup("</code>")
    }
  }

  /// A dollar that is money stays money: no space inside, no digit right after.
  private static func closes(_ inner: Substring, at end: Substring.Index) -> Bool {
    guard inner[end] == "$" else { return true }
    guard let first = inner.first, !first.isWhitespace, !inner[inner.index(before: end)].isWhitespace else {
      return false
    }
    return inner[inner.index(after: end)...].first?.isNumber != true
  }
}
