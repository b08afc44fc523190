/// Changes to a block's text that keep every byte of the author's on its line and every line where it is.
struct Edits {
  private var insertions: [(offset: Int, text: String)] = []
  private var blanks: [Range<Int>] = []

  /// Puts `text`, which has no line feed, in front of the byte at `offset`; to be called in order.
  mutating func insert(_ text: String, at offset: Int) { insertions.append((offset, text)) }

  /// Replaces everything but line feeds by blanks.
  mutating func blank(_ range: Range<Int>) { blanks.append(range) }

  /// The changed text; `map` learns what was put where. `firstLine` is the line of the article of the first byte.
  func apply(to text: [UInt8], firstLine: Int, map: inout SourceMap) -> [UInt8] {
    var original = text
    for range in blanks { original.blank(range) }
    var result: [UInt8] = []
    var rest = insertions[...]
    var line = firstLine
    var lineStart = 0
    for offset in 0...original.count {
      while let next = rest.first, next.offset == offset {
        result += next.text.utf8
        map.insert(line: line, column: offset - lineStart + 1, length: next.text.utf8.count)
        rest.removeFirst()
      }
      guard offset < original.count else { break }
      result.append(original[offset])
      if original[offset] == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, offset + 1) }
    }
    return result
  }
}

extension [UInt8] {
  /// Replaces everything but line feeds by blanks.
  mutating func blank(_ range: Range<Int>) {
    for index in range where self[index] != UInt8(ascii: "\n") { self[index] = UInt8(ascii: " ") }
  }

  /// Number of the line of the byte at `offset`, from 0, and its column, from 0.
  func location(at offset: Int) -> (line: Int, column: Int) {
    var line = 0
    var start = 0
    for index in 0..<offset where self[index] == UInt8(ascii: "\n") { (line, start) = (line + 1, index + 1) }
    return (line, offset - start)
  }
}
