import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

@Suite struct RunTests {
  @Test func runsSmoke() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"),
      .inline("1 + 1"),
      .swift("let x = Vector([1, 2, 3])\nlet mean = mean(x)\nfunc mean(_ v: Vector) -> Double { sum(v) / 3 }"),
      .swift("print(\"a\")\nshow(3)\nprint(\"b\")\nmean * 2"),
      .swift("let table = [1]\nfor i in 0..<3 {\n  print(table[i])\n}"),
      .swift("print(1)"))
    let execution = try work.executor().run([article])[0]
    print(execution.result.blocks.map { ($0.state, $0.items, $0.failure) })
    print(execution.result.expressions, execution.diagnostics, execution.timings)
    #expect(execution.result.blocks[1].printed == "a\nb\n")
  }
}
