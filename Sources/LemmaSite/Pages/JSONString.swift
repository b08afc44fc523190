extension String {
  /// The text as a JSON string that may also stand inside a `script` element.
  package var asJSON: String {
    var json: [UInt8] = []
    json.reserveCapacity(utf8.count + utf8.count / 16 + 2)
    json.append(UInt8(ascii: "\""))
    var text = self
    text.withUTF8 { bytes in
      for index in bytes.indices { Self.append(bytes[index], at: index, of: bytes, to: &json) }
    }
    json.append(UInt8(ascii: "\""))
    return String(decoding: json, as: UTF8.self)
  }

  private static func append(
    _ byte: UInt8, at index: Int, of bytes: UnsafeBufferPointer<UInt8>, to json: inout [UInt8]
  ) {
    switch byte {
    case UInt8(ascii: "\""): json += Array("\\\"".utf8)
    case UInt8(ascii: "\\"): json += Array("\\\\".utf8)
    case UInt8(ascii: "\n"): json += Array("\\n".utf8)
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0..<0x20:
      json += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
    // U+2028 and U+2029, which end a line of a script: E2 80 A8 and E2 80 A9.
    case 0xA8...0xA9 where index >= 2 && bytes[index - 2] == 0xE2 && bytes[index - 1] == 0x80:
      json.removeLast(2)
      json += Array("\\u202\(byte - 0xA0)".utf8)
    default: json.append(byte)
    }
  }
}
