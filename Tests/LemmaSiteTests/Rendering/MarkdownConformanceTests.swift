import LemmaDocument
import LemmaSite
import Testing

@Suite struct MarkdownConformanceTests {
  private static func render(_ example: Specification.Example, isUnsafe: Bool) -> [UInt8] {
    let source = Source(path: "example.md", bytes: Array(example.markdown.utf8))
    let options = RenderingOptions(
      mode: .plainMarkdown, isUnsafe: isUnsafe, filtersTags: example.extensions.contains("tagfilter"))
    var renderer = ArticleRenderer(Article(parsing: source, options: .plainMarkdown), options: options)
    renderer.renderBody()
    return renderer.out.bytes
  }

  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"].flatMap { ["-e", $0] }

  /// Every example of the specification, with raw HTML passed and without: byte for byte what `cmark-gfm` writes.
  @Test(
    .enabled("needs the package cmark-gfm with its documentation") {
      Specification.path != nil && Tools.command("cmark-gfm") != nil
    }, arguments: [true, false])
  func equalsTheReferenceImplementation(isUnsafe: Bool) throws {
    let path = try #require(Specification.path)
    let command = try #require(Tools.command("cmark-gfm"))
    let examples = try Specification.examples(at: path)
    #expect(examples.count > 640)
    for example in examples {
      var arguments = Self.extensions + (isUnsafe ? ["--unsafe"] : [])
      if example.extensions.contains("tagfilter") { arguments += ["-e", "tagfilter"] }
      let expected = try Command(command, arguments, input: Array(example.markdown.utf8))
      let actual = Self.render(example, isUnsafe: isUnsafe)
      #expect(
        actual == expected.output,
        "example \(example.number): \(example.markdown)\nexpected \(expected.text)\nactual \(String(decoding: actual, as: UTF8.self))")
    }
  }

  /// The specification's own text: the reference implementation differs from it only where an extension, always on
  /// here, acts on an example that is written without it.
  @Test(.enabled("needs the package cmark-gfm with its documentation") { Specification.path != nil })
  func equalsTheSpecification() throws {
    let path = try #require(Specification.path)
    let differing = try Specification.examples(at: path).filter { example in
      !example.extensions.contains("disabled")
        && String(decoding: Self.render(example, isUnsafe: true), as: UTF8.self) != example.html
    }
    print(differing.map(\.number))
    #expect(differing.count <= 8)
  }
}
