import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

@Suite struct DiagnosticTests {
  @Test func placesCompilerMessagesInTheArticle() throws {
    let work = try Workplace()
    var indented = Article(work.path("indented.md"), .swift("let a = 1\nlet b = a; let c: String = b"))
    indented.swiftBlocks[0].indentation = 4
    let inline = Article(work.path("inline.md"), .swift("let a = 1"), .inline("a + missing"))
    let several = Article(work.path("several.md"), .inline("1; 2"), .inline("let x"), .swift("let a = 1"))
    let module = Article(work.path("module.md"), .swift("let a = 1\nimport Nowhere"))
    let executions = try work.executor().run([indented, inline, several, module])

    let first = executions[0].diagnostics.first
    #expect(first?.line == indented.line(of: "let c"))
    #expect(first?.column == 4 + "let b = a; let c: String = b".utf8.count)
    #expect(first?.sourceLine == "let b = a; let c: String = b")

    let second = executions[1].diagnostics.first
    #expect(second?.message == "cannot find 'missing' in scope")
    #expect(second?.line == inline.line(of: "missing"))
    #expect(second?.column == "The value is `{swift} a + ".utf8.count + 1)
    #expect(executions[1].result.blocks[0].failure?.kind == .rejected)

    #expect(executions[2].diagnostics.map(\.line).contains(several.line(of: "1; 2")))
    #expect(executions[2].diagnostics.contains { $0.message == "an inline result is one expression" })

    #expect(executions[3].diagnostics.first?.message.contains("no such module 'Nowhere'") ?? false)
    #expect(executions[3].diagnostics.first?.line == module.line(of: "import Nowhere"))
  }

  @Test func rejectsAVariableThatIsReadBeforeItsDeclaration() throws {
    let work = try Workplace()
    let articles = [
      Article(work.path("function.md"), .swift("print(late)"), .swift("let late = 3")),
      Article(
        work.path("script.md"), .swift("let scale = 2\nstruct S { var y: Int { scale } }"),
        .swift("let early = 1; print(late, early)"), .swift("let late = 3\nprint(S().y, late)")),
    ]
    for (article, execution) in zip(articles, try work.executor().run(articles)) {
      #expect(execution.diagnostics.first?.message.hasSuffix("before its declaration") ?? false)
      #expect(execution.diagnostics.first?.line == article.line(of: "print(late"))
      #expect(!execution.result.isSuccess)
    }
  }

  @Test func collectsTheAuthorsWarningsOnly() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"), .swift("var never = 1\nfunc f() -> Int { let unused = 2; return 3 }\nprint(f(), never)"),
      .failing("fatalError(\"end\")"))
    let execution = try work.executor().run([article])[0]
    let warnings = execution.result.warnings
    #expect(
      warnings.map(\.line) == [article.line(of: "let unused"), article.line(of: "var never")]
        || warnings.map(\.line) == [article.line(of: "var never"), article.line(of: "let unused")], "\(warnings)")
    #expect(execution.diagnostics.allSatisfy { $0.severity == .warning && $0.path == article.path })
  }

  @Test func reportsClaimsThatWereNotReached() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"),
      .swift(
        "claim(\"first\", \"holds\", 1.0 ≤ 2.0)\nlet none = [Int]()\nprint(none[0])\nclaim(\"second\", \"is lost\", true)"
      ),
      .swift("func check() {\n  claim(\"third\", \"too\", true)\n}\ncheck()"),
      .hidden("claim(\"fourth\", \"not asked\", true)"))
    let claims = try work.executor().run([article])[0].result.claims
    #expect(claims.map(\.identifier) == ["first", "second", "third"])
    #expect(claims.map(\.verdict) == [.holds, .notReached, .notReached])
    #expect(claims.map(\.block) == [0, 0, 1])
    #expect(claims[1].line == article.line(of: "second"))
    #expect(claims[2].statement == "too")
  }

  @Test func recordsAClaimOfALoopEachTime() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"), .swift("func check(_ n: Double) { claim(\"small\", \"n is small\", n ≤ 2.0) }"),
      .swift("for n in 1...3 {\n  check(Double(n))\n}"))
    let claims = try work.executor().run([article])[0].result.claims
    #expect(claims.map(\.verdict) == [.holds, .holds, .fails])
    #expect(claims.map(\.block) == [1, 1, 1])
  }

  @Test func goesOnAfterAnExpectedFailure() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"), .swift("print(\"one\")"), .failing("let n: Int = \"x\""), .failing("let s = \"unclosed"),
      .failing("let none = [Int]()\nprint(\"before\")\nprint(none[0])"), .swift("print(\"two\")"),
      .failing("struct E: Error {}\nthrow E()"), .failing("print(\"fine\")"), .swift("print(\"three\")"),
      .inline("6 * 7"))
    let execution = try work.executor().run([article])[0]
    let blocks = execution.result.blocks
    #expect(
      blocks.map(\.state) == [
        .completed, .failedAsExpected, .failedAsExpected, .failedAsExpected, .completed, .failedAsExpected,
        .unexpectedlyCompleted, .completed,
      ], "\(execution.diagnostics)")
    #expect(blocks[1].failure?.message.hasPrefix("cannot convert value") ?? false)
    #expect(blocks[2].failure?.kind == .rejected)
    #expect(blocks[3].failure?.message == "Index out of range")
    #expect(blocks[3].printed == "before\n")
    #expect(blocks[5].failure?.message == "E()")
    #expect([blocks[0].printed, blocks[4].printed, blocks[7].printed] == ["one\n", "two\n", "three\n"])
    #expect(execution.result.expressions[0]?.plainText == "42")
    #expect(execution.diagnostics.contains { $0.identifier == "block.completed" })
  }

  @Test func cutsLongOutput() throws {
    let work = try Workplace()
    work.configuration.limits.shownOutput = 1000
    let article = Article(work.path("a.md"), .swift("for _ in 0..<1000 { print(\"0123456789\") }\nshow(5)"))
    let block = try work.executor().run([article])[0].result.blocks[0]
    #expect(block.state == .completed)
    #expect(block.printed.utf8.count < 1200)
    #expect(block.printed.contains("only the first 1000 bytes are kept"))
    #expect(block.values == ["5"])
  }
}
