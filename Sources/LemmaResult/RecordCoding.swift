internal import FoundationEssentials

/// Records as JSON lines. Infinities and NaN, which JSON lacks, are written as words.
package struct RecordCoding: Sendable {
  package init() {}

  /// The record's line, its line feed included.
  package func line(for record: Record) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try Array(encoder.encode(record)) + [UInt8(ascii: "\n")]
  }

  /// The record on a line, its line feed left out.
  package func record(from line: some Sequence<UInt8>) throws -> Record {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(Record.self, from: Data(line))
  }
}
