/// The supplementary private-use planes, from which placeholders are taken.
enum PrivateScalars {
  static let first: UInt32 = 0xF0000
  static let last: UInt32 = 0x10FFFD

  /// Whether `scalar` belongs to plane 15 or 16 and is no noncharacter.
  static func contains(_ scalar: UInt32) -> Bool {
    scalar >= first && scalar <= last && scalar & 0xFFFE != 0xFFFE
  }

  /// Every such scalar in valid UTF-8, written as itself or as `&#…;`.
  static func all(in bytes: [UInt8]) -> Set<UInt32> {
    var found: Set<UInt32> = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where contains(scalar.value) {
      found.insert(scalar.value)
    }
    var offset = 0
    while offset + 2 < bytes.count {
      if bytes[offset] == UInt8(ascii: "&"), bytes[offset + 1] == UInt8(ascii: "#"),
        let value = entity(bytes[(offset + 2)...].prefix(9)), contains(value)
      {
        found.insert(value)
      }
      offset += 1
    }
    return found
  }

  /// The value of a numeric entity, given what follows `&#`.
  private static func entity(_ tail: ArraySlice<UInt8>) -> UInt32? {
    let isHexadecimal = tail.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let digits = tail.dropFirst(isHexadecimal ? 1 : 0).prefix { $0 != UInt8(ascii: ";") }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
  }
}
