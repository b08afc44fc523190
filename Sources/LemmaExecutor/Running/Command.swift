/// A tool that is run to its end, with what it writes.
struct Command {
  var arguments: [String]
  var environment: [String: String] = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
  /// Seconds after which the tool is ended.
  var timeLimit = 600.0

  struct Output {
    /// Standard output and standard error, as they came.
    var text: String
    /// None where the tool met the time limit.
    var termination: ChildProcess.Termination?

    var isSuccess: Bool { termination == .exited(0) }
  }

  func run() throws -> Output {
    let pipe = try Descriptor.pipe()
    let process = try spawn(writingTo: pipe.write)
    // Only the child's copy keeps the pipe open, so the child's end is the pipe's end.
    pipe.write.close()
    var bytes: [UInt8] = []
    let deadline = Clock.now() + timeLimit
    while true {
      switch pipe.read.read(until: deadline) {
      case .bytes(let chunk): bytes += chunk
      case .end: return Output(text: String(decoding: bytes, as: UTF8.self), termination: process.wait())
      case .timeOut:
        process.kill()
        _ = process.wait()
        return Output(text: String(decoding: bytes, as: UTF8.self), termination: nil)
      }
    }
  }

  private func spawn(writingTo output: Descriptor) throws -> ChildProcess {
    let null = try Descriptor.open("/dev/null", 0)
    return try ChildProcess(
      arguments: arguments, environment: environment, descriptors: [null.number, output.number, output.number])
  }
}
