internal import LemmaDocument

extension ArticleRenderer {
  /// `\ref` or `\eqref` in a sentence: a link that carries its number, right without scripts.
  mutating func renderReference(_ label: String, parentheses: Bool, article path: String?) {
    guard let (text, address) = target(of: label, article: path) else {
      out.markup("<span class=\"missing\">")
      out.markup(parentheses ? "(??)" : "??")
      out.markup("</span>")
      return
    }
    out.markup("<a class=\"reference\" href=\"")
    out.address(address)
    out.markup("\">")
    if parentheses { out.markup("(") }
    out.text(text)
    if parentheses { out.markup(")") }
    out.markup("</a>")
  }

  private func target(of label: String, article path: String?) -> (text: String, address: String)? {
    if let path { return references.target(of: label, at: path, from: article.path) }
    guard let target = article.labels[label] else { return nil }
    return (target.text, references.ownAddress(fragment: target.anchor, in: article, mode: options.mode))
  }
}
