internal import LemmaDocument

/// Writes the Swift file of an article.
///
/// The author's text is copied byte for byte; calls that tell the runtime where the program is are put in front of
/// statements on their own lines, and `#sourceLocation` makes the compiler count the lines of the article.
struct ProgramWriter {
  private let code: ArticleCode
  private let mode: Program.Mode
  private let leftOut: Set<Int>
  private let hoisting: Hoisting
  private var map: SourceMap
  private var head: [UInt8] = []
  private var body: [UInt8] = []
  private var importsModules = false

  /// - Parameter leftOut: Blocks that are known not to compile.
  static func program(for code: ArticleCode, mode: Program.Mode, leavingOut leftOut: Set<Int> = []) -> Program {
    var writer = ProgramWriter(code: code, mode: mode, leavingOut: leftOut)
    return writer.program()
  }

  /// The mode that an article probably needs.
  static func likelyMode(for code: ArticleCode) -> Program.Mode {
    Hoisting(running(code, leavingOut: [])).needsScript ? .script : .function
  }

  private init(code: ArticleCode, mode: Program.Mode, leavingOut leftOut: Set<Int>) {
    self.code = code
    self.mode = mode
    self.leftOut = leftOut
    map = SourceMap(code: code)
    hoisting = Hoisting(mode == .function ? Self.running(code, leavingOut: leftOut) : [])
  }

  private static func running(_ code: ArticleCode, leavingOut: Set<Int>) -> [(index: Int, syntax: CodeSyntax)] {
    code.blocks.filter { $0.options.isEvaluated && !leavingOut.contains($0.index) }
      .map { ($0.index, code.blockSyntax[$0.index]) }
  }

  private mutating func program() -> Program {
    for sample in code.samples {
      guard let page = sample.page else { continue }
      body += generated("__lemmaPage(\(sample.name.swiftLiteral), \(sample.text.swiftLiteral), \(page.swiftLiteral))")
    }
    for part in code.parts {
      switch part {
      case .block(let index): if !leftOut.contains(index) { write(block: index) }
      case .expression(let index): write(expression: index)
      }
    }
    let entry = "lemma_article_\(code.number)"
    return Program(
      fileName: "article-\(code.number).swift", mode: mode, text: assembled(entry: entry), entry: entry, map: map,
      standsAlone: mode == .script || !hoisting.isEmpty, importsModules: importsModules)
  }

  private func assembled(entry: String) -> [UInt8] {
    var text = Array("import Lemma\n".utf8) + head
    guard mode == .function else { return text + body }
    let name = "__lemmaBody\(code.number)"
    text += generated(
      """
      @_cdecl("\(entry)") public func \(entry)() { do { try \(name)() } catch { __lemmaThrown(error) } }
      fileprivate func \(name)() throws {
      """)
    return text + body + generated("}")
  }
}

// Blocks.
extension ProgramWriter {
  private mutating func write(block index: Int) {
    let block = code.blocks[index]
    let text = Array(block.code.utf8)
    var edits = Edits()
    for position in code.blockSyntax[index].items.indices { edit(block, item: position, text: text, edits: &edits) }
    body += generated(opening(of: block))
    body += location(file: code.fileName, line: block.line)
    body += edits.apply(to: text, firstLine: block.line, map: &map)
    if text.last != UInt8(ascii: "\n") { body.append(UInt8(ascii: "\n")) }
    body += generated(closing(of: block))
  }

  /// What a block that is expected to fail declares stays in it, so that the rest runs without it.
  private func opening(of block: SwiftBlock) -> String {
    let begin = "__lemmaBegin(\(block.index))"
    return block.options.expectsError ? "if __lemmaRuns(\(block.index)) { \(begin); do {" : begin
  }

  private func closing(of block: SwiftBlock) -> String {
    let finish = "__lemmaFinish(\(block.index))"
    return block.options.expectsError ? "\(finish) } catch { __lemmaThrown(error) } }" : finish
  }

  private mutating func edit(_ block: SwiftBlock, item position: Int, text: [UInt8], edits: inout Edits) {
    let syntax = code.blockSyntax[block.index]
    let item = syntax.items[position]
    if item.kind == .importDeclaration || hoisting.contains(block.index, position) {
      edits.blank(item.range)
      hoist(item, of: block, text: text)
      return
    }
    guard item.isExecutable else { return }
    let line = block.line + text.location(at: item.range.lowerBound).line
    let isShown = position == syntax.items.count - 1 && item.kind == .expression(showable: true)
    edits.insert("__lemmaAt(\(line));" + (isShown ? "__lemmaShow(" : ""), at: item.range.lowerBound)
    if isShown { edits.insert(")", at: item.range.upperBound) }
  }

  private mutating func hoist(_ item: CodeSyntax.Item, of block: SwiftBlock, text: [UInt8]) {
    let place = text.location(at: item.range.lowerBound)
    if item.kind == .importDeclaration { importsModules = true }
    head += location(file: code.fileName, line: block.line + place.line)
    head += [UInt8](repeating: UInt8(ascii: " "), count: place.column)
    head += text[item.range] + [UInt8(ascii: "\n")]
  }
}

// Inline expressions and the text around.
extension ProgramWriter {
  private mutating func write(expression index: Int) {
    let start = code.location(ofExpression: index)
    let call = "__lemmaAt(\(start.line));__lemmaInline(\(index),"
    map.setPrefix(ofExpression: index, length: call.utf8.count)
    body += location(file: SourceMap.fileName(ofExpression: index, article: code.number), line: start.line)
    body += Array("\(call)\(code.expressions[index].code))\n".utf8)
  }

  private func generated(_ text: String) -> [UInt8] {
    location(file: SourceMap.generatedFileName(article: code.number), line: 1) + Array((text + "\n").utf8)
  }

  private func location(file: String, line: Int) -> [UInt8] {
    Array("#sourceLocation(file: \"\(file)\", line: \(line))\n".utf8)
  }
}

extension CodeSyntax.Item {
  /// Whether the program passes here while it runs.
  var isExecutable: Bool {
    switch kind {
    case .variable, .expression, .statement: true
    default: false
    }
  }
}
