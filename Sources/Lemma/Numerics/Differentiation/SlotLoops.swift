// The loops in which sweeps over vector operations spend their time. Bare pointers: an array's or a buffer's subscript
// would keep them from vectorising.

/// $y \mathrel{+}= \alpha x$.
@inline(__always)
func addMultiple(_ factor: Double, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>, count: Int) {
  for index in 0..<count { y[index] += factor * x[index] }
}

/// $y_i \mathrel{+}= \alpha\,s_i x_i$, and nothing where $x_i = 0$: what the result does not depend on may have infinite
/// derivatives.
@inline(__always)
func addProducts(
  _ factor: Double, _ slopes: UnsafePointer<Double>, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>,
  count: Int
) {
  for index in 0..<count {
    let term = factor * slopes[index] * x[index]
    y[index] += x[index] == 0 ? 0 : term
  }
}

extension SlotRange {
  /// Adds $\alpha\,s_i x_i$ to these slots, and nothing where $x_i = 0$.
  func addProducts(_ factor: Double, _ slopes: Vector, _ x: UnsafePointer<Double>, to array: SlotArray) {
    slopes.storage.withUnsafeBufferPointer { slopes in
      guard let slopes = slopes.baseAddress else { return }
      Lemma.addProducts(factor, slopes, x, to: array + first, count: count)
    }
  }

  /// Adds $\alpha\,x_i$, for as many numbers as there are slots.
  func addMultiple(_ factor: Double, _ x: UnsafePointer<Double>, to array: SlotArray) {
    Lemma.addMultiple(factor, x, to: array + first, count: count)
  }

  /// The inner product of a vector with the values of these slots.
  func dot(_ x: Vector, in array: SlotArray) -> Double {
    x.storage.withUnsafeBufferPointer { pairwiseDot($0, UnsafeBufferPointer(values(in: array))) }
  }
}
