import CCmark

extension CmarkConversion {
  mutating func inlines(of parent: CmarkNode, depth: Int) -> [Inline] {
    var inlines: [Inline] = []
    var next = parent.pointee.first_child
    while let node = next {
      append(node, to: &inlines, depth: depth)
      next = node.pointee.next
    }
    endText(&inlines)
    return inlines
  }

  private mutating func append(_ node: CmarkNode, to inlines: inout [Inline], depth: Int) {
    if node.kind == CMARK_NODE_TEXT {
      let chunk = node.pointee.as.literal
      return pending.append(contentsOf: UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len)))
    }
    if node.kind == CMARK_NODE_SOFTBREAK, joinsLines(node) { return }
    endText(&inlines)
    switch node.kind {
    case CMARK_NODE_SOFTBREAK: inlines.append(.softBreak)
    case CMARK_NODE_LINEBREAK: inlines.append(.hardBreak)
    case CMARK_NODE_CODE: inlines.append(.code(restored(node.pointee.as.literal, replacingLineFeeds: true)))
    case CMARK_NODE_HTML_INLINE: inlines.append(.html(restored(node.pointee.as.literal)))
    case CMARK_NODE_EMPH: inlines.append(.emphasis(children(of: node, depth)))
    case CMARK_NODE_STRONG: inlines.append(.strong(children(of: node, depth)))
    case CMARK_NODE_LINK: inlines.append(link(node, depth: depth))
    case CMARK_NODE_IMAGE:
      inlines.append(
        .image(
          source: restored(node.pointee.as.link.url), title: restored(node.pointee.as.link.title),
          children(of: node, depth)))
    case CMARK_NODE_FOOTNOTE_REFERENCE: inlines.append(footnoteReference(node))
    default:
      if node.pointee.type == lemma_strikethrough_type() {
        inlines.append(.strikethrough(children(of: node, depth)))
      } else {
        inlines += children(of: node, depth)
      }
    }
  }

  private mutating func children(of node: CmarkNode, _ depth: Int) -> [Inline] {
    depth > Self.maximumDepth ? [.text(plainText(of: node))] : inlines(of: node, depth: depth + 1)
  }

  /// cmark numbers notes by their first reference and leaves the number as the reference's text.
  private func footnoteReference(_ node: CmarkNode) -> Inline {
    .footnote(number: Int(decode(node.pointee.as.literal)) ?? 0, occurrence: Int(node.pointee.footnote.ref_ix))
  }

  private mutating func link(_ node: CmarkNode, depth: Int) -> Inline {
    let url = node.pointee.as.link.url
    let destination = restored(url)
    let title = restored(node.pointee.as.link.title)
    if let index = singlePlaceholder(url), case .destination(let offset) = resolution.meanings[index] {
      let reference = node.pointee.first_child == nil ? reference(to: destination, at: offset) : nil
      links.append(LinkSite(destination: destination, offset: offset, isReference: reference != nil))
      if let reference { return reference }
    } else if holdsPlaceholder(url) {
      // The text of an address written bare is the address: what looked like math in it is none.
      let text = plainText(of: node)
      if destination.hasSuffix(text) { return .link(destination: destination, title: title, [.text(text)]) }
    }
    return .link(destination: destination, title: title, children(of: node, depth))
  }

  /// `[](#label)` and `[](other.md#label)`.
  private func reference(to destination: String, at offset: Int) -> Inline? {
    guard let hash = destination.firstIndex(of: "#") else { return nil }
    let article = destination[..<hash]
    guard article.isEmpty || article.hasSuffix(".md") && !article.contains(":") else { return nil }
    return .reference(
      label: String(destination[destination.index(after: hash)...]), parentheses: true,
      article: article.isEmpty ? nil : String(article), offset: offset)
  }

  /// The text below a node, placeholders turned back.
  private func plainText(of node: CmarkNode) -> String {
    var text = ""
    let iterator = cmark_iter_new(node)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let leaf = cmark_iter_get_node(iterator) else { continue }
      if leaf.kind == CMARK_NODE_TEXT || leaf.kind == CMARK_NODE_CODE { text += restored(leaf.pointee.as.literal) }
    }
  }

  /// Whether a line break is none because both its neighbours are written without spaces.
  private func joinsLines(_ node: CmarkNode) -> Bool {
    guard options.dialect, let before = edge(of: node.pointee.prev, last: true),
      let after = edge(of: node.pointee.next, last: false)
    else { return false }
    return EastAsianScalars.isUnspaced(before) && EastAsianScalars.isUnspaced(after)
  }

  /// The first or last scalar of a node's text.
  private func edge(of start: CmarkNode?, last: Bool) -> UInt32? {
    var next = start
    while let node = next {
      if node.kind == CMARK_NODE_TEXT {
        let scalars = decode(node.pointee.as.literal).unicodeScalars
        let isJoiner = { (scalar: Unicode.Scalar) in scalar.value == scanned.alphabet.joiner }
        if let scalar = last ? scalars.last(where: { !isJoiner($0) }) : scalars.first(where: { !isJoiner($0) }) {
          return scalar.value
        }
        next = last ? node.pointee.prev : node.pointee.next
      } else {
        next = last ? node.pointee.last_child : node.pointee.first_child
      }
    }
    return nil
  }
}
