/// A page of memory shared with the process that started this program, so that it knows where the program was however
/// it ends.
///
/// The program writes its block and line here; a crash handler adds the rest. The layout is told in `LemmaWorker/worker.h`.
struct StatusPage: @unchecked Sendable {
  private let block: UnsafeMutablePointer<Int32>
  private let line: UnsafeMutablePointer<Int32>

  /// The page at `base`, which stays mapped until the process ends.
  init(at base: UnsafeMutableRawPointer) {
    block = base.assumingMemoryBound(to: Int32.self)
    line = block + 1
  }

  /// Memory of its own, for a runtime that nobody watches.
  static func unwatched() -> StatusPage {
    let page = UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 8)
    page.initializeMemory(as: Int32.self, repeating: 0, count: 2)
    return StatusPage(at: page)
  }

  func enter(block index: Int) { block.pointee = Int32(truncatingIfNeeded: index) }
  func reach(line number: Int) { line.pointee = Int32(truncatingIfNeeded: number) }

  var currentBlock: Int { Int(block.pointee) }
  var currentLine: Int { Int(line.pointee) }
}
