/// Cuts markdown into text, code, formulas and references.
struct MarkdownMathScanner {
  let source: MathBytes
  private(set) var pieces: [MathPiece] = []
  private(set) var expressions: [MathExpression] = []
  private(set) var diagnostics: [MathDiagnostic] = []
  private(set) var macros: [String: String] = [:]
  /// All labels with their numbers, in order.
  private(set) var labels: [(label: String, number: String)] = []
  private(set) var references: [(label: String, line: Int)] = []
  private var index = 0
  private var textStart = 0
  private var nextNumber = 1
  private var known: Set<String> = []
  private var counted = (offset: 0, line: 1)

  static let environments: Set<String> = [
    "equation", "align", "gather", "multline", "alignat", "flalign", "eqnarray",
  ]

  init(_ markdown: String) { source = MathBytes(markdown.utf8) }

  mutating func scan() {
    while index < source.count { step() }
    endText(at: source.count)
  }

  private mutating func step() {
    let isLineStart = index == 0 || source[index - 1] == UInt8(ascii: "\n")
    if isLineStart, readFence() { return }
    switch source[index] {
    case UInt8(ascii: "`"): readCodeSpan()
    case UInt8(ascii: "$"): readDollar()
    case UInt8(ascii: "\\"): readBackslash()
    default: index += 1
    }
  }

  /// A block between fences of at least three backticks or tildes.
  private mutating func readFence() -> Bool {
    guard let fence = fenceLength(at: index) else { return false }
    var line = endOfLine(index)
    let content = Swift.min(line + 1, source.count)
    while line < source.count {
      let start = line + 1
      line = endOfLine(start)
      if let closing = fenceLength(at: start), closing.mark == fence.mark, closing.length >= fence.length {
        take(.codeBlock(source.string(content..<start)), from: index, to: line)
        return true
      }
    }
    take(.codeBlock(source.string(content..<source.count)), from: index, to: source.count)
    return true
  }

  private func fenceLength(at start: Int) -> (mark: UInt8, length: Int)? {
    var first = start
    while source[first] == UInt8(ascii: " "), first < start + 3 { first += 1 }
    let mark = source[first]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var end = first
    while source[end] == mark { end += 1 }
    return end - first >= 3 ? (mark, end - first) : nil
  }

  private func endOfLine(_ start: Int) -> Int {
    var end = start
    while end < source.count, source[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private mutating func readCodeSpan() {
    var end = index
    while source[end] == UInt8(ascii: "`") { end += 1 }
    let length = end - index
    var next = end
    while next < source.count {
      guard source[next] == UInt8(ascii: "`") else {
        next += 1
        continue
      }
      let start = next
      while source[next] == UInt8(ascii: "`") { next += 1 }
      if next - start == length { return take(.codeSpan(source.string(end..<start)), from: index, to: next) }
    }
    index = end
  }

  private mutating func readDollar() {
    if source.has("$$", at: index) {
      guard let close = source.firstUnescaped("$$", from: index + 2) else { return reportUnclosed("$$", skipping: 2) }
      return take(index + 2..<close, isDisplay: true, to: close + 2)
    }
    let content = index + 1
    guard !source.isSpace(content), let close = source.firstUnescaped("$", from: content), close > content,
      !source.isSpace(close - 1), !source.isDigit(close + 1), !hasBlankLine(content..<close)
    else {
      index += 1
      return
    }
    take(content..<close, isDisplay: false, to: close + 1)
  }

  private func hasBlankLine(_ range: Range<Int>) -> Bool {
    var isBlank = false
    for byte in source.bytes[range] {
      if byte == UInt8(ascii: "\n") {
        if isBlank { return true }
        isBlank = true
      } else if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r") {
        isBlank = false
      }
    }
    return false
  }

  private mutating func readBackslash() {
    if source.has("\\(", at: index) { return readBrackets("\\(", close: "\\)", isDisplay: false) }
    if source.has("\\[", at: index) { return readBrackets("\\[", close: "\\]", isDisplay: true) }
    let end = source.endOfCommand(index)
    switch source.string(index + 1..<end) {
    case "begin": readEnvironment(nameAt: end)
    case "ref": readReference(at: end, parentheses: false)
    case "eqref": readReference(at: end, parentheses: true)
    default: index += 2
    }
  }

  private mutating func readBrackets(_ open: String, close: String, isDisplay: Bool) {
    var end = index + 2
    while end < source.count, !source.has(close, at: end) { end += source[end] == UInt8(ascii: "\\") ? 2 : 1 }
    guard end < source.count else { return reportUnclosed(open, skipping: 2) }
    take(index + 2..<end, isDisplay: isDisplay, to: end + 2)
  }

  /// A bare environment up to its own end, nested ones of the same name counted.
  private mutating func readEnvironment(nameAt end: Int) {
    guard let group = source.group(at: end), isNumbered(source.string(group)) else {
      index = end
      return
    }
    let name = source.string(group)
    var (depth, next) = (0, index)
    while next < source.count {
      guard source[next] == UInt8(ascii: "\\") else {
        next += 1
        continue
      }
      let command = source.endOfCommand(next)
      let word = source.string(next + 1..<command)
      if word == "begin" || word == "end", let inner = source.group(at: command), source.string(inner) == name {
        depth += word == "begin" ? 1 : -1
        if depth == 0 { return take(index..<inner.upperBound + 1, isDisplay: true, to: inner.upperBound + 1) }
      }
      next = command
    }
    reportUnclosed("\\begin{\(name)}", skipping: group.upperBound + 1 - index)
  }

  private func isNumbered(_ name: String) -> Bool {
    Self.environments.contains(name.hasSuffix("*") ? String(name.dropLast()) : name)
  }

  private mutating func readReference(at end: Int, parentheses: Bool) {
    guard let group = source.group(at: end) else {
      index = end
      return
    }
    let label = source.string(group)
    references.append((label, line(of: index)))
    take(.reference(label: label, parentheses: parentheses), from: index, to: group.upperBound + 1)
  }

  // MARK: - What has been read

  private mutating func endText(at end: Int) {
    if textStart < end { pieces.append(.text(source.string(textStart..<end))) }
  }

  private mutating func take(_ piece: MathPiece, from start: Int, to end: Int) {
    endText(at: start)
    pieces.append(piece)
    (index, textStart) = (end, end)
  }

  private mutating func take(_ content: Range<Int>, isDisplay: Bool, to end: Int) {
    let line = line(of: index)
    var reader = MathReader(MathBytes(source.bytes[content]), isDisplay: isDisplay, nextNumber: nextNumber)
    reader.read()
    nextNumber = reader.nextNumber
    macros.merge(reader.macros) { $1 }
    for (label, number) in reader.labels {
      if !known.insert(label).inserted { report(.duplicateLabel, label, line) }
      labels.append((label, number))
    }
    references += reader.references.map { (label: $0, line: line) }
    if reader.isUnbalanced { report(.unbalancedBraces, source.string(content), line) }
    let expression = reader.expression(tex: source.string(content), sourceLine: line)
    expressions.append(expression)
    take(.expression(expressions.count - 1), from: index, to: end)
  }

  private mutating func reportUnclosed(_ delimiter: String, skipping count: Int) {
    report(.unclosedMath, delimiter, line(of: index))
    index += count
  }

  private mutating func report(_ kind: MathDiagnostic.Kind, _ detail: String, _ line: Int) {
    diagnostics.append(MathDiagnostic(kind: kind, detail: detail, sourceLine: line))
  }

  /// The line of an offset; offsets come in ascending order.
  private mutating func line(of offset: Int) -> Int {
    while counted.offset < offset {
      if source[counted.offset] == UInt8(ascii: "\n") { counted.line += 1 }
      counted.offset += 1
    }
    return counted.line
  }
}
