internal import Glibc

/// What tracing keeps for each thread: the memory of its tape and the ends of its last traces.
final class TracingThread {
  let storage = TapeStorage()
  var isTracing = false
  /// The last derivatives; see `DifferentiationMethod`.
  var notes: [DerivativeNote] = []

  /// The ends of the last traces. A traced value points to one; by cycling through many, a value that escaped from its
  /// closure meets a closed tape or another than the current, and is refused instead of read as something else.
  private let tapes: UnsafeMutableRawPointer
  private var lastTape = 0
  private static let tapeCount = 256

  private init() {
    tapes = Tape.makeTapes(count: Self.tapeCount, on: storage)
  }

  /// The next tape of the kind that records first or second derivatives, which alternate.
  func nextTape(curved: Bool) -> Tape.Pointer {
    lastTape = (lastTape + 2) % Self.tapeCount
    let tape = tapes + (lastTape + (curved ? 1 : 0)) * Tape.spacing
    return tape.assumingMemoryBound(to: Tape.self)
  }

  static var current: TracingThread {
    if let known = pthread_getspecific(key) {
      return Unmanaged<TracingThread>.fromOpaque(known).takeUnretainedValue()
    }
    let thread = TracingThread()
    pthread_setspecific(key, Unmanaged.passRetained(thread).toOpaque())
    return thread
  }

  /// The storage is freed with the thread, the ends of the tapes are not: a traced value that escaped may point to one.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = pthread_key_create(&key) { thread in
      if let thread { Unmanaged<TracingThread>.fromOpaque(thread).release() }
    }
    require(status == 0, "gradient: no thread-specific memory, error \(status)")
    return key
  }()
}
