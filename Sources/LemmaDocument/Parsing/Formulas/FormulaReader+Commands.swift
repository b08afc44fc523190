extension FormulaReader {
  /// Reads the control sequence at `index`.
  mutating func readCommand() {
    let start = index
    let end = tex.endOfCommand(start)
    if end == start + 2, tex[start + 1] == UInt8(ascii: "\\") { return endRow(from: start, to: end) }
    guard let command = TeXCommand(tex.bytes, at: (start + 1)..<max(end, start + 1)) else {
      row.hasContent = true
      index = end
      return
    }
    switch command {
    case .cr: endRow(from: start, to: end)
    case .begin, .end: readEnvironment(command, from: start, nameAt: end)
    case .label, .ref, .eqref, .swift: readArgument(command, from: start, argumentAt: end)
    case .tag: readTag(from: start, argumentAt: end)
    case .notag, .nonumber:
      row.isSuppressed = true
      drop(start, end)
    case .newcommand, .renewcommand, .providecommand, .def, .DeclareMathOperator:
      readDefinition(command, from: start, nameAt: end)
    case .require, .style, .href, .class, .cssId: readEffect(command, from: start, argumentAt: end)
    }
  }

  private mutating func readArgument(_ command: TeXCommand, from start: Int, argumentAt end: Int) {
    guard let group = tex.group(at: end) else {
      index = end
      return
    }
    let content = tex.trimmed(group)
    if command != .label { row.hasContent = true }
    drop(start, group.upperBound + 1)
    let offset = placeholder.offset(ofContentByte: content.lowerBound)
    switch command {
    case .label: row.labels.append(Located(string(content), at: offset))
    case .swift:
      guard !content.isEmpty else { return report(.emptyExpression, at: start) }
      let last = placeholder.offset(ofContentByte: content.upperBound - 1)
      write(.swift(ledger.add(code: string(content), range: offset..<(last + 1), isInFormula: true)))
    default: write(.reference(label: string(content), parentheses: command == .eqref, offset: offset))
    }
  }

  private mutating func readTag(from start: Int, argumentAt end: Int) {
    let argument = tex[end] == UInt8(ascii: "*") ? end + 1 : end
    if let group = tex.group(at: argument) { row.tag = string(tex.trimmed(group)) }
    index = argument
  }

  /// Definitions serve the whole article: they go to its macros.
  private mutating func readDefinition(_ command: TeXCommand, from start: Int, nameAt end: Int) {
    guard let definition = TeXDefinition(command, in: tex, at: end) else {
      report(.unusableDefinition(command.rawValue), at: start)
      row.hasContent = true
      index = end
      return
    }
    let body = string(definition.body)
    let macro = Macro(
      name: string(definition.name), arguments: definition.arguments, optional: definition.optional.map { string($0) },
      body: definition.operatorCommand.map { "\($0){\(body)}" } ?? body)
    ledger.define(macro, at: placeholder.offset(ofContentByte: start))
    noteDefinition()
    drop(start, definition.end)
  }

  /// `\require` is honoured beforehand; what would reach out of the formula is left without effect.
  private mutating func readEffect(_ command: TeXCommand, from start: Int, argumentAt end: Int) {
    guard let group = tex.group(at: end) else {
      index = end
      return
    }
    if command == .require {
      let name = string(tex.trimmed(group))
      if !TeXPackages.contains(name) {
        report(
          .unknownPackage(name, suggestion: Suggestion.nearest(to: name, among: TeXPackages.available.sorted())),
          at: start)
      }
      noteDefinition()
    } else {
      report(.commandWithoutEffect(command.rawValue), at: start)
    }
    drop(start, group.upperBound + 1)
  }
}
