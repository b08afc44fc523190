// The empty vector has no extremum: a precondition failure. NaN anywhere makes the extremum NaN, and its index the
// first NaN's, so that `x[argmax(x)]` always is `max(x)`.

/// The least element; NaN if there is one. The vector must not be empty.
public func min(_ x: Vector) -> Double {
  require(x.count > 0, "min: the vector is empty")
  return x.storage.withUnsafeBufferPointer { extremum($0, of: { $0 }) { $0 .< $1 } }
}

/// The greatest element; NaN if there is one. The vector must not be empty.
public func max(_ x: Vector) -> Double {
  require(x.count > 0, "max: the vector is empty")
  return x.storage.withUnsafeBufferPointer { extremum($0, of: { $0 }) { $0 .> $1 } }
}

/// The index of the least element, the first among ties. The vector must not be empty.
public func argmin(_ x: Vector) -> Int {
  require(x.count > 0, "argmin: the vector is empty")
  return firstIndex(of: min(x), in: x.storage)
}

/// The index of the greatest element, the first among ties. The vector must not be empty.
public func argmax(_ x: Vector) -> Int {
  require(x.count > 0, "argmax: the vector is empty")
  return firstIndex(of: max(x), in: x.storage)
}

/// $\max |x_i|$, 0 for no elements, NaN if there is one.
func largestMagnitude(_ x: UnsafeBufferPointer<Double>) -> Double {
  if x.isEmpty { return 0 }
  return extremum(x, of: { magnitudes($0) }) { $0 .> $1 }
}

/// The first index of `value`, or of NaN if that is what is sought.
private func firstIndex(of value: Double, in x: [Double]) -> Int {
  (value.isNaN ? x.firstIndex(where: \.isNaN) : x.firstIndex(of: value)) ?? 0
}

/// The element, after `transform`, that no other is preferred to; NaN if there is one. Eight at a time.
@inline(__always)
private func extremum(
  _ x: UnsafeBufferPointer<Double>, of transform: (SIMD8<Double>) -> SIMD8<Double>,
  preferring isPreferred: (SIMD8<Double>, SIMD8<Double>) -> SIMDMask<SIMD8<Double.SIMDMaskScalar>>
) -> Double {
  var best = transform(SIMD8(repeating: x[0]))
  // Every comparison with NaN is false, so it would pass unnoticed.
  var isNaN = best .!= best
  @inline(__always)
  func take(_ lanes: SIMD8<Double>) {
    best.replace(with: lanes, where: isPreferred(lanes, best))
    isNaN = isNaN .| (lanes .!= lanes)
  }
  for index in 0..<x.count / 8 { take(transform(x.eight(at: index * 8))) }
  for index in x.count / 8 * 8..<x.count { take(transform(SIMD8(repeating: x[index]))) }
  for lane in 1..<8 { take(SIMD8(repeating: best[lane])) }
  return any(isNaN) ? .nan : best[0]
}
