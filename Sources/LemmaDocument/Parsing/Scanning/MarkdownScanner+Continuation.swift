extension MarkdownScanner {
  /// What goes over a line's end.
  enum Continuing {
    /// A code span, which ends where its paragraph does.
    case span
    /// A formula in a sentence.
    case inline
    /// A display; a blank line ends it.
    case display
    /// An environment; only its `\end` ends it.
    case environment
  }

  /// Where the text goes on in the line that begins at `start`, quote markers left out; none where it does not.
  func continuation(at start: Int, of continuing: Continuing) -> Int? {
    guard !isSingleLine, start < end else { return nil }
    var cursor = LineCursor(offset: start)
    var text = start
    var isInside = true
    for container in containers {
      guard enters(container, &cursor) else {
        isInside = false
        break
      }
      if case .quote = container { text = cursor.offset }
    }
    let (content, indent) = cursor.content(in: bytes)
    if isLineEnd(content) { return continuing == .environment && isInside ? min(text, content) : nil }
    if indent < 4 || !isInside, ends(continuing, at: content, isInside: isInside) { return nil }
    return text
  }

  /// Whether what begins at `content` ends the paragraph in spite of an open formula or span.
  private func ends(_ continuing: Continuing, at content: Int, isInside: Bool) -> Bool {
    if !isInside, listMarker(at: content, interruptsParagraph: false) != nil { return true }
    if fence(at: content) != nil { return true }
    switch continuing {
    case .display, .environment: return false
    case .inline: return bytes[content] == UInt8(ascii: "|") || isHeading(content)
    case .span:
      return isHeading(content) || isThematicBreak(content) || bytes[content] == UInt8(ascii: ">")
        || listMarker(at: content, interruptsParagraph: true) != nil
    }
  }
}
