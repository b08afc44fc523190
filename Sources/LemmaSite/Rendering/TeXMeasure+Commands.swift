extension TeXMeasure {
  /// The size of a command with its arguments, and how scripts attach to it.
  mutating func command(_ name: String, _ style: Style) -> (TeXSize, Base) {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom":
      (nested { $0.fraction(name, style) }, .ordinary)
    case "sqrt": (nested { $0.root(style) }, .ordinary)
    case "sum", "prod", "coprod", "bigcup", "bigcap", "bigoplus", "bigotimes", "bigvee", "bigwedge", "bigsqcup":
      style == .display
        ? (TeXSize(height: 0.95, depth: 0.45), .limits) : (TeXSize(height: 0.75, depth: 0.25), .ordinary)
    case "int", "iint", "iiint", "oint":
      (style == .display ? TeXSize(height: 1.36, depth: 0.86) : TeXSize(height: 0.8, depth: 0.31), .integral)
    case "lim", "max", "min", "sup", "inf", "limsup", "liminf", "argmin", "argmax", "mathop", "operatorname", "det":
      (operatorSize(name), style == .display ? .limits : .ordinary)
    case "underbrace", "underset", "underline", "overbrace", "overset", "stackrel", "overline", "widehat", "hat", "bar",
      "tilde", "dot", "ddot", "vec", "widetilde", "xrightarrow":
      nested(name, style)
    case "begin": (nested { $0.environment(style) }, .ordinary)
    case "left": (nested { $0.delimited(style) }, .ordinary)
    case "substack": (nested { $0.substack() }, .ordinary)
    case "tag": (skipped().union(TeXSize(height: 0.75, depth: 0.25)), .ordinary)
    case "label", "color", "hspace", "vspace": (skipped(), .ordinary)
    case "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr":
      (Self.bigDelimiter(name), .ordinary)
    case ",", ";", ":", "!", " ", "quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits":
      (TeXSize(), .ordinary)
    default: (TeXSize(height: 0.69, depth: 0.19), .ordinary)
    }
  }

  private mutating func skipped() -> TeXSize {
    _ = argument(.script)
    return TeXSize()
  }

  private mutating func fraction(_ name: String, _ style: Style) -> TeXSize {
    let own: Style = name.hasPrefix("d") || name.hasPrefix("c") ? .display : name.hasPrefix("t") ? .text : style
    let scale = own == .display ? 1 : own == .text ? 0.7 : 1
    let (above, below) = (argument(own.smaller).scaled(scale), argument(own.smaller).scaled(scale))
    let (up, down) = own == .display ? (0.68, 0.69) : (0.4, 0.35)
    // The bar keeps its distance from a deep numerator and a high denominator.
    let size = TeXSize(
      height: max(up, 0.25 + 0.15 + above.depth) + above.height,
      depth: max(down, below.height + 0.15 - 0.25) + below.depth)
    return name.hasSuffix("binom") ? TeXSize(height: max(size.height, 1.45), depth: max(size.depth, 0.95)) : size
  }

  private mutating func root(_ style: Style) -> TeXSize {
    if position < bytes.count, bytes[position] == UInt8(ascii: "["),
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "]"))
    {
      position = end + 1
    }
    let inside = argument(style)
    let extra = inside.total > 1.2 ? 0.35 : 0.2
    return TeXSize(height: inside.height + extra, depth: inside.depth + (inside.total > 1.2 ? 0.25 : 0.05))
  }

  private mutating func operatorSize(_ name: String) -> TeXSize {
    name == "mathop" || name == "operatorname" ? argument(.display) : TeXSize(height: 0.69, depth: 0.02)
  }

  /// Something above or below its argument.
  private mutating func nested(_ name: String, _ style: Style) -> (TeXSize, Base) {
    let isSet = name.hasSuffix("set") || name == "stackrel"
    let script = isSet ? argument(.script).scaled(0.7) : TeXSize()
    var size = nested { $0.argument(style) }
    switch name {
    case "underbrace": size.depth += 0.75
    case "overbrace": size.height += 0.75
    case "underset": size.depth += 0.2 + script.total
    case "overset", "stackrel": size.height += 0.15 + script.total
    case "underline": size.depth += 0.2
    default: size.height += 0.22
    }
    return (size, name.hasSuffix("brace") ? .limits : .ordinary)
  }

  private mutating func environment(_ style: Style) -> TeXSize {
    let name = groupText()
    if ["array", "alignat", "alignedat", "alignat*"].contains(name) { _ = argument(.script) }
    let isNumbered = ["align", "gather", "equation", "flalign"].contains { name.hasPrefix($0) }
    var rows: [TeXSize] = []
    while true {
      let (size, end) = line(isNumbered || name == "gathered" ? .display : .text)
      rows.append(size)
      if end != .row { break }
    }
    _ = groupText()
    if rows.count > 1, rows.last == TeXSize() { rows.removeLast() }
    if rows.count == 1, name.hasPrefix("equation") { return rows[0] }
    let gap = name.hasPrefix("multline") ? 0.5 : name == "cases" ? 0.2 : isNumbered || name == "gathered" ? 0.3 : 0.4
    return .stacked(rows, gap: gap)
  }

  /// What stands between the next braces.
  private mutating func groupText() -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "{"),
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "}"))
    else { return "" }
    defer { position = end + 1 }
    return String(decoding: bytes[position + 1..<end], as: UTF8.self)
  }

  /// `\left…\right`: the delimiters are as high above the axis as below it.
  private mutating func delimited(_ style: Style) -> TeXSize {
    let (size, _) = line(style)
    let half = max(size.height - 0.25, size.depth + 0.25, 0.5)
    return TeXSize(height: 0.25 + half, depth: half - 0.25)
  }

  private mutating func substack() -> TeXSize {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "{") else { return TeXSize() }
    position += 1
    var rows: [TeXSize] = []
    while true {
      let (size, end) = line(.script)
      rows.append(size)
      if end != .row { break }
    }
    return TeXSize(height: rows.reduce(0) { $0 + $1.total + 0.3 } - 0.3, depth: 0)
  }

  private static func bigDelimiter(_ name: String) -> TeXSize {
    let half = name.hasPrefix("Bigg") ? 1.5 : name.hasPrefix("bigg") ? 1.2 : name.hasPrefix("Big") ? 0.9 : 0.6
    return TeXSize(height: half + 0.25, depth: half - 0.25)
  }
}
