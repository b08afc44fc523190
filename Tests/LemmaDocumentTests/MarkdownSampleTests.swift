import LemmaDocument
import Testing

@Suite struct MarkdownSampleTests {
  @Test(arguments: [
    ("markdown {#a}", true), ("md {#a}", true), ("markdown  {#a} ", true), ("markdown", false), ("markdown {a}", false),
    ("markdown {#}", false), ("markdown {#a} more", false), ("{#a}", false), ("text {#a}", false),
    ("markdown{#a}", false),
  ])
  func haveANameInBraces(information: String, isSample: Bool) {
    let article = parse("```\(information)\nx\n```")
    #expect(article.samples.map(\.name) == (isSample ? ["a"] : []))
    #expect(article.body == [.code(information: information.trimmingSpaces, literal: "x\n")])
  }

  @Test func keepTheirTextAndTheirLine() {
    let article = parse("# T\n\n> ~~~~markdown {#one}\n> $x$\n>\n> ```swift\n> 1\n> ```\n> ~~~~\n\n```md {#two}\n```\n")
    #expect(article.samples.map(\.name) == ["one", "two"])
    #expect(article.samples.map(\.text) == ["$x$\n\n```swift\n1\n```\n", ""])
    #expect(article.samples.map(\.line) == [3, 11])
    #expect(article.formulas.isEmpty && article.swiftBlocks.isEmpty && article.diagnostics.isEmpty)
  }

  @Test func haveEachANameOfItsOwn() {
    let article = parse("```markdown {#a}\n1\n```\n\n```markdown {#a}\n2\n```\n")
    #expect(article.samples.map(\.text) == ["1\n"])
    #expect(article.diagnostics.map(\.line) == [5])
    #expect(article.diagnostics.map(\.identifier) == ["label.duplicate"])
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
