/// Takes the generated module's name out of what a program prints.
///
/// An array of the author's `Point`s prints itself as `LemmaProgram1.(unknown context at $7f8a).Point(…)`: a name that
/// means nothing to a reader, and an address that changes with every run.
package enum ReadableNames {
  static let modulePrefix = "LemmaProgram"
  private static let context = Array("(unknown context at $".utf8)

  package static func clean(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let name = Array(modulePrefix.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var rest = text
    while let first = rest.first {
      if first == name[0], rest.starts(with: name), let end = endOfQualifier(rest, after: name.count) {
        rest = rest[end...]
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// The index behind `LemmaProgram12.(unknown context at $…).`
  private static func endOfQualifier(_ text: ArraySlice<UInt8>, after count: Int) -> Int? {
    var index = text.startIndex + count
    let digits = text[index...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    index += digits.count
    guard !digits.isEmpty, index < text.endIndex, text[index] == UInt8(ascii: ".") else { return nil }
    index += 1
    while text[index...].starts(with: context) {
      guard let close = text[index...].firstIndex(of: UInt8(ascii: ")")), close + 1 < text.endIndex,
        text[close + 1] == UInt8(ascii: ".")
      else { break }
      index = close + 2
    }
    return index
  }
}
