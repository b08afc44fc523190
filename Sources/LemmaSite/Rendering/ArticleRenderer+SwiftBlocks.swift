internal import LemmaDocument
internal import LemmaResult

extension ArticleRenderer {
  /// An executed block: its code as `echo` wants it, then what it produced, in order.
  mutating func renderSwiftBlock(_ index: Int) {
    guard article.swiftBlocks.indices.contains(index) else { return }
    let block = article.swiftBlocks[index]
    out.startLine()
    out.markup("<div class=\"cell\">\n")
    renderEcho(of: block)
    if block.options.showsOutput {
      let hasCaption = block.options.caption != nil
      renderFigure(block) { $0.renderResults(of: block, withClaims: !hasCaption) }
      if hasCaption { renderClaims(of: block) }
    } else {
      renderClaims(of: block)
    }
    out.markup("</div>\n")
  }

  private mutating func renderEcho(of block: SwiftBlock) {
    let code = block.code.hasSuffix("\n") ? String(block.code.dropLast()) : block.code
    guard !code.isEmpty else { return }
    switch block.options.echo {
    case .hidden: break
    case .shown: renderHighlighted(code, language: "swift")
    case .folded:
      out.markup("<details class=\"fold\"><summary>")
      out.text(wording.code)
      out.markup("</summary>\n")
      renderHighlighted(code, language: "swift")
      out.markup("</details>\n")
    }
  }

  /// Encloses the results in a figure where the block has a caption, and gives them the block's anchor.
  private mutating func renderFigure(_ block: SwiftBlock, content: (inout ArticleRenderer) -> Void) {
    let target = block.options.label.flatMap { article.labels[$0] }
    let anchor = options.mode == .page ? target?.anchor ?? block.options.label?.asIdentifier : nil
    guard let caption = block.options.caption else {
      if let anchor { renderTarget(anchor) }
      content(&self)
      return
    }
    out.markup("<figure")
    if let anchor { out.attribute("id", anchor) }
    out.markup(">\n")
    content(&self)
    out.startLine()
    out.markup("<figcaption>")
    if let number = target?.text { renderFigureNumber(number, label: block.options.label ?? "") }
    renderShort(caption)
    out.markup("</figcaption>\n</figure>\n")
  }

  private mutating func renderTarget(_ anchor: String) {
    out.markup("<span class=\"anchor-target\"")
    out.attribute("id", anchor)
    out.markup("></span>")
  }

  private mutating func renderFigureNumber(_ number: String, label: String) {
    let kind =
      switch label.prefix(3) {
      case "tbl", "tab": wording.table
      case "lst": wording.listing
      default: wording.figure
      }
    out.markup("<span class=\"number\">")
    out.text("\(kind) \(number)")
    out.markup("</span> ")
  }

  /// The claims alone. Where output is off they are still reported: what was checked is never hidden.
  private mutating func renderClaims(of block: SwiftBlock) {
    for entry in claims.entries(ofBlock: block.index) { render(entry) }
  }
}
