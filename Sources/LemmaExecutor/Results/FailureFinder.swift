internal import Glibc
internal import LemmaResult

/// Says why and where a program ended.
struct FailureFinder {
  let code: ArticleCode
  let program: Program
  let symbolizer: Symbolizer
  let limits: Limits

  /// The failure of a run, if it failed, with the printed errors that remain to be shown.
  func failure(of report: WorkerRun.Report) -> (failure: Failure?, standardError: [UInt8]) {
    let printed = String(decoding: ReadableNames.clean(report.standardError[...]), as: UTF8.self)
    switch report.ending {
    case .timedOut(let seconds):
      return (failure(FailureWording.timeOut(seconds: seconds), at: report.status), report.standardError)
    case .tooManyRecords:
      return (failure(FailureWording.tooManyRecords, at: report.status), report.standardError)
    case .ended(let termination):
      guard report.status.signal != 0 || !termination.isCalm else { return (nil, report.standardError) }
      let fatal = FatalMessage(in: printed)
      let found = crash(report.status, termination: termination, fatal: fatal)
      return (found, fatal.map { Array($0.rest.utf8) } ?? report.standardError)
    }
  }

  private func crash(
    _ status: StatusPage, termination: ChildProcess.Termination, fatal: FatalMessage?
  ) -> Failure {
    guard status.signal != 0 else { return failure(words(for: termination), at: status) }
    let frames = symbolizer.frames(at: status.frames)
    let place = place(of: fatal) ?? frames.lazy.compactMap(place).first
    var failure = failure(words(for: status, fatal: fatal, frames: frames), at: status)
    if let place { failure.line = place.line }
    return failure
  }

  private func place(of fatal: FatalMessage?) -> SourceMap.Place? {
    guard let fatal, let file = fatal.file, let line = fatal.line, isArticle(file) else { return nil }
    return program.map.place(ofDebugLine: line)
  }

  private func place(of frame: Symbolizer.Frame) -> SourceMap.Place? {
    isArticle(frame.file) ? program.map.place(ofDebugLine: frame.line) : nil
  }

  /// Debug information counts the article's lines, but names its file, the generated one or the name of what no author
  /// wrote, and tidies paths up. No other article's text can be running.
  private func isArticle(_ file: String) -> Bool {
    guard let name = file.split(separator: "/").last else { return false }
    return name == program.fileName || name == SourceMap.generatedFileName(article: code.number)
      || name == code.fileName.split(separator: "/").last
  }

  private func words(for status: StatusPage, fatal: FatalMessage?, frames: [Symbolizer.Frame]) -> FailureWording.Words {
    if let thrown = fatal?.thrownError { return (.thrown, thrown) }
    if let fatal, OutOfMemory.isMeant(by: fatal.text) { return FailureWording.outOfMemory(limits) }
    let own = frames.lazy.compactMap(\.runtimeFailure).first.map { $0.lowercasedFirst }
    return FailureWording.caught(status, limits: limits, words: fatal?.text ?? own)
  }

  private func words(for termination: ChildProcess.Termination) -> FailureWording.Words {
    switch termination {
    case .signaled(let signal): FailureWording.ended(signal)
    // The sandbox passes a signal on as a status.
    case .exited(let status) where status > 128 && status < 192: FailureWording.ended(status - 128)
    case .exited(let status): FailureWording.exited(status)
    }
  }

  private func failure(_ words: FailureWording.Words, at status: StatusPage) -> Failure {
    let block = code.blocks.indices.contains(status.block) ? status.block : code.blocks.indices.first
    return Failure(
      kind: words.kind, message: words.message, block: block, line: status.line > 0 ? status.line : nil)
  }
}

/// How a failed allocation shows itself.
private enum OutOfMemory {
  static func isMeant(by message: String) -> Bool { message.hasPrefix("failed to allocate ") }
}

extension ChildProcess.Termination {
  fileprivate var isCalm: Bool { self == .exited(0) }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
