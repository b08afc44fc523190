internal import ArgumentParser
internal import Foundation
internal import LemmaDocument
internal import LemmaPipeline

/// Standard output for results, standard error for everything else, with colours where a terminal shows them.
struct Terminal {
  let isQuiet: Bool
  let isOutputColored: Bool
  let isErrorColored: Bool
  private let isErrorTerminal: Bool

  init(isQuiet: Bool) {
    let environment = ProcessInfo.processInfo.environment
    // https://no-color.org: present and not empty means no colour.
    let mayColor = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    self.isQuiet = isQuiet
    isOutputColored = mayColor && isatty(1) == 1
    isErrorColored = mayColor && isatty(2) == 1
    isErrorTerminal = isatty(2) == 1 && environment["TERM"] != "dumb"
  }

  /// Writes a result.
  func output(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Writes a remark, unless the user wants none.
  func say(_ text: String) {
    if !isQuiet, !text.isEmpty { write(text + "\n") }
  }

  func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where !isQuiet || diagnostic.severity == .error {
      write(diagnostic.rendered(colored: isErrorColored))
    }
  }

  /// Shows progress: one line that changes on a terminal, and nothing in a file.
  var progress: @Sendable (LemmaPipeline.Progress) -> Void {
    guard isErrorTerminal, !isQuiet else { return { _ in } }
    return { progress in
      let line = progress.isFinished ? "" : "[\(progress.stage.number)/\(Stage.allCases.count)] \(progress.text)"
      FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }
  }

  /// Runs `body`; a problem with the input is printed and ends with 1, a failure of the tool with 70.
  func reportingFailures<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let problem as PipelineProblem {
      print(problem.diagnostics)
      throw ExitCode(problem.isToolFailure ? 70 : 1)
    } catch {
      write("error: \(error)\n")
      throw ExitCode(70)
    }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
