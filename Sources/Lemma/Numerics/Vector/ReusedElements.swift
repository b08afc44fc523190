/// The array $f(x_i)$, in the storage of `x` where nothing else refers to it. Leaves `x` empty.
///
/// A long expression would otherwise spend its time allocating and touching fresh memory.
@inline(__always)
func mapReusing(_ x: inout [Double], _ transform: (Double) -> Double) -> [Double] {
  guard x.isUnique() else { return mapElements(x, transform) }
  x.withUnsafeMutableBufferPointer { x in
    for index in 0..<x.count { x[index] = transform(x[index]) }
  }
  return x.take()
}

/// The array $f(x_i, y_i)$ for arrays of one length, in the storage of whichever of them nothing else refers to.
@inline(__always)
func combineReusing(
  _ x: inout [Double], _ y: inout [Double], _ transform: (Double, Double) -> Double
) -> [Double] {
  if x.isUnique() {
    updateElements(&x, y, transform)
    return x.take()
  }
  if y.isUnique() {
    updateElements(&y, x) { transform($1, $0) }
    return y.take()
  }
  return combineElements(x, y, transform)
}

extension [Double] {
  /// Whether a write would happen in place. An array is one reference to its storage; the standard library
  /// asks the same question before every write, but does not publish the answer. A wrong one would cost a copy, not
  /// correctness, since the write itself goes through the array.
  fileprivate mutating func isUnique() -> Bool {
    withUnsafeMutablePointer(to: &self) { array in
      array.withMemoryRebound(to: AnyObject.self, capacity: 1) { isKnownUniquelyReferenced(&$0.pointee) }
    }
  }

  /// Moves the elements out, so that they have one owner throughout.
  fileprivate mutating func take() -> [Double] {
    var result: [Double] = []
    swap(&self, &result)
    return result
  }
}
