extension MarkdownScanner {
  /// Reads the line at `position`, or the several lines over which a formula that begins in it extends.
  mutating func scanLine() {
    var cursor = LineCursor(offset: position)
    let matched = containers.prefix { enters($0, &cursor) }.count
    if matched == containers.count {
      if continuesLeaf(cursor) { return }
    } else {
      leaveFence()
      if !leaf.isParagraph { leaf = .none }
    }
    openBlocks(cursor, matched: matched)
  }

  /// Whether the line goes on inside `container`.
  func enters(_ container: Container, _ cursor: inout LineCursor) -> Bool {
    let (content, indent) = cursor.content(in: bytes)
    switch container {
    case .quote:
      guard indent < 4, byte(at: content) == UInt8(ascii: ">") else { return false }
      cursor.enter(1, in: bytes)
      cursor.skip(columns: 1, in: bytes)
      return true
    case .item(let width):
      if indent >= width {
        cursor.skip(columns: width, in: bytes)
        return true
      }
      return isLineEnd(content)
    }
  }

  /// Takes the line as part of an open fence, indented code or comment.
  private mutating func continuesLeaf(_ cursor: LineCursor) -> Bool {
    let (content, indent) = cursor.content(in: bytes)
    switch leaf {
    case .fence(let fence):
      if indent < 4, closes(fence, at: content) { leaf = .none }
    case .indented where indent >= 4 || isLineEnd(content): break
    case .html(let marker):
      if line(from: content, contains: marker) { leaf = .none }
    default:
      if !leaf.isParagraph { leaf = .none }
      return false
    }
    skipLine(from: content)
    return true
  }

  private mutating func openBlocks(_ start: LineCursor, matched: Int) {
    var cursor = start
    var depth = matched
    var opened = false
    while true {
      let (content, indent) = cursor.content(in: bytes)
      let interrupts = leaf.isParagraph && !opened
      if isLineEnd(content) || indent >= 4 && !interrupts {
        containers.removeSubrange(depth...)
        leaf = isLineEnd(content) ? .none : .indented
        return skipLine(from: content)
      }
      let inParagraph = interrupts && depth == containers.count
      if indent < 4, let container = container(at: content, indent, &cursor, inParagraph: inParagraph) {
        containers.removeSubrange(depth...)
        containers.append(container)
        depth += 1
        opened = true
        continue
      }
      if indent < 4, let next = leafBlock(at: content) {
        containers.removeSubrange(depth...)
        return enter(next, at: content)
      }
      if opened || !leaf.isParagraph { containers.removeSubrange(depth...) }
      leaf = .paragraph
      return scanInline(from: content)
    }
  }

  private mutating func enter(_ next: Leaf, at content: Int) {
    leaf = next
    if case .paragraph = next {  // A heading: text that ends with its line.
      leaf = .none
      isSingleLine = true
      scanInline(from: content)
      isSingleLine = false
      return
    }
    if case .html(let marker) = next, line(from: content, contains: marker) { leaf = .none }
    skipLine(from: content)
  }

  /// The fence that is open ends without having been closed.
  mutating func leaveFence() {
    guard case .fence(let fence) = leaf else { return }
    report(
      .unclosedFence(String(repeating: Character(Unicode.Scalar(fence.marker)), count: fence.length)), at: fence.offset)
    leaf = .none
  }

  mutating func skipLine(from offset: Int) {
    var next = offset
    while next < end, bytes[next] != UInt8(ascii: "\n") { next += 1 }
    position = min(next + 1, end)
  }

  func isLineEnd(_ offset: Int) -> Bool {
    offset >= end || bytes[offset] == UInt8(ascii: "\n") || bytes[offset] == UInt8(ascii: "\r")
  }
}
