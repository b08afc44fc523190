/// TeX as bytes, with the few things that can be read from it without knowing what its macros mean.
struct TeXText {
  let bytes: [UInt8]

  subscript(index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  func isLetter(_ index: Int) -> Bool {
    self[index] | 0x20 >= UInt8(ascii: "a") && self[index] | 0x20 <= UInt8(ascii: "z")
  }

  func isSpace(_ index: Int) -> Bool {
    self[index] == UInt8(ascii: " ") || self[index] == UInt8(ascii: "\n") || self[index] == UInt8(ascii: "\t")
      || self[index] == UInt8(ascii: "\r")
  }

  func afterSpaces(_ index: Int) -> Int {
    var next = index
    while isSpace(next) { next += 1 }
    return next
  }

  /// The end of the control sequence whose backslash stands at `index`.
  func endOfCommand(_ index: Int) -> Int {
    var next = index + 1
    while isLetter(next) { next += 1 }
    return min(next == index + 1 ? next + 1 : next, bytes.count)
  }

  /// What stands between the balanced braces that begin at or after `index`.
  func group(at index: Int) -> Range<Int>? {
    let open = afterSpaces(index)
    guard self[open] == UInt8(ascii: "{") else { return nil }
    var depth = 0
    var next = open
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return (open + 1)..<next }
      default: break
      }
      next += 1
    }
    return nil
  }

  /// What stands between the brackets that begin at or after `index`.
  func optional(at index: Int) -> Range<Int>? {
    let open = afterSpaces(index)
    guard self[open] == UInt8(ascii: "[") else { return nil }
    var depth = 0
    var next = open + 1
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "]") where depth == 0: return (open + 1)..<next
      default: break
      }
      next += 1
    }
    return nil
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(start) { start += 1 }
    while end > start, isSpace(end - 1) { end -= 1 }
    return start..<end
  }
}
