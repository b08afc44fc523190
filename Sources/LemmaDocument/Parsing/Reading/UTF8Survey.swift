/// One pass over a file that finds what needs care: bytes that are not UTF-8, nulls, and scalars of the supplementary
/// private-use planes (written as themselves or as a numeric entity).
struct UTF8Survey {
  private(set) var invalid: [Range<Int>] = []
  private(set) var containsNull = false
  private(set) var containsPlaneFifteenOrAbove = false

  init(_ bytes: [UInt8]) {
    var offset = 0
    let end = bytes.count
    while offset < end {
      let byte = bytes[offset]
      if byte < 0x80 {
        if byte == 0 { containsNull = true }
        if byte == UInt8(ascii: "&"), offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "#") {
          containsPlaneFifteenOrAbove = true
        }
        offset += 1
        continue
      }
      let length = Self.sequenceLength(in: bytes, at: offset)
      if length == 0 { noteInvalid(offset) }
      if byte >= 0xF3 { containsPlaneFifteenOrAbove = true }
      offset += max(length, 1)
    }
  }

  private mutating func noteInvalid(_ offset: Int) {
    if let last = invalid.last, last.upperBound == offset {
      invalid[invalid.count - 1] = last.lowerBound..<(offset + 1)
    } else {
      invalid.append(offset..<(offset + 1))
    }
  }

  /// Length of the well-formed sequence that begins with the non-ASCII byte at `offset`; 0 where there is none.
  /// Table 3-7 of the Unicode standard.
  private static func sequenceLength(in bytes: [UInt8], at offset: Int) -> Int {
    let lead = bytes[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return 0 }
    for next in (offset + 2)..<max(offset + 2, offset + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
