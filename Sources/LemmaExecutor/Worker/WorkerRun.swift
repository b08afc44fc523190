internal import FoundationEssentials
internal import Glibc
internal import LemmaResult

/// One run of one compiled article in a process of its own.
struct WorkerRun {
  /// What came out of a process.
  struct Report {
    enum Ending: Equatable {
      case ended(ChildProcess.Termination)
      /// The block, or what comes after it, took longer than `seconds`.
      case timedOut(seconds: Double)
      case tooManyRecords
    }

    var ending: Ending
    var records: [Record]
    var standardOutput: [UInt8]
    var standardError: [UInt8]
    var status: StatusPage
    /// Seconds from start to end.
    var duration: Double
  }

  let runtime: RuntimeBuild
  let toolchain: Toolchain
  let sandbox: Sandbox
  let limits: Limits
  let library: String
  let entry: String
  let seed: UInt64
  /// Folder of the article.
  let directory: String
  /// Seconds that each block may take.
  let blockSeconds: [Double]
  let cores: Int

  /// - Parameters:
  ///   - skipped: Blocks that ended the program before, as they announced.
  ///   - scratch: Where the files of this run lie.
  func run(skipping skipped: [Int], scratch: ScratchFolder, number: Int) throws -> Report {
    let folder = try scratch.folder("run-\(number)")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let flags = O_RDWR | O_CREAT | O_APPEND
    let output = try Descriptor.open("\(folder)/output", flags)
    let error = try Descriptor.open("\(folder)/error", flags)
    try write(StatusPage.blank, to: "\(folder)/status")
    let status = try Descriptor.open("\(folder)/status", O_RDWR)
    let null = try Descriptor.open("/dev/null", O_RDONLY)
    let records = try Descriptor.pipe()

    let start = Clock.now()
    let process = try ChildProcess(
      arguments: arguments(skipping: skipped), environment: environment,
      descriptors: [null.number, output.number, error.number, records.write.number, status.number])
    records.write.close()
    var reader = RecordReader(blockSeconds: blockSeconds, limits: limits)
    let ending = reader.read(from: records.read, of: process)
    return Report(
      ending: ending, records: reader.records, standardOutput: output.contents(upTo: limits.shownOutput),
      standardError: error.contents(upTo: limits.shownOutput),
      status: StatusPage(status.contents(upTo: StatusPage.size)), duration: Clock.now() - start)
  }

  private func arguments(skipping skipped: [Int]) -> [String] {
    let seconds = limits.processorSeconds(blocks: blockSeconds, cores: cores)
    let worker = [
      runtime.worker, runtime.library, library, entry, String(seed),
      skipped.map(String.init).joined(separator: ","), String(limits.memory), String(seconds),
      String(limits.fileSize), String(sandbox.bubblewrap == nil ? 0 : limits.threads), directory,
    ]
    let readable = [toolchain.libraries, runtime.library, runtime.worker, library, directory]
    return sandbox.arguments(
      for: worker, environment: environment,
      in: .init(readable: readable, directory: "/", temporaryFiles: limits.temporaryFiles))
  }

  /// Nothing of the user's, and nothing that differs between machines.
  private var environment: [String: String] {
    [
      "HOME": "/tmp", "TMPDIR": "/tmp", "LANG": "C.UTF-8", "TZ": "UTC",
      "LD_LIBRARY_PATH": "\(toolchain.libraries):\(runtime.folder)",
      // Articles run side by side; each has one thread for linear algebra, and the same digits on every machine.
      "OPENBLAS_NUM_THREADS": "1",
      // Large arrays in large pages: a first touch of each small one costs more than most of what articles do with it.
      "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }
}

extension Descriptor {
  /// The file's first bytes.
  fileprivate func contents(upTo limit: Int) -> [UInt8] {
    var information = stat()
    guard fstat(number, &information) == 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: min(limit, Int(information.st_size)))
    let count = pread(number, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
  }
}
