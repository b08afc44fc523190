import Yams

/// Reads the YAML between the first two `---` lines.
struct FrontMatterParser {
  private(set) var frontMatter = FrontMatter()
  private(set) var problems: [Located<Problem>] = []
  /// Where the text after the front matter begins.
  private(set) var end = 0

  init(_ text: ReadableText) {
    let hasByteOrderMark = text.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let start = hasByteOrderMark ? 3 : 0
    let lines = FrontMatterLines(text.bytes, from: start)
    guard lines.isOpened else { return }
    guard let close = lines.close else {
      if lines.looksLikeYAML { problems.append(Located(.unclosedFrontMatter, at: start)) }
      return
    }
    end = close.upperBound
    let yaml = YAMLMapping(text.string(lines.content), lineOffsets: lines.offsets)
    if let problem = yaml.problem { problems.append(problem) }
    for entry in yaml.entries { read(entry) }
  }

  private mutating func read(_ entry: YAMLMapping.Entry) {
    guard let key = FrontMatterKey(rawValue: entry.key) else {
      let suggestion = Suggestion.nearest(to: entry.key, among: FrontMatterKey.allCases.map(\.rawValue))
      problems.append(Located(.unknownKey(entry.key, suggestion: suggestion), at: entry.keyOffset))
      return
    }
    // A key without a value says nothing.
    if let scalar = entry.value.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return }
    if let expected = frontMatter.set(key, to: entry.value) {
      problems.append(Located(.wrongValue(key: entry.key, expected: expected), at: entry.valueOffset))
    }
  }
}

/// The lines that front matter takes up.
private struct FrontMatterLines {
  private(set) var isOpened = false
  private(set) var close: Range<Int>?
  private(set) var content = 0..<0
  private(set) var offsets: [Int] = []
  /// The line after the first `---` has a key in it, so that the `---` is no thematic break.
  private(set) var looksLikeYAML = false

  init(_ bytes: [UInt8], from start: Int) {
    var offset = start
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let line = trimmed(bytes[offset..<end])
      if !isOpened {
        guard line.elementsEqual("---".utf8) else { return }
        isOpened = true
        content = end..<end
      } else if line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) {
        close = offset..<end
        content = content.lowerBound..<offset
        return
      } else {
        if offsets.isEmpty { looksLikeYAML = line.first != UInt8(ascii: " ") && line.contains(UInt8(ascii: ":")) }
        offsets.append(offset)
      }
      offset = end
    }
  }

  private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last == 0x0A || last == 0x0D || last == 0x20 || last == 0x09 { line.removeLast() }
    return line
  }
}
