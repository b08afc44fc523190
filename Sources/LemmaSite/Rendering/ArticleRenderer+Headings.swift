internal import LemmaDocument

extension ArticleRenderer {
  mutating func renderHeading(level: Int, identifier: String, _ inlines: [Inline]) {
    let level = min(level + headingShift, 6)
    out.startLine()
    out.markup("<h")
    out.integer(level)
    if options.mode == .page, !identifier.isEmpty { out.attribute("id", identifier) }
    out.markup(">")
    render(inlines)
    if options.mode == .page, !identifier.isEmpty { renderHeadingLink(identifier) }
    out.markup("</h")
    out.integer(level)
    out.markup(">\n")
  }

  private mutating func renderHeadingLink(_ identifier: String) {
    out.markup("<a class=\"anchor\" href=\"#")
    out.address(identifier)
    out.markup("\"")
    out.attribute("aria-label", wording.linkToSection)
    out.markup("></a>")
  }

  /// Writes the table of contents: headings down to the third level, nested.
  package mutating func renderContents() {
    var open: [Int] = []
    for case .heading(let level, let identifier, let inlines) in article.body where !identifier.isEmpty {
      let level = level + headingShift
      guard level <= 3 else { continue }
      openContents(&open, at: level)
      out.markup("<a href=\"#")
      out.address(identifier)
      out.markup("\">")
      render(inlines.withoutLinks)
      out.markup("</a>")
    }
    for _ in open { out.markup("</li></ol>") }
  }

  private mutating func openContents(_ open: inout [Int], at level: Int) {
    while open.count > 1, let last = open.last, last > level {
      out.markup("</li></ol>")
      open.removeLast()
    }
    if let last = open.last, last >= level {
      out.markup("</li><li>")
      return
    }
    out.markup("<ol><li>")
    open.append(level)
  }
}

extension [Inline] {
  /// The text as it may stand inside a link: no links, no footnotes.
  var withoutLinks: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(_, _, let children): children.withoutLinks
      case .emphasis(let children): [.emphasis(children.withoutLinks)]
      case .strong(let children): [.strong(children.withoutLinks)]
      case .strikethrough(let children): [.strikethrough(children.withoutLinks)]
      case .footnote: []
      default: [inline]
      }
    }
  }
}
