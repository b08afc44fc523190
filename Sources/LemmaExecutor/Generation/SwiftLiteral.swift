extension String {
  /// A string literal, on one line, whose value is this text.
  var swiftLiteral: String {
    var bytes = [UInt8(ascii: "\"")]
    bytes.reserveCapacity(utf8.count + utf8.count / 8)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<32, 127: bytes += Array("\\u{\(String(byte, radix: 16))}".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
