import LemmaDocument
import Testing

@Suite struct SmokeTests {
  @Test func parses() {
    let article = Article(parsing: Source(path: "a.md", bytes: Array("a $x$ b".utf8)))
    #expect(article.formulas.count == 1)
  }
}
