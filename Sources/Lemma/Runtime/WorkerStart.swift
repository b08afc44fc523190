/// Called by the worker process before the article's program.
///
/// - Parameters:
///   - descriptor: Where records go.
///   - page: The status page, mapped for the life of the process.
///   - seed: The article's seed in this run.
///   - skipped: Blocks to leave out, as decimal numbers with commas between.
@_cdecl("lemma_worker_start")
public func lemmaWorkerStart(
  _ descriptor: Int32, _ page: UnsafeMutableRawPointer, _ seed: UInt64, _ skipped: UnsafePointer<CChar>
) {
  let blocks = String(cString: skipped).split(separator: ",").compactMap { Int($0) }
  Session.start(
    Session(seed: seed, descriptor: descriptor, status: StatusPage(at: page), skipping: Set(blocks)))
}
