/// Reads an executed block: its option lines and where its code stands in the file.
struct SwiftBlockReader {
  let source: Source
  let text: ReadableText

  /// Whether a fence with this info string runs: `swift`, `{swift}`, `{swift …}` or `{.swift}`.
  static func runs(_ information: String) -> Bool {
    var words = information[...]
    let isBraced = words.first == "{"
    if isBraced {
      words.removeFirst()
      if words.first == "." { words.removeFirst() }
    }
    let name = words.prefix { !$0.isWhitespace && $0 != "}" && $0 != "," }
    return name == "swift"
  }

  /// - Parameters:
  ///   - code: The text between the fences as cmark gives it: every line with its line feed, container prefixes removed.
  ///   - fenceLine: Line of the opening fence, from 1.
  func read(_ code: String, index: Int, fenceLine: Int, problems: inout [Located<Problem>]) -> SwiftBlock {
    var rest = code[...]
    var optionLines: [Substring] = []
    while let option = Self.option(in: rest) {
      let end = option.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? option.endIndex
      optionLines.append(option[..<end])
      rest = end < rest.endIndex ? rest[rest.utf8.index(after: end)...] : rest[end...]
    }
    let options = readOptions(optionLines, from: fenceLine + 1, &problems)
    let line = fenceLine + 1 + optionLines.count
    return SwiftBlock(
      index: index, code: String(rest), line: line, indentation: indentation(of: rest, from: line),
      fenceLine: fenceLine, options: options)
  }

  /// What follows `//|` or `#|` at the beginning of the text.
  private static func option(in text: Substring) -> Substring? {
    let content = text.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    for marker in ["//|", "#|"] where content.starts(with: marker.utf8) {
      return Substring(content.dropFirst(marker.utf8.count))
    }
    return nil
  }

  private func readOptions(_ lines: [Substring], from line: Int, _ problems: inout [Located<Problem>]) -> BlockOptions {
    var options = BlockOptions()
    guard !lines.isEmpty else { return options }
    let offsets = lines.indices.map { offset(ofOption: lines[$0], inLine: line + $0) }
    let yaml = YAMLMapping(lines.joined(separator: "\n"), lineOffsets: offsets)
    if let problem = yaml.problem { problems.append(problem) }
    for entry in yaml.entries {
      guard let key = BlockOptionKey(rawValue: entry.key) else {
        let suggestion = Suggestion.nearest(to: entry.key, among: BlockOptionKey.allCases.map(\.rawValue))
        problems.append(Located(.unknownOption(entry.key, suggestion: suggestion), at: entry.keyOffset))
        continue
      }
      if let expected = options.set(key, to: entry.value) {
        problems.append(Located(.wrongOption(key: entry.key, expected: expected), at: entry.valueOffset))
      }
    }
    return options
  }

  /// Where an option's text begins in the file: it ends with its line.
  private func offset(ofOption option: Substring, inLine line: Int) -> Int {
    let range = bytes(ofLine: line)
    return max(range.lowerBound, range.upperBound - option.utf8.count)
  }

  /// By how many bytes the file's line is longer than the code's: told by the first line that is not blank.
  private func indentation(of code: Substring, from line: Int) -> Int {
    var start = code.utf8.startIndex
    var number = line
    while start < code.utf8.endIndex {
      let end = code.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? code.utf8.endIndex
      let text = code.utf8[start..<end]
      if !text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }) {
        return max(0, bytes(ofLine: number).count - text.count)
      }
      number += 1
      start = end < code.utf8.endIndex ? code.utf8.index(after: end) : end
    }
    return 0
  }

  /// The line without its line feed and carriage return.
  private func bytes(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= source.lineStarts.count else { return 0..<0 }
    let start = source.lineStarts[line - 1]
    var end = line < source.lineStarts.count ? source.lineStarts[line] - 1 : source.bytes.count
    if end > start, source.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }
}
