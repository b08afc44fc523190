import Foundation
import Testing

private let good = """
  ---
  title: Good
  date: 2026-01-02
  ---

  The sum is `{swift} total`.

  ```swift
  let total = (1...4).reduce(0, +)
  claim("sum", "the sum is ten", total ≥ 10)
  ```

  """

@Suite struct RenderTests {
  @Test func rendersResultsInline() throws {
    let place = try Workplace(["articles/good.md": good])
    let outcome = try place.lemma("render", "articles", "-o", "output")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let page = try place.text(of: "output/good.html")
    #expect(page.contains("The sum is"))
    #expect(page.contains(">10<"))
    #expect(page.contains("the sum is ten"))
    #expect(try place.text(of: "output/index.html").contains("good.html"))
  }

  @Test func touchesNothingWhenNothingChanged() throws {
    let place = try Workplace(["articles/good.md": good, "articles/data/points.csv": "1,2\n"])
    #expect(try place.lemma("render", "articles", "-o", "output").status == 0)
    let before = try place.snapshot(of: "output")
    #expect(before["data/points.csv"] != nil)
    let again = try place.lemma("render", "articles", "-o", "output", "--explain")
    #expect(again.status == 0)
    #expect(again.errors.contains("articles/good.md: did not run"))
    #expect(try place.snapshot(of: "output") == before)
  }

  @Test func leavesItsOwnPagesOut() throws {
    let place = try Workplace(["plain.md": "---\ntitle: Plain\n---\n\nText.\n", "data/points.csv": "1,2\n"])
    for _ in 1...2 { #expect(try place.lemma("render", ".").status == 0) }
    #expect(place.exists("output/plain.html") && place.exists("output/data/points.csv"))
    #expect(!place.exists("output/output"))
  }

  @Test func takesIntegersInElementaryFunctions() throws {
    let code = "let e = exp(1)\nprint(e, log(8) / log(2), pow(2, 10), sqrt(2), max(3, 4), abs(-3))"
    let place = try Workplace(["articles/x.md": "```swift\n\(code)\n```\n"])
    let outcome = try place.lemma("render", "articles", "-o", "output")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.text(of: "output/x.html").contains("2.718281828459045 3.0 1024.0 1.4142135623730951 4 3"))
  }

  @Test func runsOnlyWhatChanged() throws {
    let place = try Workplace(["articles/good.md": good, "articles/other.md": "```swift\nprint(6 * 7)\n```\n"])
    #expect(try place.lemma("render", "articles", "-o", "output").status == 0)
    try place.write("```swift\nprint(6 * 8)\n```\n", to: "articles/other.md")
    let again = try place.lemma("render", "articles", "-o", "output", "--explain")
    #expect(again.status == 0)
    let lines = again.errors.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("articles/good.md:") && $0.contains("did not run") }, "\(again.errors)")
    #expect(lines.contains { $0.hasPrefix("articles/other.md:") && $0.contains("ran") }, "\(again.errors)")
    #expect(try place.text(of: "output/other.html").contains("48"))
  }

  @Test func keepsTheSiteAndTheCacheWhenKilled() throws {
    let place = try Workplace(["articles/good.md": good])
    #expect(try place.lemma("render", "articles", "-o", "output").status == 0)
    let before = try place.snapshot(of: "output")
    try place.write("```swift\nwhile true {}\n```\n", to: "articles/endless.md")
    let (process, _, _) = try place.start(["render", "articles", "-o", "output"])
    Thread.sleep(forTimeInterval: 1.5)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try place.snapshot(of: "output") == before)
    try FileManager.default.removeItem(at: place.root.appendingPathComponent("articles/endless.md"))
    let again = try place.lemma("render", "articles", "-o", "output", "--explain")
    #expect(again.status == 0)
    #expect(again.errors.contains("articles/good.md: did not run"), "\(again.errors)")
  }

  @Test func survivesADamagedCache() throws {
    let place = try Workplace(["articles/good.md": good])
    #expect(try place.lemma("render", "articles", "-o", "output").status == 0)
    let entries = try FileManager.default.subpathsOfDirectory(atPath: place.root.appendingPathComponent(".lemma").path)
      .filter { $0.hasSuffix(".json") }
    #expect(!entries.isEmpty)
    for entry in entries { try place.write("{\"damaged", to: ".lemma/" + entry) }
    let again = try place.lemma("render", "articles", "-o", "output")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try place.text(of: "output/good.html").contains(">10<"))
  }

  @Test func rendersTheGoodArticlesBesideABrokenOne() throws {
    let place = try Workplace([
      "articles/good.md": good, "articles/bad.md": "# Bad\n\n```swift\nlet x: Int = \"no\"\n```\n",
    ])
    let outcome = try place.lemma("render", "articles", "-o", "output")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("articles/bad.md:4:"), "\(outcome.errors)")
    #expect(try place.text(of: "output/good.html").contains(">10<"))
    #expect(try place.text(of: "output/bad.html").contains("cannot convert"))
  }
}
