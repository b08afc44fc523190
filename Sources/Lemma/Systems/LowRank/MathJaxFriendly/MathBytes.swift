/// UTF-8 text with the few questions that TeX and markdown ask of it. Past the end stands 0.
struct MathBytes {
  let bytes: [UInt8]

  init(_ text: some Sequence<UInt8>) { bytes = Array(text) }

  var count: Int { bytes.count }

  subscript(index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0 }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isSpace(_ index: Int) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(self[index])
  }

  func isDigit(_ index: Int) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[index]) }

  func isLetter(_ index: Int) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self[index] | 0x20)
  }

  func has(_ text: String, at index: Int) -> Bool {
    var position = index
    for byte in text.utf8 {
      if self[position] != byte { return false }
      position += 1
    }
    return true
  }

  /// The first place at or after `start` where `text` stands and no backslash before it.
  func firstUnescaped(_ text: String, from start: Int) -> Int? {
    var index = start
    while index < count {
      if has(text, at: index) { return index }
      index += self[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The end of the control sequence whose backslash stands at `index`.
  func endOfCommand(_ index: Int) -> Int {
    var end = index + 1
    while isLetter(end) { end += 1 }
    return Swift.min(end == index + 1 ? end + 1 : end, count)
  }

  /// What stands between the balanced braces that open at or, after spaces, behind `index`.
  func group(at index: Int) -> Range<Int>? {
    var open = index
    while isSpace(open) { open += 1 }
    guard self[open] == UInt8(ascii: "{") else { return nil }
    var (depth, end) = (0, open)
    while end < count {
      switch bytes[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return open + 1..<end }
      default: break
      }
      end += 1
    }
    return nil
  }
}
