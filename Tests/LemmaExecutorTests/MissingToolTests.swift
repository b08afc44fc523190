import Foundation
import LemmaDocument
import LemmaExecutor
import Testing

@Suite struct MissingToolTests {
  @Test func saysWhatIsMissingAndHowToGetIt() throws {
    let work = try Workplace()
    let path = work.configuration.searchPath
    work.configuration.searchPath = "/nowhere"
    #expect(throws: ExecutorError.toolchainMissing(searched: "/nowhere")) { try work.executor() }

    let toolchain = work.folder + "/bin"
    try FileManager.default.createDirectory(atPath: toolchain, withIntermediateDirectories: true)
    let compiler = path.split(separator: ":").map { "\($0)/swiftc" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    try FileManager.default.createSymbolicLink(
      atPath: toolchain + "/swiftc", withDestinationPath: try #require(compiler))
    work.configuration.searchPath = toolchain
    #expect(throws: ExecutorError.sandboxMissing) { try work.executor() }
    work.configuration.isUnsandboxed = true
    #expect(throws: Never.self) { try work.executor() }

    work.configuration.runtimeFolder = "/nowhere"
    #expect(throws: ExecutorError.runtimeMissing(folder: "/nowhere")) { try work.executor() }
  }

  @Test func offersAWayOutOfEachProblem() {
    let problems: [ExecutorError] = [
      .toolchainMissing(searched: "p"), .toolchainIncomplete(compiler: "c"), .linkerMissing(toolchain: "t"),
      .runtimeMissing(folder: "f"), .sandboxMissing, .sandboxBroken(message: "m"), .fileProblem(message: "m"),
    ]
    for problem in problems {
      #expect(problem.diagnostic.hint?.isEmpty == false)
      #expect(problem.diagnostic.severity == .error)
    }
    #expect(ExecutorError.sandboxMissing.diagnostic.identifier == "sandbox.missing")
    #expect(ExecutorError.toolchainMissing(searched: "").diagnostic.identifier == "toolchain.missing")
  }

  @Test func saysThatTheSandboxDoesNotStart() throws {
    let work = try Workplace()
    let folder = work.folder + "/bin"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: folder + "/bwrap", contents: Data("#!/bin/sh\necho bwrap: no namespaces >&2\nexit 1\n".utf8),
      attributes: [.posixPermissions: 0o755])
    work.configuration.searchPath = folder + ":" + work.configuration.searchPath
    let executor = try work.executor()
    #expect(throws: ExecutorError.sandboxBroken(message: "bwrap: no namespaces")) {
      try executor.run([.init(work.path("a.md"), .swift("print(1)"))])
    }
    #expect(work.leftovers == [])
  }
}
