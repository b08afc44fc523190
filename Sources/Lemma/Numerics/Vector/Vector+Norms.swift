internal import Glibc

extension Vector {
  /// The Euclidean norm $\sqrt{\sum x_i^2}$, free of overflow and underflow wherever the norm itself is.
  ///
  /// The relative error is a few $\epsilon$; 0 for no elements. A NaN makes the norm NaN. One pass, and two more where the
  /// squares leave the range of doubles.
  public var norm: Double { storage.withUnsafeBufferPointer { euclideanNorm($0) } }

  /// $\sum x_i^2$, without scaling: infinite once it exceeds about $1.8\cdot10^{308}$.
  public var squaredNorm: Double { storage.withUnsafeBufferPointer { pairwiseDot($0, $0) } }

  /// The $p$-norm $(\sum |x_i|^p)^{1/p}$ for $1 \le p \le \infty$; $p = \infty$ is $\max|x_i|$.
  ///
  /// Scaled by the largest element, so that nothing overflows on the way; the relative error is a few $\epsilon$. $p < 1$ or
  /// NaN is a precondition failure. One power for each element, none for $p$ = 1, 2 and $\infty$.
  public func norm(_ p: Double) -> Double {
    require(p >= 1, "norm: p must be at least 1, got \(p)")
    if p == 2 { return norm }
    return storage.withUnsafeBufferPointer { x in
      if p == 1 { return pairwiseSumOfMagnitudes(x) }
      let largest = largestMagnitude(x)
      guard p.isFinite, largest > 0, largest.isFinite else { return largest }
      let powers = pairwiseSum(from: 0, count: x.count) { start, end in
        x[start..<end].reduce(0) { $0 + pow($1.magnitude / largest, p) }
      }
      return largest * pow(powers, 1 / p)
    }
  }

  /// Divides by the Euclidean norm. A vector whose norm is zero, infinite or NaN has no direction: a precondition failure.
  public mutating func normalize() { self = scaledToUnit("normalize") }

  /// $x / \lVert x \rVert$. A vector whose norm is zero, infinite or NaN has no direction: a precondition failure.
  public func normalized() -> Vector { scaledToUnit("normalized") }

  private func scaledToUnit(_ function: StaticString) -> Vector {
    let length = norm
    require(length > 0 && length.isFinite, "\(function): the norm is \(length)")
    // Below this the quotients lose digits to subnormal numbers, so scale the vector up first.
    guard length < 0x1p-1000 else { return self / length }
    let scaled = self * 0x1p600
    return scaled / scaled.norm
  }
}

/// The Euclidean norm, scaled by a power of two only where the squares would leave the range of doubles.
func euclideanNorm(_ x: UnsafeBufferPointer<Double>) -> Double {
  let squares = pairwiseDot(x, x)
  // Squares below 2^-1022 are lost; against 2^-900 their sum is nothing.
  if squares >= 0x1p-900 && squares.isFinite || squares.isNaN { return squares.squareRoot() }
  let largest = largestMagnitude(x)
  guard largest > 0, largest.isFinite else { return largest }
  let scale = Double(sign: .plus, exponent: Swift.min(-largest.exponent, 1000), significand: 1)
  let scaled = pairwiseSum(from: 0, count: x.count) { start, end in
    blockSum(
      start, end,
      eight: { index in
        let terms = x.eight(at: index) * scale
        return terms * terms
      }, one: { (x[$0] * scale) * (x[$0] * scale) })
  }
  return scaled.squareRoot() / scale
}
