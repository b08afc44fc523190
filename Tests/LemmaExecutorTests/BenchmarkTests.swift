import Foundation
import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

/// Forty articles of five blocks, cold and warm. Asked for with `LEMMA_BENCHMARK=1`; prints, and asserts no times.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LEMMA_BENCHMARK"] != nil))
struct BenchmarkTests {
  @Test func measuresFortyArticles() throws {
    let work = try Workplace()
    let articles = (0..<40).map { article($0, in: work) }
    let executor = try work.executor()
    // The C modules are made once and for all.
    _ = try executor.run([Article(work.path("first.md"), .swift("print(1)"))])
    print("processor time of the first run's tools: \(processorTime()) s")
    for unsandboxed in [false, true] {
      var configuration = work.configuration
      configuration.isUnsandboxed = unsandboxed
      let executor = try Executor(configuration: configuration)
      let (cold, executions) = try time { try executor.run(articles, freshly: true) }
      #expect(executions.allSatisfy { $0.result.isSuccess }, "\(executions.flatMap(\.diagnostics))")
      let compilation = executions.map(\.timings.compilation).max() ?? 0
      let running = executions.map(\.timings.running)
      print(
        "cold, sandbox \(!unsandboxed): \(cold) s; compilation \(compilation) s;",
        "running \(running.reduce(0, +)) s in all, \(running.min() ?? 0) to \(running.max() ?? 0) s;",
        "processor time of all tools so far: \(processorTime()) s")
    }
    let (one, _) = try time { try executor.run([articles[0]], freshly: true) }
    print("one article, cold: \(one) s")
    let (starting, fresh) = try time { try work.executor() }
    let (warm, executions) = try time { try fresh.run(articles) }
    #expect(executions.allSatisfy { $0.reason == .cached })
    print("warm: \(warm) s, after \(starting) s of starting")
    let (seeds, _) = try time { try executor.run(Array(articles.prefix(2)), seeds: Array(0..<20), freshly: true) }
    print("two articles under twenty seeds: \(seeds) s")
  }

  private func processorTime() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6
  }

  private func time<Value>(_ body: () throws -> Value) rethrows -> (Double, Value) {
    let clock = ContinuousClock()
    let start = clock.now
    let value = try body()
    return (
      Double((clock.now - start).components.attoseconds) * 1e-18 + Double((clock.now - start).components.seconds), value
    )
  }

  private func article(_ number: Int, in work: Workplace) -> Article {
    Article(
      work.path("\(number).md"),
      .swift("func soft(_ x: Double, width: Double) -> Double { (x + sqrt(x * x + width * width)) / 2 }"),
      .swift("let xs = (0..<200).map { Double($0) / 20 - 5 }\nlet ys = xs.map { soft($0, width: \(number + 1)) }"),
      .swift("var total = 0.0\nfor (x, y) in zip(xs, ys) { total += x * y }\nshow(total, \"total\")"),
      .swift(
        "let v = Vector(ys)\nclaim(\"c\(number)\", \"the sum is finite\", sum(v) ≤ 1e6)\nlet mean = sum(v) / Double(v.count)"
      ),
      .swift("print(\"mean\", mean)\nmean * 2"), .inline("mean"))
  }
}
