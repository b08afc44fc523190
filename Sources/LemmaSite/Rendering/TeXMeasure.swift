/// Reads TeX as far as its height depends on it: fractions, scripts, limits, roots, rows. The numbers are those of TeX's
/// fonts (The TeXbook, appendix G), rounded.
struct TeXMeasure {
  enum Style: Int {
    case display, text, script

    var smaller: Style { self == .display ? .text : .script }
  }

  /// What a stretch of the formula ended with.
  enum End { case input, group, row, environment, right }

  /// What scripts attach to.
  enum Base { case ordinary, limits, integral }

  let bytes: [UInt8]
  var position = 0
  /// Guards the stack against thousands of braces.
  var nesting = 0

  init(_ tex: String) {
    bytes = Array(tex.utf8)
  }

  /// The size of the whole formula and the number of its rows.
  mutating func display() -> (TeXSize, rows: Int) {
    var rows: [TeXSize] = []
    var counted = 0
    while true {
      let (size, end) = line(.display)
      rows.append(size)
      if end == .input { break }
    }
    counted = bytes.indices.dropLast().count { bytes[$0] == 0x5C && bytes[$0 + 1] == 0x5C } + 1
    return (rows.count == 1 ? rows[0] : .stacked(rows, gap: 0.3), counted)
  }

  /// The size of what stands up to the next end.
  mutating func line(_ style: Style) -> (TeXSize, End) {
    var line = TeXSize()
    var atom = TeXSize()
    var base = Base.ordinary
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "}"): return (line.union(atom), .group)
      case UInt8(ascii: "^"), UInt8(ascii: "_"):
        attach(byte == UInt8(ascii: "^"), to: &atom, base, style)
      case UInt8(ascii: "\\"):
        line = line.union(atom)
        let name = commandName()
        if let end = end(of: name) { return (line, end) }
        (atom, base) = command(name, style)
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "&"): continue
      default:
        line = line.union(atom)
        position -= 1
        (atom, base) = (argument(style), .ordinary)
      }
    }
    return (line.union(atom), .input)
  }

  /// A group, a command or a character.
  mutating func argument(_ style: Style) -> TeXSize {
    while position < bytes.count, bytes[position] == 32 || bytes[position] == 10 { position += 1 }
    guard position < bytes.count else { return TeXSize() }
    let byte = bytes[position]
    if byte == UInt8(ascii: "}") { return TeXSize() }
    position += 1
    switch byte {
    case UInt8(ascii: "{"): return nested { $0.line(style).0 }
    case UInt8(ascii: "\\"): return command(commandName(), style).0
    default: return Self.size(of: byte)
    }
  }

  mutating func nested(_ read: (inout TeXMeasure) -> TeXSize) -> TeXSize {
    guard nesting < 100 else { return TeXSize() }
    nesting += 1
    defer { nesting -= 1 }
    return read(&self)
  }

  private mutating func attach(_ isAbove: Bool, to atom: inout TeXSize, _ base: Base, _ style: Style) {
    let script = argument(.script).scaled(style == .script ? 0.5 / 0.7 : 0.7)
    switch (base, isAbove) {
    case (.limits, true): atom.height += 0.25 + script.total
    case (.limits, false): atom.depth += 0.22 + script.total
    case (.integral, true): atom.height += 0.15
    case (_, true): atom.height = max(atom.height, max(0.41, atom.height - 0.4) + script.height)
    case (_, false): atom.depth = max(atom.depth, max(0.2, atom.depth - 0.05) + script.depth)
    }
  }

  private func end(of name: String) -> End? {
    switch name {
    case "\\", "cr": .row
    case "right": .right
    case "end": .environment
    default: nil
    }
  }

  private mutating func commandName() -> String {
    let start = position
    while position < bytes.count, bytes[position] | 0x20 >= 97, bytes[position] | 0x20 <= 122 { position += 1 }
    if position == start, position < bytes.count { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func size(of byte: UInt8) -> TeXSize {
    switch byte {
    case UInt8(ascii: "g"), UInt8(ascii: "p"), UInt8(ascii: "q"), UInt8(ascii: "y"): TeXSize(height: 0.44, depth: 0.2)
    case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "e"), UInt8(ascii: "m")...UInt8(ascii: "o"),
      UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "u")...UInt8(ascii: "z"):
      TeXSize(height: 0.44, depth: 0.01)
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"),
      UInt8(ascii: "/"):
      TeXSize(height: 0.75, depth: 0.25)
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"): TeXSize(height: 0.58, depth: 0.08)
    case UInt8(ascii: "j"), UInt8(ascii: "f"): TeXSize(height: 0.7, depth: 0.2)
    default: TeXSize(height: 0.69, depth: 0.02)
    }
  }
}
