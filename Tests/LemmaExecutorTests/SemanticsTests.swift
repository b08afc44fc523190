import Foundation
import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

/// What an article may say: everything that a script may, and what only a function body may.
@Suite struct SemanticsTests {
  /// Name, blocks, what the last block prints.
  private static let programs: [(name: String, blocks: [String], printed: String)] = [
    (
      "a type reads an earlier variable", ["let scale = 3", "struct S { var y: Int { scale * 2 } }", "print(S().y)"],
      "6\n"
    ),
    (
      "a function reads an earlier variable",
      ["var n = 1", "func next() -> Int { n += 1; return n }", "print(next(), next())"], "2 3\n"
    ),
    ("a name shadows its function", ["let x = Vector([1, 2, 3])", "let sum = sum(x)\nprint(sum)"], "6.0\n"),
    ("an extension", ["extension Int { var doubled: Int { self * 2 } }", "print(21.doubled)"], "42\n"),
    (
      "an extension of an own type",
      [
        "struct Point { var x = 2 }",
        "extension Point { var square: Int { double(x) } }\nfunc double(_ n: Int) -> Int { n * 2 }",
        "print(Point().square)",
      ],
      "4\n"
    ),
    (
      "an operator",
      ["infix operator ⊕: AdditionPrecedence", "func ⊕ (a: Int, b: Int) -> Int { a * 10 + b }", "print(1 ⊕ 2)"], "12\n"
    ),
    (
      "a protocol",
      [
        "protocol Named { var name: String { get } }\nextension Named { var twice: String { name + name } }\nstruct N: Named { var name = \"n\" }",
        "print(N().twice)",
      ], "nn\n"
    ),
    ("Foundation", ["import Foundation", "print(\"a,b\".components(separatedBy: \",\").count, exp(0.0))"], "2 1.0\n"),
    ("try at top level", ["func f(_ n: Int) throws -> Int { n + 1 }", "let y = try f(2)\nprint(y)"], "3\n"),
    ("await at top level", ["func f() async -> Int { 5 }", "let y = await f()\nprint(y)"], "5\n"),
    ("types in collections", ["struct P { var x = 1 }", "print([P()])"], "[P(x: 1)]\n"),
    ("a generic function", ["func first<T>(_ items: [T]) -> T? { items.first }", "print(first([3])!)"], "3\n"),
    (
      "mutual recursion",
      [
        "func even(_ n: Int) -> Bool { n == 0 || odd(n - 1) }\nfunc odd(_ n: Int) -> Bool { n != 0 && even(n - 1) }",
        "print(even(10))",
      ], "true\n"
    ),
    ("statements on one line", ["let a = 1; var b = 2; b += a", "print(a, b); print(\"x\")"], "1 3\nx\n"),
    (
      "guard and defer", ["defer { print(\"end\") }", "guard let n = Int(\"4\") else { fatalError() }\nprint(n)"],
      "4\nend\n"
    ),
    ("data beside the article", ["let file = fopen(\"data.txt\", \"r\")", "print(fgetc(file))"], "55\n"),
    (
      "a private folder for temporary files",
      ["let file = fopen(\"/tmp/x\", \"w+\")", "print(fputs(\"x\", file) >= 0)"], "true\n"
    ),
    (
      "threads",
      [
        "import Dispatch\nlet queue = DispatchQueue(label: \"q\", attributes: .concurrent)",
        "let n = queue.sync { 3 }\nDispatchQueue.concurrentPerform(iterations: 4) { _ in _ = n }\nprint(n)",
      ], "3\n"
    ),
  ]

  @Test func runsWhatAScriptOrAFunctionMaySay() throws {
    let work = try Workplace()
    try Data("7".utf8).write(to: URL(fileURLWithPath: work.path("data.txt")))
    let articles = Self.programs.map { program in
      Article(work.path("\(program.name).md"), program.blocks.map { .swift($0) })
    }
    let executions = try work.executor().run(articles)
    for (program, execution) in zip(Self.programs, executions) {
      let result = execution.result
      #expect(result.isSuccess, "\(program.name): \(result.blocks.compactMap(\.failure)) \(execution.diagnostics)")
      #expect(result.blocks.last?.printed == program.printed, "\(program.name)")
    }
    #expect(work.leftovers == [])
  }

  @Test func interleavesTextAndValues() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"),
      .swift(
        "print(\"one\")\nshow(2)\nfputs(\"error\\n\", stderr)\nshow(\"three\", \"label\")\nprint(\"four\", terminator: \"\")"
      ),
      .swift("print(\"five\")\nclaim(\"c\", \"s\", 1.0 ≤ 2.0)\nprint(\"六\")"))
    let blocks = try work.executor().run([article])[0].result.blocks
    #expect(blocks[0].items.map(\.kind) == ["one\n", "=2", "!error\n", "=three", "four"])
    #expect(blocks[1].items.map(\.kind) == ["five\n", "?c", "六\n"])
  }

  @Test func showsTrailingExpressionsOnly() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"), .swift("let x = 2\nx + 1 // a remark"), .swift("print(x)"), .swift("var y = [1]\ny.append(2)"),
      .swift("y += [3]"), .swift("y[0] = 9"), .swift("x * 2\n  + 1"), .swift("if x > 1 { x } else { 0 }"),
      .swift("(x, \"two\")"), .swift("func f() throws -> Int { 8 }\ntry f()"))
    let execution = try work.executor().run([article])[0]
    let shown = execution.result.blocks.map(\.values)
    #expect(shown == [["3"], [], [], [], [], ["5"], [], ["(2, two)"], ["8"]])
  }

  @Test func evaluatesInlineExpressionsWhereTheyStand() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"), .inline("1 + 1"), .swift("var x = 1"), .inline("x"), .hidden("x = 100"), .swift("x = 2"),
      .inline("x * 10"), .inline("\"text\""))
    let execution = try work.executor().run([article])[0]
    #expect(execution.result.expressions.map { $0?.plainText } == ["2", "1", "20", "text"])
    #expect(execution.result.blocks.map(\.state) == [.completed, .skipped, .completed])
  }
}

extension BlockResult.Item {
  /// The item as a short text.
  fileprivate var kind: String {
    switch self {
    case .printed(let text): text
    case .printedError(let text): "!" + text
    case .value(let output): "=" + output.value.plainText
    case .claim(let claim): "?" + claim.identifier
    }
  }
}
