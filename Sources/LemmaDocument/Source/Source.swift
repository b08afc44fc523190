/// The bytes of an article, and where its lines begin.
///
/// Positions are byte offsets from the first byte of the file to the last moment; lines and columns are computed only
/// when they are printed. Articles are Chinese as often as English, so bytes, characters and columns differ.
package struct Source: Sendable {
  /// The file as the user named it.
  package let path: String
  package let bytes: [UInt8]
  /// Offset of the first byte of each line.
  package let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The number of the line that holds `offset`, from 1.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Line and column of `offset`, both from 1; columns count UTF-8 bytes, as compilers do.
  package func location(at offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    return (line, offset - lineStarts[line - 1] + 1)
  }

  /// The text of a line, without its line feed. Line numbers start at 1.
  package func text(ofLine line: Int) -> String {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  package func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
