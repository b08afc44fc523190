import Foundation
import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

@Suite struct CacheTests {
  private let code = "print(seed)\nclaim(\"c\", \"s\", 1.0 ≤ 2.0)"

  @Test func tellsWhyAnArticleRan() throws {
    let work = try Workplace()
    let executor = try work.executor()
    let path = work.path("a.md")
    var article = Article(path, .swift(code), .swift("let file = \"data.txt\"\nprint(file)"))
    func reason(_ configure: (inout ExecutorConfiguration) -> Void = { _ in }) throws -> String {
      var configuration = work.configuration
      configure(&configuration)
      return try Executor(configuration: configuration).run([article])[0].reason.description
    }
    #expect(try reason() == "ran: no earlier result")
    #expect(try reason() == "cached")
    try Data("1".utf8).write(to: URL(fileURLWithPath: work.path("data.txt")))
    #expect(try reason() == "ran: the file data.txt changed")
    article = Article(path, .swift(code), .swift("let file = \"data.txt\"\nprint(file, 2)"))
    #expect(try reason() == "ran: block 2 changed")
    article = Article(path, .swift(code))
    #expect(try reason() == "ran: the number of blocks changed (was 2)")
    #expect(try reason { $0.limits.blockSeconds = 50 } == "ran: the limits changed")
    article.frontMatter.seed = 9
    #expect(try reason { $0.limits.blockSeconds = 50 } == "ran: the seed changed (was 0)")
    #expect(try executor.run([article], freshly: true)[0].reason.description == "ran: verification runs afresh")
    #expect(try executor.run([Article(path, .prose("words"))])[0].reason == .nothingToRun)
    #expect(work.leftovers == [])
  }

  @Test func tellsThatTheRuntimeChanged() throws {
    let work = try Workplace()
    let article = Article(work.path("a.md"), .swift(code))
    _ = try work.executor().run([article])
    let copy = work.folder + "/runtime"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for name in ["libLemma.so", "lemma-worker", "Modules"] {
      try FileManager.default.copyItem(atPath: try Workplace.runtimeFolder() + "/" + name, toPath: "\(copy)/\(name)")
    }
    work.configuration.runtimeFolder = copy
    #expect(try work.executor().run([article])[0].reason == .cached)
    let library = try #require(FileHandle(forWritingAtPath: copy + "/libLemma.so"))
    try library.seekToEnd()
    try library.write(contentsOf: Data([0]))
    try library.close()
    #expect(try work.executor().run([article])[0].reason == .changed([.runtime]))
  }

  @Test func returnsTheSameResultAndMovesItsLines() throws {
    let work = try Workplace()
    let executor = try work.executor()
    let first = Article(work.path("a.md"), .swift(code), .swift("show(seed)"), .inline("seed + 1"))
    let ran = try executor.run([first])[0]
    #expect(try executor.run([first])[0].result == ran.result)
    let second = Article(
      work.path("a.md"), .prose("Two more\n\nparagraphs."), .swift(code), .prose("."), .swift("show(seed)"),
      .inline("seed + 1"))
    let moved = try executor.run([second])[0]
    #expect(moved.reason == .cached)
    #expect(moved.result.claims[0].line == second.line(of: "claim("))
    let fresh = try executor.run([second], freshly: true)[0].result
    guard case .value(let stored)? = moved.result.blocks[1].items.first,
      case .value(let computed)? = fresh.blocks[1].items.first
    else {
      Issue.record("no value")
      return
    }
    #expect(stored.line == computed.line)
    #expect(moved.result.expressions == fresh.expressions)
  }

  @Test func replacesUnreadableEntries() throws {
    let work = try Workplace()
    let executor = try work.executor()
    let article = Article(work.path("a.md"), .swift(code))
    let ran = try executor.run([article])[0].result
    let folder = work.folder + "/cache/results"
    let file = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
    for damage in ["", "{", "{\"key\":3}"] {
      try Data(damage.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
      let again = try executor.run([article])[0]
      #expect(again.reason == .unreadableEntry)
      #expect(again.diagnostics.map(\.identifier) == ["cache.unreadable"])
      #expect(again.result.blocks[0].printed == ran.blocks[0].printed)
      #expect(try executor.run([article])[0].reason == .cached)
    }
  }

  @Test func keepsNoResultOfALimit() throws {
    let work = try Workplace()
    let executor = try work.executor()
    let article = Article(work.path("a.md"), .swift("while true { usleep(1000) }", timeout: 0.2))
    _ = try executor.run([article])
    #expect(try executor.run([article])[0].reason == .notKept)
  }

  @Test func runsUnderManySeedsAfterOneCompilation() throws {
    let work = try Workplace()
    let articles = ["a", "b"].map { Article(work.path("\($0).md"), .swift("print(seed)")) }
    let executions = try work.executor().run(articles, seeds: [3, .max, 5], freshly: true)
    #expect(executions.map { $0.map(\.result.seed) } == [[3, .max, 5], [3, .max, 5]])
    #expect(executions[1].map { $0.result.blocks[0].printed } == ["3\n", "\(UInt64.max)\n", "5\n"])
    #expect(Set(executions[0].map(\.timings.compilation)).count == 1)
  }
}
