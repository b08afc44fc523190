extension MarkdownScanner {
  /// The quote or list item that begins at `content`; `cursor` goes over its marker.
  func container(at content: Int, _ indent: Int, _ cursor: inout LineCursor, inParagraph: Bool) -> Container? {
    if bytes[content] == UInt8(ascii: ">") {
      cursor.enter(1, in: bytes)
      cursor.skip(columns: 1, in: bytes)
      return .quote
    }
    guard let marker = listMarker(at: content, interruptsParagraph: inParagraph), !isThematicBreak(content) else {
      return nil
    }
    cursor.enter(marker, in: bytes)
    let (text, spaces) = cursor.content(in: bytes)
    let padding = isLineEnd(text) || spaces > 4 ? 1 : spaces
    cursor.skip(columns: padding, in: bytes)
    return .item(width: indent + marker + padding)
  }

  /// Length of the list marker at `offset`.
  func listMarker(at offset: Int, interruptsParagraph: Bool) -> Int? {
    var next = offset
    switch bytes[offset] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): next += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while next < offset + 10, isDigit(byte(at: next)) { next += 1 }
      guard next < offset + 10, byte(at: next) == UInt8(ascii: ".") || byte(at: next) == UInt8(ascii: ")") else {
        return nil
      }
      // Only a list that starts at 1 interrupts a paragraph.
      if interruptsParagraph, !(next == offset + 1 && bytes[offset] == UInt8(ascii: "1")) { return nil }
      next += 1
    default: return nil
    }
    guard isLineEnd(next) || isBlank(bytes[next]) else { return nil }
    if interruptsParagraph {
      var text = next
      while isBlank(byte(at: text)) { text += 1 }
      if isLineEnd(text) { return nil }
    }
    return next - offset
  }

  /// The block that begins at `content` and is no container: `.paragraph` stands for a heading.
  func leafBlock(at content: Int) -> Leaf? {
    switch bytes[content] {
    case UInt8(ascii: "`"), UInt8(ascii: "~"): fence(at: content).map(Leaf.fence)
    case UInt8(ascii: "#"): isHeading(content) ? .paragraph : nil
    case UInt8(ascii: "<"): verbatimEnd(at: content).map { .html(until: $0) }
    case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      isThematicBreak(content) ? Leaf.none : nil
    default: nil
    }
  }

  func fence(at offset: Int) -> Fence? {
    let marker = bytes[offset]
    guard marker == UInt8(ascii: "`") || marker == UInt8(ascii: "~") else { return nil }
    var next = offset
    while byte(at: next) == marker, next < end { next += 1 }
    let length = next - offset
    guard length >= 3 else { return nil }
    if marker == UInt8(ascii: "`") {
      while !isLineEnd(next) {
        if bytes[next] == marker { return nil }
        next += 1
      }
    }
    return Fence(marker: marker, length: length, offset: offset)
  }

  func closes(_ fence: Fence, at offset: Int) -> Bool {
    var next = offset
    while next < end, bytes[next] == fence.marker { next += 1 }
    guard next - offset >= fence.length else { return false }
    while isBlank(byte(at: next)) { next += 1 }
    return isLineEnd(next)
  }

  func isHeading(_ offset: Int) -> Bool {
    var next = offset
    while byte(at: next) == UInt8(ascii: "#") { next += 1 }
    return next > offset && next - offset <= 6 && (isLineEnd(next) || isBlank(bytes[next]))
  }

  func isThematicBreak(_ offset: Int) -> Bool {
    let marker = bytes[offset]
    guard marker == UInt8(ascii: "*") || marker == UInt8(ascii: "-") || marker == UInt8(ascii: "_") else {
      return false
    }
    var count = 0
    var next = offset
    while !isLineEnd(next) {
      if bytes[next] == marker { count += 1 } else if !isBlank(bytes[next]) { return false }
      next += 1
    }
    return count >= 3
  }

  func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
