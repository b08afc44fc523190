/// Reads the TeX of one formula: numbers its rows, takes out labels and definitions, and opens references.
///
/// The rules of amsmath: one number per `equation` and `multline`, one per row of the other environments, none for starred
/// forms and outside environments; `\tag` shows its argument and does not count, `\notag` suppresses; an empty last row does not
/// count, nor do the rows of nested environments.
struct MathReader {
  private let tex: MathBytes
  private let isDisplay: Bool
  private(set) var nextNumber: Int
  private(set) var labels: [(label: String, number: String)] = []
  private(set) var references: [String] = []
  private(set) var macros: [String: String] = [:]
  private(set) var isUnbalanced = false
  private var environment: String?
  private var tags: [String] = []
  private var rows = 1
  private var row = MathRow()
  private var index = 0
  private var copied = 0
  private var written = ""
  private var segments: [MathSegment] = []
  private var braces = 0
  /// Names of the environments that are open; the first is the numbered one, if any.
  private var opened: [String] = []
  private var isScoped = false

  init(_ tex: MathBytes, isDisplay: Bool, nextNumber: Int) {
    (self.tex, self.isDisplay, self.nextNumber) = (tex, isDisplay, nextNumber)
  }

  mutating func read() {
    while index < tex.count { step() }
    if !isScoped || !opened.isEmpty { finishRow() }
    copy(upTo: tex.count)
    if braces != 0 || !opened.isEmpty { isUnbalanced = true }
    endSegment()
  }

  func expression(tex: String, sourceLine: Int) -> MathExpression {
    MathExpression(
      tex: tex, isDisplay: isDisplay, environment: environment, tags: tags, labels: labels.map(\.label),
      sourceLine: sourceLine, segments: segments, rows: rows)
  }

  private mutating func step() {
    switch tex[index] {
    case UInt8(ascii: "\\"): readCommand()
    case UInt8(ascii: "%"): while index < tex.count, tex[index] != UInt8(ascii: "\n") { index += 1 }
    case UInt8(ascii: "{"): advance(braces: 1)
    case UInt8(ascii: "}"): advance(braces: -1)
    default:
      if !tex.isSpace(index) { row.hasContent = true }
      index += 1
    }
  }

  private mutating func advance(braces change: Int) {
    braces += change
    if braces < 0 { (isUnbalanced, braces) = (true, 0) }
    row.hasContent = true
    index += 1
  }

  private mutating func readCommand() {
    let end = tex.endOfCommand(index)
    let name = tex.string(index + 1..<end)
    switch name {
    case "\\": endRow(at: end)
    case "begin", "end": readEnvironment(name, nameAt: end)
    case "notag", "nonumber":
      row.isSuppressed = true
      drop(to: end)
    case "label", "ref", "eqref", "tag": readArgument(name, at: end)
    case "newcommand", "renewcommand", "providecommand": readDefinition(at: end)
    default:
      row.hasContent = true
      index = end
    }
  }

  private mutating func readArgument(_ name: String, at end: Int) {
    guard let group = tex.group(at: tex[end] == UInt8(ascii: "*") ? end + 1 : end) else {
      index = end
      return
    }
    let content = tex.string(group)
    if name != "label" { row.hasContent = true }
    switch name {
    case "label":
      row.labels.append(content)
      drop(to: group.upperBound + 1)
    case "tag":
      row.tag = content
      index = group.upperBound + 1
    default:
      references.append(content)
      drop(to: group.upperBound + 1)
      endSegment()
      segments.append(.reference(label: content, parentheses: name == "eqref"))
    }
  }

  /// `\newcommand{\name}[2]{body}`: definitions serve the whole document. One of another form stays where it is.
  private mutating func readDefinition(at end: Int) {
    guard let nameGroup = tex.group(at: end) else {
      index = end
      return
    }
    var next = nameGroup.upperBound + 1
    if tex[next] == UInt8(ascii: "["), let close = tex.firstUnescaped("]", from: next) { next = close + 1 }
    guard let body = tex.group(at: next) else {
      index = end
      return
    }
    let name = tex.string(nameGroup)
    macros[name.hasPrefix("\\") ? String(name.dropFirst()) : name] = tex.string(body)
    drop(to: body.upperBound + 1)
  }

  private mutating func readEnvironment(_ command: String, nameAt end: Int) {
    guard let group = tex.group(at: end) else {
      index = end
      return
    }
    let (name, after) = (tex.string(group), group.upperBound + 1)
    if command == "begin" { begin(name, after) } else { self.end(name, after) }
  }

  private mutating func begin(_ name: String, _ after: Int) {
    let base = name.hasSuffix("*") ? String(name.dropLast()) : name
    if isDisplay, !isScoped, opened.isEmpty, MarkdownMathScanner.environments.contains(base) {
      (environment, isScoped, row) = (name, true, MathRow())
      if base == "equation" { drop(to: after) } else { index = after }
      // The number of columns is no content of the first row.
      if base == "alignat", let columns = tex.group(at: after) { index = columns.upperBound + 1 }
    } else {
      row.hasContent = true
      index = after
    }
    opened.append(name)
  }

  private mutating func end(_ name: String, _ after: Int) {
    guard opened.last == name else {
      isUnbalanced = true
      index = after
      return
    }
    opened.removeLast()
    guard isScoped, opened.isEmpty else {
      row.hasContent = true
      index = after
      return
    }
    copy(upTo: index)
    if row.isEmpty, rows > 1 { rows -= 1 }
    finishRow()
    if environment == "equation" || environment == "equation*" { drop(to: after) } else { index = after }
    row = MathRow()
  }

  private mutating func endRow(at end: Int) {
    let numbersRows = environment.map { !["equation", "multline"].contains($0) && !$0.hasSuffix("*") } ?? false
    let outer = environment == "equation" || environment == "equation*" ? 2 : 1
    if opened.count <= outer, braces == 0 { rows += 1 }
    guard isScoped, numbersRows, opened.count == 1, braces == 0 else {
      row.hasContent = true
      index = end
      return
    }
    copy(upTo: index)
    row.hasContent = true  // An empty row in the middle is a row.
    finishRow()
    row = MathRow()
    index = end
  }

  /// Numbers the row that ends where the output stands.
  private mutating func finishRow() {
    guard !row.isEmpty else { return }
    var tag = row.tag
    if tag == nil, !row.isSuppressed, let environment, !environment.hasSuffix("*") {
      tag = String(nextNumber)
      nextNumber += 1
      written += "\\tag{\(nextNumber - 1)}"
    }
    if let tag { tags.append(tag) }
    labels += row.labels.map { (label: $0, number: tag ?? "??") }
    row = MathRow()
  }

  // MARK: - What is written

  private mutating func copy(upTo end: Int) {
    if copied < end { written += tex.string(copied..<end) }
    copied = Swift.max(copied, end)
  }

  private mutating func drop(to end: Int) {
    copy(upTo: index)
    (copied, index) = (end, end)
  }

  private mutating func endSegment() {
    if !written.isEmpty { segments.append(.tex(written)) }
    written = ""
  }
}

/// What is known of a row while it is read.
private struct MathRow {
  var tag: String?
  var isSuppressed = false
  var labels: [String] = []
  var hasContent = false

  /// Nothing at all: what an author's last `\\` leaves behind.
  var isEmpty: Bool { !hasContent && tag == nil && labels.isEmpty }
}
