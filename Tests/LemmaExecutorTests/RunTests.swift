import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

/// One run of many articles: what fails in one costs the others nothing.
@Suite struct RunTests {
  /// An article that fails, and what its failure says of the line that holds `text`.
  private struct Case {
    var name: String
    var parts: [Article.Part]
    var kind: Failure.Kind
    var message: String
    var text: String

    init(_ name: String, _ parts: Article.Part..., kind: Failure.Kind, message: String, at text: String) {
      self.name = name
      self.parts = parts
      self.kind = kind
      self.message = message
      self.text = text
    }
  }

  private static let cases = [
    Case(
      "type", .swift("let a = 1"), .swift("let b: Int = \"x\"\nprint(b)"), kind: .rejected,
      message: "cannot convert value of type 'String' to specified type 'Int'", at: "let b: Int"),
    Case(
      "syntax", .swift("func f() {"), .swift("print(1)"), kind: .rejected, message: "expected '}'", at: "func f() {"),
    Case(
      "index", .swift("let a = [1]"), .swift("for i in 0..<9 {\n  print(a[Int(getpid()) + i])\n}"), kind: .trapped,
      message: "Index out of range", at: "print(a[Int"),
    Case(
      "nil", .swift("let none: Int? = [Int]().first\nprint(none!)"), kind: .trapped,
      message: "Unexpectedly found nil while unwrapping an Optional value", at: "print(none!)"),
    Case(
      "fatal", .swift("func check(_ x: Int) {\n  precondition(x < 3, \"too big\")\n}\ncheck(4)"), kind: .trapped,
      message: "too big", at: "precondition(x < 3"),
    Case(
      "overflow", .swift("var big = Int.max\nif getpid() > 0 {\n  big += Int(getpid())\n}\nprint(big)"), kind: .trapped,
      message: "arithmetic overflow", at: "big += Int"),
    Case(
      "loop", .swift("var n = 0"), .swift("while n >= 0 { n = Int(getpid()) }", timeout: 0.5), kind: .limit,
      message: "time limit", at: "while n >= 0"),
    Case(
      "memory", .swift("let huge = [Double](repeating: 0, count: 12_500_000_000)\nprint(huge.count)"), kind: .limit,
      message: "more memory than its limit of 2 GiB", at: "let huge"),
    Case(
      "stack", .swift("func deep(_ n: Int) -> Int { n < 0 ? 0 : deep(n + 1) &* 3 &+ n }; print(deep(1))"),
      kind: .trapped, message: "the stack overflowed", at: "deep(n + 1)"),
    Case(
      "thrown",
      .swift("struct Steep: Error, CustomStringConvertible { var description: String { \"too steep\" } }"),
      .swift("func climb() throws { throw Steep() }\ntry climb()"), kind: .thrown, message: "too steep",
      at: "try climb()"),
    Case(
      "exit", .swift("print(\"bye\")\nexit(3)"), kind: .trapped, message: "ended itself with exit status 3",
      at: "exit(3)"
    ),
  ]

  @Test func keepsGoodArticlesGoodAmongBadOnes() throws {
    let work = try Workplace()
    work.configuration.limits.memory = 2 << 30
    let first = Article(
      work.path("good one.md"), .swift("let x = 2.0\nprint(\"before\")"), .swift("print(x)\nx * 21"), .inline("x + 1"))
    let last = Article(work.path("文章 “二”.md"), .swift("claim(\"c\", \"two is two\", 2.0 ≈ 2.0 ± 1e-12)"))
    let bad = Self.cases.map { Article(work.path("\($0.name).md"), $0.parts) }
    let executions = try work.executor().run([first] + bad + [last])
    for execution in [executions[0], executions[executions.count - 1]] {
      #expect(execution.result.isSuccess, "\(execution.result)")
      #expect(execution.diagnostics == [])
    }
    #expect(executions[0].result.blocks[1].printed == "2.0\n")
    #expect(executions[0].result.blocks[1].values == ["42"])
    #expect(executions[0].result.expressions.map { $0?.plainText } == ["3"])
    for (index, item) in Self.cases.enumerated() { check(item, bad[index], executions[index + 1]) }
    #expect(work.leftovers == [])
  }

  private func check(_ item: Case, _ article: Article, _ execution: Execution) {
    let failure = execution.result.blocks.compactMap(\.failure).first
    #expect(failure?.kind == item.kind, "\(item.name) \(execution.result)")
    #expect(failure?.message.contains(item.message) ?? false, "\(item.name): \(failure?.message ?? "nothing")")
    #expect(failure?.line == article.line(of: item.text), "\(item.name)")
    #expect(!execution.diagnostics.isEmpty)
  }
}
