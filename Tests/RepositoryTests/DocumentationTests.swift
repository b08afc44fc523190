import Foundation
import Testing

@Suite struct DocumentationTests {
  /// Declarations of a file that are public and have no documentation comment above them.
  static func undocumented(in text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    return lines.indices.filter { isPublicDeclaration(lines[$0]) }.filter { index in
      let above = lines[..<index].last { !$0.hasPrefix("@") }
      return above?.hasPrefix("///") != true
    }.map { lines[$0] }
  }

  private static func isPublicDeclaration(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard let start = words.firstIndex(where: { !$0.hasPrefix("@") }), words[start] == "public" else { return false }
    return words.count > start + 1 && words[start + 1] != "import"
  }

  @Test func everyPublicNameOfTheNumericsIsDocumented() throws {
    let files = Repository.files(below: "Sources/Lemma/Numerics", suffix: ".swift")
    #expect(files.count > 100)
    for file in files {
      let found = Self.undocumented(in: try Repository.text(of: file))
      #expect(found.isEmpty, "\(file): \(found.joined(separator: "; "))")
    }
  }

  @Test func aMissingCommentIsFound() {
    #expect(
      Self.undocumented(in: "/// Says.\n@inlinable\npublic func f() {}\n@inlinable public var x = 1") == [
        "@inlinable public var x = 1"
      ])
  }
}
