/// How a derivative was computed: what `show` prints beside it.
///
/// The compiler chooses between the traced and the numerical overload of `gradient`, `jacobian` and `derivative`, and nothing in
/// the source shows which. Each notes its results here, so that whoever prints numbers can ask where they came from.
package enum DifferentiationMethod: Sendable {
  /// By reverse mode, exact to rounding.
  case traced
  /// By extrapolated central differences.
  case numerical
}

extension DifferentiationMethod {
  /// The method of the most recent derivative on this thread with exactly these elements (row by row for a Jacobian), among the
  /// last 16; nil if there is none. A single number is recognised only if it is the last derivative computed.
  package static func used(for elements: [Double]) -> DifferentiationMethod? {
    let notes = TracingThread.current.notes
    let fingerprint = DerivativeNote.Fingerprint(elements)
    let candidates = elements.count == 1 ? notes.suffix(1) : notes[...]
    return candidates.last { $0.fingerprint == fingerprint }?.method
  }

  /// Remembers that `elements` were computed by this method.
  func note(_ elements: [Double]) {
    let thread = TracingThread.current
    if thread.notes.count == 16 { thread.notes.removeFirst() }
    thread.notes.append(DerivativeNote(fingerprint: DerivativeNote.Fingerprint(elements), method: self))
  }
}

/// A derivative that was computed, recognised by its length and eight of its elements.
struct DerivativeNote {
  let fingerprint: Fingerprint
  let method: DifferentiationMethod

  struct Fingerprint: Equatable {
    private let count: Int
    private var sample = SIMD8<UInt64>()

    init(_ elements: [Double]) {
      count = elements.count
      for lane in 0..<Swift.min(8, count) {
        sample[lane] = elements[count <= 8 ? lane : lane * (count - 1) / 7].bitPattern
      }
    }
  }
}
