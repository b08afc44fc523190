internal import LemmaDocument

extension ArticleRenderer {
  mutating func renderHTMLBlock(_ pieces: [HTMLPiece]) {
    out.startLine()
    guard options.isUnsafe else {
      out.markup("<!-- raw HTML omitted -->\n")
      return
    }
    for piece in pieces {
      switch piece {
      case .markup(let markup): renderMarkup(markup)
      case .formula(let index): renderFormula(index)
      case .reference(let label, let parentheses, let article, _):
        renderReference(label, parentheses: parentheses, article: article)
      }
    }
    out.startLine()
  }

  mutating func renderInlineHTML(_ markup: String) {
    if options.isUnsafe { renderMarkup(markup) } else { out.markup("<!-- raw HTML omitted -->") }
  }

  private mutating func renderMarkup(_ markup: String) {
    guard options.filtersTags else {
      out.raw(markup)
      return
    }
    let bytes = Array(markup.utf8)
    for (position, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "<"), Self.isFilteredTag(bytes[position...]) {
        out.markup("&lt;")
      } else {
        out.raw(byte)
      }
    }
  }

  /// Whether a tag that GitHub's `tagfilter` disarms begins with the first byte, which is `<`.
  private static func isFilteredTag(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes.dropFirst()
    if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    for name in filteredTags where rest.count > name.count {
      guard zip(rest, name).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
      let after = rest.dropFirst(name.count)
      switch after.first {
      case 32?, 9?, 10?, 11?, 12?, 13?, UInt8(ascii: ">")?: return true
      case UInt8(ascii: "/")?: return after.dropFirst().first == UInt8(ascii: ">")
      default: continue
      }
    }
    return false
  }

  private static let filteredTags = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ].map { Array($0.utf8) }
}
