import Foundation
import LemmaDocument
import LemmaExecutor
import LemmaResult
import Testing

/// One test per denial of the threat model, all in one run: what an article must not do, and what happens when it tries.
@Suite struct DenialTests {
  /// What an article tries, and what its failure must say; no message means that it runs on without success.
  private static let attempts: [(name: String, code: String, message: String?)] = [
    (
      "spawn",
      """
      var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/usr/bin/true"), nil]
      while true {
        var child = pid_t()
        posix_spawn(&child, "/usr/bin/true", nil, nil, &arguments, nil)
      }
      """, "tried to start a process"
    ),
    (
      "foundation",
      """
      import Foundation
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/true")
      try process.run()
      """, "tried to"
    ),
    (
      "network", "let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)\nprint(handle)",
      "tried to reach the network"
    ),
    (
      "flood", "let line = String(repeating: \"x\", count: 1 << 16)\nwhile true { print(line) }",
      "printed or wrote more than 4 MiB"
    ),
    (
      "values", "let line = String(repeating: \"x\", count: 1 << 16)\nwhile true { show(line) }",
      "showed more than the limit"
    ),
    (
      "secrets",
      """
      import Glibc
      let handle = open("/etc/shadow", O_RDONLY)
      print(handle < 0 ? "unreadable" : "read")
      """, nil
    ),
    (
      "home",
      """
      let handle = opendir("/root")
      print(handle == nil ? "unreadable" : "read")
      """, nil
    ),
    (
      "outside",
      """
      import Glibc
      for path in ["x.txt", "/x.txt", "/usr/x.txt", "/dev/x", "/dev/shm/x"] {
        let handle = open(path, O_WRONLY | O_CREAT, 0o600)
        print(handle < 0 ? "unwritable" : "wrote \\(path)")
      }
      """, nil
    ),
    (
      "others",
      "print(kill(1, SIGKILL) == 0 ? \"killed\" : \"refused\")\nprint(kill(-1, SIGKILL) == 0 ? \"killed\" : \"refused\")",
      nil
    ),
    (
      "limits",
      """
      var limit = rlimit(rlim_cur: 1 << 40, rlim_max: 1 << 40)
      print(setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 ? "raised" : "refused")
      """, nil
    ),
    (
      "environment", "print(getenv(\"LEMMA_TEST_SECRET\") == nil ? \"empty\" : \"leaked\")", nil
    ),
  ]

  private static let answers: [String: Set<String>] = [
    "secrets": ["unreadable"], "home": ["unreadable"], "outside": ["unwritable"], "others": ["refused"],
    "limits": ["refused"], "environment": ["empty"],
  ]

  @Test func deniesWhatAnArticleMayNot() throws {
    setenv("LEMMA_TEST_SECRET", "1", 1)
    let work = try Workplace()
    work.configuration.limits.fileSize = 4 << 20
    work.configuration.limits.records = 4 << 20
    let articles = Self.attempts.map {
      Article(work.path("\($0.name).md"), .swift($0.code), .swift("print(\"went on\")"))
    }
    let executions = try work.executor().run(articles)
    for (attempt, execution) in zip(Self.attempts, executions) {
      let block = execution.result.blocks[0]
      guard let message = attempt.message else {
        let answer = Set(block.printed.split(separator: "\n").map(String.init))
        #expect(answer == Self.answers[attempt.name], "\(attempt.name): \(block)")
        #expect(execution.result.blocks[1].printed == "went on\n", "\(attempt.name)")
        continue
      }
      #expect(
        block.failure?.message.contains(message) ?? false, "\(attempt.name): \(String(describing: block.failure))")
      #expect(block.failure?.kind == .denied || block.failure?.kind == .limit, "\(attempt.name)")
      #expect(execution.result.blocks[1].state == .notReached)
    }
    #expect(work.leftovers == [])
    #expect(!FileManager.default.fileExists(atPath: work.path("x.txt")))
  }

  /// The environment is the same on every machine, and asks the allocator for large pages.
  @Test func givesArticlesAnEnvironmentOfTheirOwn() throws {
    let work = try Workplace()
    let names = ["TZ", "OPENBLAS_NUM_THREADS", "GLIBC_TUNABLES"]
    let code = names.map { "print(String(cString: getenv(\"\($0)\")))" }.joined(separator: "\n")
    let block = try work.executor().run([Article(work.path("a.md"), .swift("import Glibc\n" + code))])[0].result.blocks[
      0]
    #expect(block.printed == "UTC\n1\nglibc.malloc.hugetlb=1\n")
  }

  @Test func namesTheLineOfADenial() throws {
    let work = try Workplace()
    let article = Article(
      work.path("a.md"),
      .swift("func ask() -> Int32 {\n  socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)\n}"), .swift("print(ask())"))
    let failure = try work.executor().run([article])[0].result.blocks[1].failure
    #expect(failure?.kind == .denied)
    #expect(failure?.line == article.line(of: "socket(AF_INET"))
  }

  @Test func keepsLimitsAndFilterWithoutASandbox() throws {
    let work = try Workplace()
    work.configuration.isUnsandboxed = true
    work.configuration.searchPath = try #require(ProcessInfo.processInfo.environment["PATH"])
    let articles = [
      Article(work.path("spawn.md"), .swift(Self.attempts[0].code)),
      Article(work.path("network.md"), .swift(Self.attempts[2].code)),
      Article(work.path("loop.md"), .swift("while getpid() > 0 {}", timeout: 0.3)),
      Article(work.path("fine.md"), .swift("print(6 * 7)")),
    ]
    let results = try work.executor().run(articles).map(\.result)
    #expect(results[0].blocks[0].failure?.kind == .denied)
    #expect(results[1].blocks[0].failure?.kind == .denied)
    #expect(results[2].blocks[0].failure?.kind == .limit)
    #expect(results[3].blocks[0].printed == "42\n")
    #expect(work.leftovers == [])
  }

  @Test func leavesNoProcessBehind() throws {
    let work = try Workplace()
    let loop = Article(work.path("loop.md"), .swift("while true { usleep(1000) }", timeout: 0.3))
    _ = try work.executor().run([loop, Article(work.path("sleep.md"), .swift("sleep(100)", timeout: 0.3))])
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
    let commands = processes.compactMap { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") }
      .map { String(decoding: $0, as: UTF8.self) }
    #expect(!commands.contains { $0.contains(work.folder) })
    #expect(work.leftovers == [])
  }
}
