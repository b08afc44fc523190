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
    .enabled(
      if: Specification.path != nil && Tools.command("cmark-gfm") != nil,
      "needs the package cmark-gfm with its documentation"), arguments: [true, false])
  func equalsTheReferenceImplementation(isUnsafe: Bool) throws {
    let examples = try Specification.examples(at: #require(Specification.path))
    #expect(examples.count > 640)
    let expected = try Self.reference(examples, isUnsafe: isUnsafe)
    for (example, expected) in zip(examples, expected) {
      let actual = Self.render(example, isUnsafe: isUnsafe)
      #expect(actual == expected, "example \(example.number): \(example.markdown)")
    }
  }

  /// What `cmark-gfm` makes of the examples, all in one shell: a process for each would take minutes.
  private static func reference(_ examples: [Specification.Example], isUnsafe: Bool) throws -> [[UInt8]] {
    let folder = try TemporaryFolder()
    for example in examples {
      let name = "\(example.number).\(example.extensions.contains("tagfilter") ? "filtered" : "plain")"
      try folder.write(name, Array(example.markdown.utf8))
    }
    let options = (Self.extensions + (isUnsafe ? ["--unsafe"] : [])).joined(separator: " ")
    _ = try Command(
      "/bin/sh",
      [
        "-c",
        """
        cd "$0"
        for f in *.plain; do cmark-gfm \(options) < $f > ${f%.*}.html; done
        for f in *.filtered; do cmark-gfm \(options) -e tagfilter < $f > ${f%.*}.html; done
        """, folder.path,
      ])
    return try examples.map { try folder.read("\($0.number).html") }
  }

  /// The specification's own text: the reference implementation differs from it only where an extension, always on
  /// here, acts on an example that is written without it.
  @Test(.enabled(if: Specification.path != nil, "needs the package cmark-gfm with its documentation"))
  func equalsTheSpecification() throws {
    let path = try #require(Specification.path)
    let differing = try Specification.examples(at: path).filter { example in
      !example.extensions.contains("disabled")
        && String(decoding: Self.render(example, isUnsafe: true), as: UTF8.self) != example.html
    }
    #expect(differing.count <= 5)
  }
}
