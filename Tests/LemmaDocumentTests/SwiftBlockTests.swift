import LemmaDocument
import Testing

@Suite struct SwiftBlockTests {
  @Test(arguments: [
    ("swift", true), ("{swift}", true), ("{.swift}", true), ("{swift echo=false}", true), ("swift ", true),
    ("swift title", true), ("swiftui", false), ("Swift", false), ("", false), ("{r}", false), ("text swift", false),
  ])
  func runsOnlySwift(information: String, runs: Bool) {
    #expect(parse("```\(information)\nx\n```").swiftBlocks.isEmpty != runs)
  }

  @Test func neverRunsAnIndentedBlock() {
    #expect(parse("    swift\n    x").swiftBlocks.isEmpty)
  }

  @Test func readsEveryOption() throws {
    let block = try #require(
      parse(
        """
        ```swift
        //| label: fig-a
        //| caption: "A: b"
        #| echo: false
        //| eval: false
        //| output: false
        //| error: true
        //| timeout: 2.5

        let x = 1
        ```
        """
      ).swiftBlocks.first)
    var options = BlockOptions()
    options.label = "fig-a"
    options.caption = "A: b"
    options.echo = .hidden
    options.isEvaluated = false
    options.showsOutput = false
    options.expectsError = true
    options.timeout = 2.5
    #expect(block.options == options)
    #expect(block.code == "\nlet x = 1\n")
    #expect(block.line == 9)
  }

  /// The file's line at `line` is `indentation` bytes and then the code's line, wherever the fence stands.
  @Test(arguments: [
    "```swift\nA\nB\n```", "甲\n\n- 乙\n\n  ```swift\n  A\n    B\n  ```", "> ```swift\n> A\n> B\n> ```",
    "1. > ```swift\n   > //| echo: false\n   > A\n   > B\n   > ```", "   ```swift\n   A\n   B\n   ```",
    "$$\na\nb\n$$\n\n```swift\nA\nB\n```", "text $a\nb$\n\\begin{equation}\n\n\\end{equation}\n```swift\n\nA\n```",
    "---\ntitle: x\n---\n- $$\n  x\n  $$\n\n  ```swift\n  A\n  ```", "> $$\n> a\n> $$\n>\n> ~~~swift\n> A\n> ~~~",
    "```swift\r\nA\r\n```", "- \t```swift\n\tA\n\t```",
  ])
  func knowsWhereItsCodeStands(text: String) throws {
    let article = parse(text)
    let block = try #require(article.swiftBlocks.first)
    #expect(article.source.text(ofLine: block.fenceLine).contains("swift"))
    let lines = block.code.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains("A") {
      let written = article.source.text(ofLine: block.line + index)
      #expect(written.utf8.count == block.indentation + line.utf8.count)
      #expect(written.hasSuffix(String(line)))
    }
  }

  @Test func placesExpressionsBetweenBlocks() {
    let article = parse(
      "`{swift} a`\n\n```swift\n1\n```\n\n$\\swift{b}$ `{swift} c`\n\n```swift\n2\n```\n\n- `{swift}  d + 甲 `")
    #expect(article.expressions.map(\.code) == ["a", "b", "c", "d + 甲"])
    #expect(article.expressions.map(\.followsBlocks) == [0, 1, 1, 2])
    #expect(article.expressions.map(\.isInFormula) == [false, true, false, false])
    for expression in article.expressions {
      #expect(article.source.text(in: expression.range) == expression.code)
    }
  }

  @Test func keepsBracesAndDollarsOfAnExpression() {
    let article = parse("$x = \\swift{xs.map { $0 * 2 }.sum}$ and $$\\swift{f($y)}$$")
    #expect(article.expressions.map(\.code) == ["xs.map { $0 * 2 }.sum", "f($y)"])
    #expect(article.formulas.map(\.segments) == [[.tex("x = "), .swift(0)], [.swift(1)]])
  }

  @Test func numbersFiguresAndTables() {
    let article = parse(
      ["fig-a", "tbl-a", "fig-b", "other"].map { "```swift\n//| label: \($0)\n```\n" }.joined(separator: "\n"))
    #expect(article.labels.mapValues(\.text) == ["fig-a": "1", "tbl-a": "1", "fig-b": "2", "other": "other"])
  }
}
