/// A definition inside a formula: `\newcommand{\name}[2][opt]{body}` and its kin.
struct TeXDefinition {
  var name: Range<Int>
  var arguments: Int
  var optional: Range<Int>?
  var body: Range<Int>
  /// The definition of an operator: how its body is set.
  var operatorCommand: String?
  /// Where it ends.
  var end: Int

  /// Reads the definition whose command is followed by `index`; none where it is not of a known form.
  init?(_ command: TeXCommand, in tex: TeXText, at index: Int) {
    switch command {
    case .def: self.init(defIn: tex, at: index)
    case .DeclareMathOperator: self.init(operatorIn: tex, at: index)
    default: self.init(commandIn: tex, at: index)
    }
  }

  /// `\def\name#1#2{body}`.
  private init?(defIn tex: TeXText, at index: Int) {
    guard let name = Self.name(in: tex, at: index, braced: false) else { return nil }
    var next = name.end
    var count = 0
    while tex[next] == UInt8(ascii: "#"), tex[next + 1] == UInt8(ascii: "1") + UInt8(count), count < 9 {
      count += 1
      next += 2
    }
    guard let body = tex.group(at: next) else { return nil }
    self.init(name: name.name, arguments: count, body: body, end: body.upperBound + 1)
  }

  /// `\DeclareMathOperator{\name}{text}`, with or without a star.
  private init?(operatorIn tex: TeXText, at index: Int) {
    let isStarred = tex[index] == UInt8(ascii: "*")
    guard let name = Self.name(in: tex, at: isStarred ? index + 1 : index, braced: true),
      let body = tex.group(at: name.end)
    else { return nil }
    self.init(
      name: name.name, arguments: 0, body: body, operatorCommand: isStarred ? "\\operatorname*" : "\\operatorname",
      end: body.upperBound + 1)
  }

  /// `\newcommand{\name}[2][opt]{body}`.
  private init?(commandIn tex: TeXText, at index: Int) {
    let start = tex[index] == UInt8(ascii: "*") ? index + 1 : index
    guard let name = Self.name(in: tex, at: start, braced: true) else { return nil }
    var next = name.end
    var arguments = 0
    var optional: Range<Int>?
    if let count = tex.optional(at: next) {
      guard count.count == 1, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(tex[count.lowerBound]) else {
        return nil
      }
      arguments = Int(tex[count.lowerBound] - UInt8(ascii: "0"))
      next = count.upperBound + 1
      optional = tex.optional(at: next)
      if let optional { next = optional.upperBound + 1 }
    }
    guard let body = tex.group(at: next) else { return nil }
    self.init(name: name.name, arguments: arguments, optional: optional, body: body, end: body.upperBound + 1)
  }

  private init(
    name: Range<Int>, arguments: Int, optional: Range<Int>? = nil, body: Range<Int>, operatorCommand: String? = nil,
    end: Int
  ) {
    self.name = name
    self.arguments = arguments
    self.optional = optional
    self.body = body
    self.operatorCommand = operatorCommand
    self.end = end
  }

  /// The name `\name`, `{\name}` or, as many articles have it, `{name}`.
  private static func name(in tex: TeXText, at index: Int, braced: Bool) -> (name: Range<Int>, end: Int)? {
    let start = tex.afterSpaces(index)
    if tex[start] == UInt8(ascii: "\\") {
      let end = tex.endOfCommand(start)
      return end > start + 1 ? (start + 1..<end, end) : nil
    }
    guard braced, let group = tex.group(at: start) else { return nil }
    var name = tex.trimmed(group)
    if tex[name.lowerBound] == UInt8(ascii: "\\") {
      name = name.lowerBound + 1..<max(name.upperBound, name.lowerBound + 1)
    }
    guard !name.isEmpty, name.count == 1 || name.allSatisfy({ tex.isLetter($0) }) else { return nil }
    return (name, group.upperBound + 1)
  }
}
