/// What a stretch of code is, as far as colours go.
enum TokenKind {
  case plain, keyword, type, string, number, comment, attribute, call

  /// Opens the token's element; one-letter classes keep pages small.
  var opening: StaticString {
    switch self {
    case .plain: ""
    case .keyword: "<span class=\"k\">"
    case .type: "<span class=\"t\">"
    case .string: "<span class=\"s\">"
    case .number: "<span class=\"n\">"
    case .comment: "<span class=\"c\">"
    case .attribute: "<span class=\"a\">"
    case .call: "<span class=\"f\">"
    }
  }
}

/// A word of at most sixteen bytes as one number, so that looking up keywords allocates nothing.
struct PackedWord: Hashable {
  let value: UInt128

  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count <= 16 else { return nil }
    var value: UInt128 = 0
    for byte in bytes { value = value << 8 | UInt128(byte) }
    self.value = value
  }

  static func set(_ words: String) -> Set<PackedWord> {
    Set(words.split(separator: " ").compactMap { PackedWord($0.utf8) })
  }
}

extension UInt8 {
  /// Whether the byte may stand in an identifier; bytes of characters beyond ASCII may.
  var isIdentifierByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var isUppercase: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
}
