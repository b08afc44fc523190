extension MarkdownScanner {
  /// The dollar that closes the formula whose TeX begins at `start`: the nearest one, if it may close at all.
  mutating func closingDollar(from start: Int) -> FormulaEnd? {
    var close = FormulaEnd(content: start, offset: start)
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "$"):
        guard !isSpace(bytes[offset - 1]), !isDigit(byte(at: offset + 1)) else { return nil }
        close.content = offset
        close.offset = offset + 1
        return close
      case UInt8(ascii: "\\"): offset = skipCommand(offset)
      case UInt8(ascii: "`"):
        // A code span is taken before a formula that would have to contain a part of it.
        var next = offset
        while byte(at: next) == UInt8(ascii: "`") { next += 1 }
        if closingSpan(next - offset, from: next) != nil { return nil }
        offset = next
      case UInt8(ascii: "\n"):
        guard let next = continuation(at: offset + 1, of: .inline) else { return nil }
        if next > offset + 1 { close.omitted.append((offset + 1)..<next) }
        offset = next
      default: offset += 1
      }
    }
    return nil
  }

  /// The end of the formula whose TeX begins at `start`.
  mutating func close(of delimiter: FormulaDelimiter, from start: Int) -> FormulaEnd? {
    var close = FormulaEnd(content: start, offset: start)
    var offset = start
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "$") where delimiter == .dollars && byte(at: offset + 1) == UInt8(ascii: "$"):
        close.content = offset
        close.offset = offset + 2
        return close
      case UInt8(ascii: "\\"):
        switch ending(of: delimiter, at: offset) {
        case .ends(let length):
          close.content = offset
          close.offset = offset + length
          return close
        case .begins: return nil
        case .neither: offset = skipCommand(offset)
        }
      case UInt8(ascii: "\n"):
        guard let next = continuation(at: offset + 1, of: delimiter.continuing) else {
          closeSearchFails[delimiter] = offset
          return nil
        }
        if next > offset + 1 { close.omitted.append((offset + 1)..<next) }
        offset = next
      default: offset += 1
      }
    }
    closeSearchFails[delimiter] = offset
    return nil
  }

  private enum Ending {
    case ends(Int)
    /// The same environment begins once more: the first one was never ended.
    case begins
    case neither
  }

  private func ending(of delimiter: FormulaDelimiter, at offset: Int) -> Ending {
    let next = byte(at: offset + 1)
    switch delimiter {
    case .parenthesis where next == UInt8(ascii: ")"): return .ends(2)
    case .bracket where next == UInt8(ascii: "]"): return .ends(2)
    case .environment(let name) where next == UInt8(ascii: "e") && environment(after: "\\end{", at: offset) == name:
      return .ends(name.utf8.count + 6)
    case .environment(let name)
    where next == UInt8(ascii: "b") && environment(after: "\\begin{", at: offset) == name:
      return .begins
    default: return .neither
    }
  }

  /// Goes over a control sequence, and over the argument of `\text`, `\mbox`, `\hbox` and `\swift`, in which dollars are
  /// TeX's or Swift's.
  private func skipCommand(_ offset: Int) -> Int {
    let next = byte(at: offset + 1)
    switch next {
    case UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "h"), UInt8(ascii: "s"):
      for name in ["\\text", "\\mbox", "\\hbox", "\\swift"] as [StaticString] where stands(name, at: offset) {
        var brace = offset + name.utf8CodeUnitCount
        while isLetter(byte(at: brace)) { brace += 1 }
        if byte(at: brace) == UInt8(ascii: "{"), let close = closingBrace(brace) { return close + 1 }
      }
      return offset + 2
    default: return next == UInt8(ascii: "\n") || offset + 1 >= end ? offset + 1 : offset + 2
    }
  }

  /// The brace that closes the one at `offset` on its line.
  private func closingBrace(_ offset: Int) -> Int? {
    var depth = 0
    var next = offset
    while !isLineEnd(next), next < offset + 4096 {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return next }
      default: break
      }
      next += 1
    }
    return nil
  }
}

extension FormulaDelimiter {
  fileprivate var continuing: MarkdownScanner.Continuing {
    switch self {
    case .dollar, .parenthesis: .inline
    case .dollars, .bracket: .display
    case .environment: .environment
    }
  }
}
