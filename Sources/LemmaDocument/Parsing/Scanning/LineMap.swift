/// Where the lines of the text given to cmark stand in the file.
struct LineMap: Sendable {
  /// From the byte `text` on, the text is a copy of the file from the byte `file` on.
  struct Stretch: Sendable {
    var text: Int
    var file: Int
  }

  private let text: [UInt8]
  private let stretches: [Stretch]

  init(text: [UInt8], stretches: [Stretch]) {
    self.text = text
    self.stretches = stretches
  }

  /// File offset of the first byte of every line of the text.
  func lineStarts() -> [Int] {
    var starts: [Int] = [fileOffset(0)]
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      // cmark ends a line at a line feed, a carriage return or both.
      if byte == UInt8(ascii: "\r"), offset < text.count, text[offset] == UInt8(ascii: "\n") { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(fileOffset(offset)) }
    }
    return starts
  }

  private func fileOffset(_ offset: Int) -> Int {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].text <= offset { low = middle } else { high = middle }
    }
    guard low < stretches.count else { return offset }
    return stretches[low].file + offset - stretches[low].text
  }
}
