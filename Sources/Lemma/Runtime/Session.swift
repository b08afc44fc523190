internal import Glibc
package import LemmaResult
internal import Synchronization

/// One run of one article's program: where it is, and where its results go.
package final class Session: Sendable {
  /// The article's seed in this run.
  package let seed: UInt64
  private let writer: RecordWriter
  private let status: StatusPage
  private let start: Double
  private let lapStart: Mutex<Double>
  private let skipped: Set<Int>
  /// Whether the standard streams are files of which the reader takes the lengths.
  private let isWatched: Bool

  /// A fence of markdown in the article, and the page that was made of it.
  struct Fence: Sendable {
    let markdown: String
    let html: String
  }

  /// The article's named fences of markdown, by name.
  let fences = Mutex<[String: Fence]>([:])

  /// A session that nobody watches: its records are kept in `records`.
  package init(seed: UInt64 = 0) {
    self.seed = seed
    writer = RecordWriter()
    status = .unwatched()
    start = now()
    lapStart = Mutex(start)
    skipped = []
    isWatched = false
  }

  /// The session of a worker process.
  init(seed: UInt64, descriptor: Int32, status: StatusPage, skipping skipped: Set<Int>) {
    self.seed = seed
    self.writer = RecordWriter(descriptor: descriptor)
    self.status = status
    self.skipped = skipped
    start = now()
    lapStart = Mutex(start)
    isWatched = true
  }

  /// The block that runs, from 0; negative before the first.
  package var block: Int { status.currentBlock }
  /// The article's line of the statement that runs.
  package var line: Int { status.currentLine }
  /// Seconds since the program began.
  package var elapsed: Double { now() - start }
  /// Records kept because nobody watches.
  package var records: [Record] { writer.records }

  /// Seconds since the block began or this was last asked.
  package func lap() -> Double {
    lapStart.withLock { start in
      let time = now()
      defer { start = time }
      return time - start
    }
  }

  package func emit(_ record: Record) {
    // A claim does not say how much was printed before it; a block's beginning, repeated, does.
    if case .claim = record, isWatched { writer.write(.blockStarted(mark(block))) }
    writer.write(record)
  }

  /// How much has been printed so far.
  package func position() -> StreamPosition {
    guard isWatched else { return StreamPosition(standardOutput: 0, standardError: 0) }
    fflush(nil)
    return StreamPosition(standardOutput: length(of: STDOUT_FILENO), standardError: length(of: STDERR_FILENO))
  }
}

// What the generated program reports.
extension Session {
  func begin(block: Int) {
    status.enter(block: block)
    _ = lap()
    emit(.blockStarted(mark(block)))
  }

  func finish(block: Int) {
    emit(.blockFinished(mark(block)))
  }

  private func mark(_ block: Int) -> BlockMark { BlockMark(block: block, position: position(), time: elapsed) }

  func reach(line: Int) { status.reach(line: line) }

  func runs(block: Int) -> Bool { !skipped.contains(block) }

  func fail(with error: any Error) {
    emit(.failure(Failure(kind: .thrown, message: String(describing: error), block: block, line: line)))
  }
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

private func length(of descriptor: Int32) -> Int {
  var information = stat()
  return fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
}
