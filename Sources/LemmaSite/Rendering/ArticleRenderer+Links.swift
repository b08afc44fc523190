internal import LemmaDocument
internal import LemmaResult

extension ArticleRenderer {
  mutating func renderLink(_ destination: String, title: String, _ children: [Inline]) {
    out.markup("<a href=\"")
    if passes(destination) {
      out.address(isPlain ? destination : references.address(of: destination, in: article, mode: options.mode))
    }
    out.markup("\"")
    if !title.isEmpty { out.attribute("title", title) }
    out.markup(">")
    render(children)
    out.markup("</a>")
  }

  mutating func renderImage(_ source: String, title: String, _ children: [Inline]) {
    out.markup("<img src=\"")
    if passes(source) { out.address(isPlain ? source : references.assetAddress(source, in: article)) }
    out.markup("\" alt=\"")
    renderAlternative(children)
    out.markup("\"")
    if !title.isEmpty { out.attribute("title", title) }
    if !isPlain { out.markup(" loading=\"lazy\"") }
    out.markup(" />")
  }

  /// The words of an image's description, without markup.
  private mutating func renderAlternative(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text), .html(let text): out.text(text)
      case .softBreak, .hardBreak: out.markup(" ")
      case .emphasis(let children), .strong(let children), .strikethrough(let children), .link(_, _, let children),
        .image(_, _, let children):
        renderAlternative(children)
      case .formula(let index) where article.formulas.indices.contains(index):
        out.text(tex(of: article.formulas[index]))
      case .swift(let index): out.text(value(ofExpression: index)?.plainText ?? wording.notComputed)
      case .formula, .reference, .footnote: break
      }
    }
  }

  /// Whether an address may stand in the page: scripts in addresses pass only for `cmark-gfm --unsafe`.
  private func passes(_ address: String) -> Bool {
    isPlain && options.isUnsafe || !address.isDangerousAddress
  }
}

extension String {
  /// Whether following the address would run something: `javascript:`, `vbscript:`, `file:`, and `data:` but for images.
  var isDangerousAddress: Bool {
    let head = String(decoding: utf8.prefix(16), as: UTF8.self).lowercased()
    if ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains(where: head.hasPrefix) {
      return false
    }
    return ["javascript:", "vbscript:", "file:", "data:"].contains(where: head.hasPrefix)
  }
}
