/// Markup under construction: bytes, appended and never concatenated as strings.
package struct HTMLBuilder: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  package var isEmpty: Bool { bytes.isEmpty }

  /// The markup as a string.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends markup known when the project is compiled.
  package mutating func markup(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends markup as it stands: the caller vouches for it.
  package mutating func raw(_ markup: String) {
    bytes.append(contentsOf: markup.utf8)
  }

  /// Appends markup as it stands: the caller vouches for it.
  package mutating func raw(_ markup: some Sequence<UInt8>) {
    bytes.append(contentsOf: markup)
  }

  package mutating func raw(_ byte: UInt8) {
    bytes.append(byte)
  }

  package mutating func raw(_ other: HTMLBuilder) {
    bytes.append(contentsOf: other.bytes)
  }

  /// Ends the current line unless it is empty.
  package mutating func startLine() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }
}
