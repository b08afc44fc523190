import Lemma

/// One piece of work that can be timed, and a number that says what it computed.
struct Kernel {
  /// Processor seconds of so many calls in a row, and the value of the last one's result.
  let measure: (_ calls: Int) throws -> (seconds: Double, value: Double)

  /// - Parameters:
  ///   - work: What is timed. Its result is kept until the next one exists, as Python keeps it.
  ///   - value: A number that both sides can compute from their results, outside the time.
  init<Result>(_ work: @escaping () throws -> Result, value: @escaping (Result) -> Double) {
    measure = { calls in
      let start = processorSeconds()
      var result = try work()
      for _ in 1..<calls { result = try work() }
      let seconds = processorSeconds() - start
      return (seconds, value(result))
    }
  }

  init(_ work: @escaping () throws -> Double) { self.init(work) { $0 } }
  init(_ work: @escaping () throws -> Vector) { self.init(work) { sum($0) } }
  init(_ work: @escaping () throws -> Matrix) { self.init(work) { $0.elements.reduce(0, +) } }

  /// As many calls as last about twenty milliseconds, after two that warm the caches.
  func calls() throws -> Int {
    _ = try measure(1)
    let once = try measure(1).seconds
    return Swift.max(1, Swift.min(100_000, Int(0.02 / Swift.max(once, 1e-9))))
  }
}

/// Time that this process has spent on processors, all threads together: other programs do not count.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}
