import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

/// One run of many articles: what fails in one costs the others nothing.
@Suite struct RunTests {
  @Test func keepsGoodArticlesGoodAmongBadOnes() throws {
    let work = try Workplace()
    work.configuration.limits.memory = 2 << 30
    let good = Article(
      work.path("good one.md"), .swift("let x = 2.0\nprint(\"before\")"), .swift("print(x)\nx * 21"),
      .inline("x + 1"))
    let bad: [(Article, Failure.Kind, String, String)] = [
      (
        Article(work.path("type.md"), .swift("let a = 1"), .swift("let b: Int = \"x\"\nprint(b)")), .rejected,
        "cannot convert value of type 'String' to specified type 'Int'", "let b: Int"
      ),
      (
        Article(work.path("syntax.md"), .swift("func f() {"), .swift("print(1)")), .rejected, "expected '}'",
        "func f() {"
      ),
      (
        Article(
          work.path("index.md"), .swift("let a = [1]"), .swift("for i in 0..<9 {\n  print(a[Int(getpid()) + i])\n}")),
        .trapped, "Index out of range", "print(a[Int"
      ),
      (
        Article(work.path("nil.md"), .swift("let none: Int? = [Int]().first\nprint(none!)")), .trapped,
        "Unexpectedly found nil while unwrapping an Optional value", "print(none!)"
      ),
      (
        Article(
          work.path("fatal.md"), .swift("func check(_ x: Int) {\n  precondition(x < 3, \"too big\")\n}\ncheck(4)")),
        .trapped, "too big", "precondition(x < 3"
      ),
      (
        Article(
          work.path("overflow.md"),
          .swift("var big = Int.max\nif getpid() > 0 {\n  big += Int(getpid())\n}\nprint(big)")),
        .trapped, "arithmetic overflow", "big += Int"
      ),
      (
        Article(work.path("loop.md"), .swift("var n = 0"), .swift("while n >= 0 { n = Int(getpid()) }", timeout: 0.5)),
        .limit, "time limit", "while n >= 0"
      ),
      (
        Article(
          work.path("memory.md"), .swift("let huge = [Double](repeating: 0, count: 12_500_000_000)\nprint(huge.count)")),
        .limit, "more memory than its limit of 2 GiB", "let huge"
      ),
      (
        Article(
          work.path("stack.md"),
          .swift("func deep(_ n: Int) -> Int { n < 0 ? 0 : deep(n + 1) &* 3 &+ n }; print(deep(1))")),
        .trapped, "the stack overflowed", "deep"
      ),
      (
        Article(
          work.path("thrown.md"),
          .swift(
            "struct Steep: Error, CustomStringConvertible { var description: String { \"too steep\" } }\nfunc climb() throws { throw Steep() }"
          ),
          .swift("try climb()")), .thrown, "too steep", "try climb()"
      ),
      (
        Article(work.path("exit.md"), .swift("print(\"bye\")\nexit(3)")), .trapped, "ended itself with exit status 3",
        "exit(3)"
      ),
    ]
    let articles = [good] + bad.map(\.0) + [good2(work)]
    let executions = try work.executor().run(articles)
    for execution in [executions[0], executions[articles.count - 1]] {
      #expect(execution.result.isSuccess, "\(execution.result)")
      #expect(execution.diagnostics == [])
    }
    #expect(executions[0].result.blocks[1].printed == "2.0\n")
    #expect(executions[0].result.blocks[1].values == ["42"])
    #expect(executions[0].result.expressions.map { $0?.plainText } == ["3"])
    for (index, (article, kind, message, text)) in bad.enumerated() {
      let result = executions[index + 1].result
      let failure = result.blocks.compactMap(\.failure).first
      #expect(failure?.kind == kind, "\(article.path) \(result)")
      #expect(failure?.message.contains(message) ?? false, "\(article.path): \(failure?.message ?? "nothing")")
      #expect(failure?.line == article.line(of: text), "\(article.path)")
      #expect(!executions[index + 1].diagnostics.isEmpty)
    }
    #expect(work.leftovers == [])
  }

  private func good2(_ work: Workplace) -> Article {
    Article(work.path("文章 “二”.md"), .swift("claim(\"c\", \"two is two\", 2.0 ≈ 2.0 ± 1e-12)"))
  }
}
