/// A stretch of HTML.
enum HTMLToken {
  case open(name: String, attributes: [String: String])
  case close(name: String)
  case text
  /// Comments, the document type, and what stands in scripts and style sheets.
  case other
}

/// Cuts well-formed HTML, such as a generator writes, into tags and text. Linear in its length.
struct HTMLScanner {
  let source: MathBytes
  private var index = 0
  /// The script or style sheet that is open: no text for a reader.
  private var rawElement: String?

  static let emptyElements: Set<String> = ["meta", "link", "img", "br", "hr", "input", "source", "wbr", "col", "base"]

  init(_ html: String) { source = MathBytes(html.utf8) }

  mutating func next() -> (token: HTMLToken, range: Range<Int>)? {
    guard index < source.count else { return nil }
    let start = index
    let token = read()
    return (token, start..<index)
  }

  private mutating func read() -> HTMLToken {
    if let name = rawElement {
      rawElement = nil
      skip(to: "</" + name)
      return .other
    }
    guard source[index] == UInt8(ascii: "<") else {
      skip(to: "<")
      return .text
    }
    if source.has("<!--", at: index) {
      skip(past: "-->")
      return .other
    }
    if source.has("<!", at: index) {
      skip(past: ">")
      return .other
    }
    return readTag()
  }

  private mutating func readTag() -> HTMLToken {
    let isClosing = source[index + 1] == UInt8(ascii: "/")
    index += isClosing ? 2 : 1
    let name = readName()
    if isClosing {
      skip(past: ">")
      return .close(name: name)
    }
    let attributes = readAttributes()
    if name == "script" || name == "style" { rawElement = name }
    return .open(name: name, attributes: attributes)
  }

  private mutating func readName() -> String {
    let start = index
    while index < source.count, !source.isSpace(index), !">/=".utf8.contains(source[index]) { index += 1 }
    return source.string(start..<index).lowercased()
  }

  private mutating func readAttributes() -> [String: String] {
    var attributes: [String: String] = [:]
    while index < source.count, source[index] != UInt8(ascii: ">") {
      if source.isSpace(index) || source[index] == UInt8(ascii: "/") || source[index] == UInt8(ascii: "=") {
        index += 1
        continue
      }
      let name = readName()
      attributes[name] = source[index] == UInt8(ascii: "=") ? readValue() : ""
    }
    index = Swift.min(index + 1, source.count)
    return attributes
  }

  private mutating func readValue() -> String {
    index += 1
    let quote = source[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return readName() }
    let start = index + 1
    index = start
    while index < source.count, source[index] != quote { index += 1 }
    defer { index = Swift.min(index + 1, source.count) }
    return source.string(start..<index).htmlUnescaped
  }

  private mutating func skip(to text: String) {
    while index < source.count, !source.has(text, at: index) { index += 1 }
  }

  private mutating func skip(past text: String) {
    skip(to: text)
    index = Swift.min(index + text.utf8.count, source.count)
  }
}
