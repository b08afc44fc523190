extension MarkdownScanner {
  /// Where a formula ends.
  struct FormulaEnd {
    /// End of the TeX.
    var content: Int
    /// End of the closing delimiter.
    var offset: Int
    var omitted: [Range<Int>] = []
  }

  /// At a dollar: `$$…$$`, or `$…$` by pandoc's rule (no white space inside, no digit after), so that money stays money.
  mutating func scanDollar(_ offset: Int) -> Int {
    var next = offset
    while byte(at: next) == UInt8(ascii: "$") { next += 1 }
    switch next - offset {
    case 1:
      guard next < end, !isSpace(bytes[next]), let close = closingDollar(from: next) else { return next }
      return isAmount(next..<close.content) ? next : take(.dollar, from: offset, content: next, to: close)
    case 2: return scanFormula(.dollars, from: offset)
    default: return next
    }
  }

  /// Chinese sets no spaces around an amount: in `$5元，$x$` the first dollar is money. A formula that begins with a digit
  /// holds no Han character outside braces.
  private func isAmount(_ content: Range<Int>) -> Bool {
    guard isDigit(bytes[content.lowerBound]) else { return false }
    var depth = 0
    for offset in content {
      switch bytes[offset] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case 0xE4...0xE9 where depth == 0: return true
      default: break
      }
    }
    return false
  }

  /// At a backslash: the TeX delimiters, an environment, a reference or an escape.
  mutating func scanBackslash(_ offset: Int) -> Int {
    switch byte(at: offset + 1) {
    case UInt8(ascii: "("): return scanFormula(.parenthesis, from: offset)
    case UInt8(ascii: "["): return scanFormula(.bracket, from: offset)
    case UInt8(ascii: "b"):
      guard let name = environment(after: "\\begin{", at: offset) else { return offset + 2 }
      return scanFormula(.environment(name), from: offset)
    case UInt8(ascii: "e"):
      if let name = environment(after: "\\end{", at: offset) {
        report(.strayEnd(name), at: offset)
        return offset + 2
      }
      return scanReference("\\eqref{", parentheses: true, at: offset)
    case UInt8(ascii: "r"): return scanReference("\\ref{", parentheses: false, at: offset)
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return offset + 1
    default: return offset + 2
    }
  }

  private mutating func scanFormula(_ delimiter: FormulaDelimiter, from offset: Int) -> Int {
    let content = offset + delimiter.opening.utf8.count
    guard content <= end else { return offset + 1 }
    let fails = closeSearchFails[delimiter] ?? 0
    if content > fails || fails == 0, let close = close(of: delimiter, from: content) {
      return take(delimiter, from: offset, content: content, to: close)
    }
    // `\(` and `\[` without an end may well be escaped brackets; the others are nothing but math.
    if delimiter != .parenthesis, delimiter != .bracket { report(.unclosedFormula(delimiter), at: offset) }
    return offset + min(2, delimiter.opening.utf8.count)
  }

  private mutating func take(_ delimiter: FormulaDelimiter, from offset: Int, content: Int, to close: FormulaEnd) -> Int
  {
    let range = offset..<close.offset
    if !delimiter.isDisplay, let reference = reference(filling: content..<close.content) {
      return replace(
        with: Placeholder(
          kind: .reference(parentheses: reference.parentheses), range: range, content: reference.label))
    }
    var environment: String?
    var tex = content..<close.content
    if case .environment(let name) = delimiter { (environment, tex) = (name, range) }
    return replace(
      with: Placeholder(
        kind: .formula(isDisplay: delimiter.isDisplay, environment: environment), range: range, content: tex,
        omitted: close.omitted))
  }

  /// The name in `\begin{name}` or `\end{name}` at `offset`, where it is one of amsmath's.
  func environment(after prefix: StaticString, at offset: Int) -> String? {
    guard stands(prefix, at: offset) else { return nil }
    let start = offset + prefix.utf8CodeUnitCount
    var next = start
    while isLetter(byte(at: next)), next < start + 12 { next += 1 }
    let name = String(decoding: bytes[start..<next], as: UTF8.self)
    guard FormulaDelimiter.environments.contains(name) else { return nil }
    let isStarred = byte(at: next) == UInt8(ascii: "*")
    return byte(at: isStarred ? next + 1 : next) == UInt8(ascii: "}") ? isStarred ? name + "*" : name : nil
  }

  private mutating func scanReference(_ prefix: StaticString, parentheses: Bool, at offset: Int) -> Int {
    guard let label = label(after: prefix, at: offset) else { return offset + 2 }
    return replace(
      with: Placeholder(
        kind: .reference(parentheses: parentheses), range: offset..<(label.upperBound + 1), content: label))
  }

  /// The label in `\ref{label}` or `\eqref{label}` at `offset`.
  private func label(after prefix: StaticString, at offset: Int) -> Range<Int>? {
    guard stands(prefix, at: offset) else { return nil }
    let start = offset + prefix.utf8CodeUnitCount
    var next = start
    while !isLineEnd(next), bytes[next] != UInt8(ascii: "}") { next += 1 }
    return byte(at: next) == UInt8(ascii: "}") && next > start ? start..<next : nil
  }

  /// The reference that is all a formula consists of: `$\eqref{x}$`.
  private func reference(filling range: Range<Int>) -> (label: Range<Int>, parentheses: Bool)? {
    for (prefix, parentheses) in [("\\eqref{" as StaticString, true), ("\\ref{" as StaticString, false)] {
      if let label = label(after: prefix, at: range.lowerBound), label.upperBound + 1 == range.upperBound {
        return (label, parentheses)
      }
    }
    return nil
  }

  func stands(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= end else { return false }
    return text.withUTF8Buffer { expected in
      for index in 0..<count where bytes[offset + index] != expected[index] { return false }
      return true
    }
  }
}
