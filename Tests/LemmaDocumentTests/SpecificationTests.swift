import Foundation
import LemmaDocument
import Testing

/// Runs the examples of `Spec/dialect.md`.
///
/// With `LEMMA_RECORD` set, writes what the parser makes of each example into the file, and fails.
@Suite struct SpecificationTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Spec/dialect.md")
  static let fence = String(repeating: "`", count: 32)

  struct Example {
    var line: Int
    var input: String
    var expected: String
  }

  static func examples() throws -> [Example] {
    var examples: [Example] = []
    var example: Example?
    var isInput = true
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line == fence + " example" {
        example = Example(line: index + 1, input: "", expected: "")
        isInput = true
      } else if line == fence {
        if let example { examples.append(example) }
        example = nil
      } else if isInput, line == "." {
        isInput = false
      } else if isInput {
        example?.input += line + "\n"
      } else {
        example?.expected += line + "\n"
      }
    }
    return examples
  }

  @Test func readsEveryExampleAsSpecified() throws {
    let examples = try Self.examples()
    #expect(examples.count >= 38)
    if ProcessInfo.processInfo.environment["LEMMA_RECORD"] != nil { return try record(examples) }
    for example in examples {
      let dump = parse(example.input).dump
      #expect(dump == example.expected, "dialect.md:\(example.line)\n\(dump)")
    }
  }

  private func record(_ examples: [Example]) throws {
    var text = try String(contentsOf: Self.file, encoding: .utf8)
    for example in examples {
      let start = "\(Self.fence) example\n\(example.input).\n"
      text = text.replacing(
        start + example.expected + Self.fence, with: start + parse(example.input).dump + Self.fence)
    }
    try text.write(to: Self.file, atomically: true, encoding: .utf8)
    Issue.record("recorded: read the differences")
  }
}
