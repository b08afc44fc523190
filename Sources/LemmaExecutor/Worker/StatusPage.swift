internal import Glibc

/// What the worker left on the page it shares: where the program was, and what ended it. The layout is told in
/// `LemmaWorker/worker.h`.
struct StatusPage: Equatable {
  static let size = 4096
  private static let maximumFrames = 256

  /// Negative before the first block.
  var block: Int
  /// 0 before the first statement.
  var line: Int
  /// The signal that ended the program, 0 if none was caught.
  var signal: Int32
  var systemCall: Int
  var address: UInt64
  var stackPointer: UInt64
  /// Addresses within the program's library, or outside of it.
  var frames: [UInt64]

  init(_ bytes: [UInt8]) {
    func word(_ offset: Int) -> UInt64 {
      guard offset + 8 <= bytes.count else { return 0 }
      return (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << (8 * UInt64($1)) }
    }
    func half(_ offset: Int) -> Int32 {
      Int32(truncatingIfNeeded: word(offset) & 0xffff_ffff)
    }
    block = Int(half(0))
    line = Int(half(4))
    signal = half(8)
    systemCall = Int(half(12))
    address = word(16)
    stackPointer = word(24)
    let base = word(32)
    let count = Int(min(word(40), UInt64(Self.maximumFrames)))
    frames = (0..<count).map { word(48 + 8 * $0) &- base }
  }

  /// A page on which nothing has happened.
  static var blank: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    // Block −1.
    bytes.replaceSubrange(0..<4, with: [255, 255, 255, 255])
    return bytes
  }

  /// Whether the failed access lies just beyond the stack.
  var isStackOverflow: Bool {
    guard signal == SIGSEGV || signal == SIGBUS else { return false }
    let distance = address > stackPointer ? address - stackPointer : stackPointer - address
    return distance < 1 << 20
  }
}
