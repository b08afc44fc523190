internal import Glibc
internal import LemmaResult

/// Reads a worker's records as they come, and ends it when it takes too long.
struct RecordReader {
  private(set) var records: [Record] = []
  private let blockSeconds: [Double]
  private let limits: Limits
  private var pending: [UInt8] = []
  private var byteCount = 0
  private var block = -1
  private var allowance: Double
  private var deadline: Double

  init(blockSeconds: [Double], limits: Limits) {
    self.blockSeconds = blockSeconds
    self.limits = limits
    allowance = limits.startSeconds
    deadline = Clock.now() + allowance
  }

  /// Returns when the process and everything in its sandbox has ended.
  mutating func read(from pipe: Descriptor, of process: ChildProcess) -> WorkerRun.Report.Ending {
    while true {
      switch pipe.read(until: deadline) {
      case .bytes(let bytes):
        byteCount += bytes.count
        guard byteCount <= limits.records else { return end(.tooManyRecords, process, pipe) }
        take(bytes)
      case .end:
        return waitForEnd(of: process)
      case .timeOut:
        return end(.timedOut(seconds: allowance), process, pipe)
      }
    }
  }

  /// A program may close its descriptors and go on: then only the clock is left.
  private func waitForEnd(of process: ChildProcess) -> WorkerRun.Report.Ending {
    while true {
      if let termination = process.poll() { return .ended(termination) }
      if Clock.now() > deadline {
        process.kill()
        _ = process.wait()
        return .timedOut(seconds: allowance)
      }
      usleep(500)
    }
  }

  private func end(
    _ ending: WorkerRun.Report.Ending, _ process: ChildProcess, _ pipe: Descriptor
  ) -> WorkerRun.Report.Ending {
    process.kill()
    _ = process.wait()
    // The last writer is gone when the pipe ends: nothing of the sandbox is left then.
    let patience = Clock.now() + 5
    while case .bytes = pipe.read(until: patience) {}
    return ending
  }

  private mutating func take(_ bytes: [UInt8]) {
    pending += bytes
    var start = 0
    while let feed = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
      decode(pending[start..<feed])
      start = feed + 1
    }
    pending.removeFirst(start)
  }

  private mutating func decode(_ line: ArraySlice<UInt8>) {
    // What is no record was not written by the runtime; it is the program's own loss.
    guard let record = try? RecordCoding().record(from: ReadableNames.clean(line)) else { return }
    records.append(record)
    switch record {
    case .blockStarted(let mark) where mark.block > block && mark.block < blockSeconds.count:
      block = mark.block
      allow(blockSeconds[block])
    case .blockFinished(let mark) where mark.block == block: allow(limits.blockSeconds)
    default: break
    }
  }

  private mutating func allow(_ seconds: Double) {
    allowance = seconds
    deadline = Clock.now() + seconds
  }
}
