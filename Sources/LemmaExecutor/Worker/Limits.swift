/// What one run of an article may use.
package struct Limits: Sendable, Equatable, Codable {
  /// Seconds of wall-clock time per block that says nothing else.
  package var blockSeconds = 60.0
  /// Bytes of address space.
  package var memory = 4 << 30
  /// Bytes of each file that the program writes, its printed text included; beyond, it is ended.
  package var fileSize = 64 << 20
  /// Bytes of printed text that are kept.
  package var shownOutput = 1 << 20
  /// Bytes of shown values, plots and claims together.
  package var records = 64 << 20
  /// Bytes in the private `/tmp`.
  package var temporaryFiles = 256 << 20
  /// Threads, where the sandbox can count them.
  package var threads = 512
  /// Seconds from the start of the process to its first block.
  var startSeconds = 30.0

  package init() {}

  /// Processor time for a whole article: a backstop for what wall-clock time bounds block by block.
  func processorSeconds(blocks: [Double], cores: Int) -> Int {
    Int(min((blocks.reduce(startSeconds + blockSeconds, +) * Double(max(1, cores))).rounded(.up), 1e9))
  }
}
