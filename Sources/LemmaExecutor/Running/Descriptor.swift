internal import Glibc
internal import Synchronization

/// An open file that closes itself. No child inherits it unasked.
final class Descriptor: Sendable {
  let number: Int32
  private let isOpen = Atomic(true)

  /// Takes over `number`, moved above the numbers that children are given.
  private init(owning number: Int32) {
    let moved = fcntl(number, F_DUPFD_CLOEXEC, 16)
    if moved >= 0 { Glibc.close(number) }
    self.number = moved >= 0 ? moved : number
  }

  deinit { close() }

  /// Closes the file now: the other end of a pipe waits for it.
  func close() {
    if isOpen.exchange(false, ordering: .relaxed) { Glibc.close(number) }
  }

  static func open(_ path: String, _ flags: Int32) throws -> Descriptor {
    let number = Glibc.open(path, flags | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw FileError(path: path, code: errno) }
    return Descriptor(owning: number)
  }

  static func pipe() throws -> (read: Descriptor, write: Descriptor) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw FileError(path: "pipe", code: errno) }
    return (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
  }

  enum Chunk {
    case bytes([UInt8])
    case end
    case timeOut
  }

  /// What can be read until `deadline`, a time of `Clock`.
  func read(until deadline: Double) -> Chunk {
    while true {
      var poll = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      let left = deadline - Clock.now()
      guard left > 0 else { return .timeOut }
      let ready = Glibc.poll(&poll, 1, Int32(min(left * 1000 + 1, 1e9)))
      if ready < 0 && errno != EINTR { return .end }
      guard ready > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = Glibc.read(number, &buffer, buffer.count)
      if count > 0 { return .bytes(Array(buffer.prefix(count))) }
      if count == 0 || errno != EINTR { return .end }
    }
  }
}

struct FileError: Error {
  var path: String
  var code: Int32
  var message: String { "\(path): \(String(cString: strerror(code)))" }
}

/// Seconds of a clock that never goes back.
enum Clock {
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
