extension HTMLBuilder {
  /// Appends text: safe between tags and inside double-quoted attributes.
  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text($0) }
  }

  /// Appends text given as bytes.
  package mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for position in text.indices {
      let entity: StaticString
      switch text[position] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      default: continue
      }
      raw(UnsafeBufferPointer(rebasing: text[start..<position]))
      markup(entity)
      start = position + 1
    }
    raw(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Appends ` name="value"`.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    raw(UInt8(ascii: " "))
    markup(name)
    markup("=\"")
    text(value)
    raw(UInt8(ascii: "\""))
  }

  /// Appends an address for an attribute: bytes that an address cannot hold are percent-encoded, what is already
  /// encoded stays.
  package mutating func address(_ address: String) {
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "'"): markup("&#x27;")
      default: addressByte(byte)
      }
    }
  }

  private mutating func addressByte(_ byte: UInt8) {
    if Self.staysInAddress[Int(byte)] {
      raw(byte)
    } else {
      raw(UInt8(ascii: "%"))
      raw(Self.hexadecimal[Int(byte >> 4)])
      raw(Self.hexadecimal[Int(byte & 15)])
    }
  }

  private static let hexadecimal = Array("0123456789ABCDEF".utf8)

  private static let staysInAddress: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+!*(),%#@?=;:/$~".utf8 {
      table[Int(byte)] = true
    }
    return table
  }()
}
