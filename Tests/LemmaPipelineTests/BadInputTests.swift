import Foundation
import Testing

/// What a user is told about input that cannot be used: each message names a place and a way out.
@Suite struct BadInputTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// Beginning of the diagnostic, after the folder.
    var place: String
    var words: [String]

    var testDescription: String { name }
  }

  static let examples = [
    Example(name: "broken front matter", text: "---\ntitle: [a\n---\ntext\n", place: "x.md:", words: ["error:"]),
    Example(name: "unclosed display", text: "# T\n\n$$ x + 1\n\ntext\n", place: "x.md:3:1:", words: ["error:", "$$"]),
    Example(
      name: "undefined reference", text: "See \\eqref{eq:no}.\n", place: "x.md:1:5:", words: ["error:", "eq:no"]),
    Example(
      name: "duplicate label",
      text: "\\begin{equation}a\\label{eq:a}\\end{equation}\n\n\\begin{equation}b\\label{eq:a}\\end{equation}\n",
      place: "x.md:3:", words: ["error:", "eq:a"]),
    Example(
      name: "unknown block option", text: "```swift\n//| ecko: true\nlet a = 1\n```\n", place: "x.md:2:",
      words: ["error:", "ecko", "echo"]),
    Example(
      name: "unclosed fence", text: "text\n\n```swift\nlet a = 1\n", place: "x.md:3:1:",
      words: ["error:", "code block", "never closed"]),
  ]

  @Test(arguments: examples) func namesThePlaceAndAWayOut(example: Example) throws {
    let place = try Workplace(["articles/x.md": example.text])
    let outcome = try place.lemma("render", "articles", "-o", "output")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("articles/" + example.place), "\(outcome.errors)")
    for word in example.words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
    #expect(outcome.errors.contains("hint:"), "\(outcome.errors)")
  }

  @Test func reportsInvalidUTF8() throws {
    let place = try Workplace()
    try place.write(Data("one\ntwo ".utf8 + [0xff, 0xfe] + "\n".utf8), to: "articles/x.md")
    let outcome = try place.lemma("render", "articles", "-o", "output")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("articles/x.md:2:5: error:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("UTF-8"))
  }

  @Test func rendersAnEmptyFile() throws {
    let place = try Workplace(["articles/empty.md": ""])
    let outcome = try place.lemma("render", "articles", "-o", "output")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(place.exists("output/empty.html"))
  }

  @Test func refusesAFolderWithoutArticles() throws {
    let place = try Workplace(["articles/readme.txt": "nothing"])
    let outcome = try place.lemma("render", "articles", "-o", "output")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("articles: error: the folder holds no articles"), "\(outcome.errors)")
    #expect(!place.exists("output"))
  }

  @Test func refusesAMissingFolder() throws {
    let outcome = try Workplace().lemma("render", "nowhere")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("nowhere: error: there is no such file or folder"), "\(outcome.errors)")
  }

  @Test func refusesAnOutputFolderThatCannotBeWritten() throws {
    // Root writes everywhere but in the kernel's own file system.
    let place = try Workplace(["articles/x.md": "text\n"])
    let outcome = try place.lemma("render", "articles", "-o", "/proc/lemma-output")
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("/proc/lemma-output"), "\(outcome.errors)")
    #expect(outcome.errors.contains("error:"))
  }

  @Test func saysWhenTheCompilerIsMissing() throws {
    let place = try Workplace(["articles/x.md": "```swift\nprint(1)\n```\n"])
    let outcome = try place.lemma("render", "articles", "-o", "output", environment: ["PATH": "/nonexistent"])
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("swift"), "\(outcome.errors)")
    #expect(outcome.errors.contains("PATH"), "\(outcome.errors)")
  }

  @Test func refusesToRunWithoutASandbox() throws {
    let place = try Workplace(["articles/x.md": "```swift\nprint(6 * 7)\n```\n"])
    let swift = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").first {
      FileManager.default.isExecutableFile(atPath: "\($0)/swiftc")
    }
    // A search path with the toolchain and what the linker needs, but without bwrap.
    let tools = place.root.appendingPathComponent("tools")
    try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
    let path = try "\(#require(swift)):\(tools.path)"
    let refused = try place.lemma("render", "articles", "-o", "output", environment: ["PATH": path])
    #expect(refused.status != 0)
    #expect(refused.errors.contains("bwrap"), "\(refused.errors)")
    #expect(refused.errors.contains("--unsandboxed"), "\(refused.errors)")
    let allowed = try place.lemma("render", "articles", "-o", "output", "--unsandboxed", environment: ["PATH": path])
    #expect(allowed.status == 0, "\(allowed.errors)")
    #expect(try place.text(of: "output/x.html").contains("42"))
  }

  @Test func refusesWrongUsage() throws {
    let place = try Workplace()
    #expect(try place.lemma("rendr").status == 64)
    #expect(try place.lemma("verify", "--seeds", "0").status == 64)
    #expect(try place.lemma("verify", "--format", "xml").status == 64)
  }
}
