import Foundation
import Testing

@Suite struct FormattingTests {
  @Test func sourcesAreFormatted() throws {
    let lint = Process()
    lint.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    lint.arguments = ["swift", "format", "lint", "--strict", "--recursive", "Package.swift", "Sources", "Tests"]
    lint.currentDirectoryURL = Repository.root
    let output = Pipe()
    lint.standardError = output
    lint.standardOutput = output
    try lint.run()
    let findings = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    lint.waitUntilExit()
    #expect(lint.terminationStatus == 0, "run `make format`:\n\(findings.prefix(2000))")
  }
}
