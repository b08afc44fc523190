/// $\tanh x_i$, four elements at a time without a call or a branch.
///
/// Up to $|x| = 0.625$ it is $x + x^3 P(x^2)/Q(x^2)$ with Cephes' coefficients, beyond that $1 - q$ with
/// $q = 2/(e^{2|x|} + 1)$ and the sign of $x$. The error is at most 1.4 units in the last place.
/// Source: Moshier, "Methods and Programs for Mathematical Functions", 1989.
func hyperbolicTangents(_ x: [Double]) -> [Double] {
  newElements(count: x.count) { result in
    eachHyperbolicTangent(x) { start, tangents, _ in result.store(tangents.value, at: start, count: tangents.count) }
  }
}

/// $\tanh x_i$ and the derivatives $1 - \tanh^2 x_i$, these without cancellation for large $|x|$ as $q\,(2 - q)$.
func hyperbolicTangentsAndSlopes(_ x: [Double]) -> (values: [Double], slopes: [Double]) {
  var slopes: [Double] = []
  let values = newElements(count: x.count) { values in
    slopes = newElements(count: x.count) { slopes in
      eachHyperbolicTangent(x) { start, tangents, derivatives in
        values.store(tangents.value, at: start, count: tangents.count)
        slopes.store(derivatives, at: start, count: tangents.count)
      }
    }
  }
  return (values, slopes)
}

/// Calls `use` with the values and derivatives of four elements after four, and of the rest.
@inline(__always)
private func eachHyperbolicTangent(
  _ x: [Double],
  _ use: (_ start: Int, _ tangents: (value: SIMD4<Double>, count: Int), _ derivatives: SIMD4<Double>) -> Void
) {
  x.withUnsafeBufferPointer { x in
    exponentialTable.withUnsafeBytes { table in
      let whole = x.count & ~3
      for start in stride(from: 0, to: whole, by: 4) {
        let (value, derivative) = hyperbolicTangent(x.four(at: start), table)
        use(start, (value, 4), derivative)
      }
      let (value, derivative) = hyperbolicTangent(padded(x, whole, x.count - whole), table)
      use(whole, (value, x.count - whole), derivative)
    }
  }
}

@inline(__always)
private func hyperbolicTangent(_ x: SIMD4<Double>, _ table: UnsafeRawBufferPointer) -> (SIMD4<Double>, SIMD4<Double>) {
  let (low, lowSlope) = hyperbolicTangent(x.lowHalf, table)
  let (high, highSlope) = hyperbolicTangent(x.highHalf, table)
  return (SIMD4(lowHalf: low, highHalf: high), SIMD4(lowHalf: lowSlope, highHalf: highSlope))
}

@inline(__always)
private func hyperbolicTangent(_ x: SIMD2<Double>, _ table: UnsafeRawBufferPointer) -> (SIMD2<Double>, SIMD2<Double>) {
  typealias Bits = SIMD2<UInt64>
  let bits = unsafeBitCast(x, to: Bits.self)
  let sign = bits & Bits(repeating: 0x8000_0000_0000_0000)
  let magnitude = unsafeBitCast(bits ^ sign, to: SIMD2<Double>.self)
  // Where the exponential is not to be had, the derivative is below 10^-300.
  let limited = magnitude.replacing(with: 350, where: .!(magnitude .< 350))
  let q = 2 / (exponential(2 * limited, table) + 1)
  let square = x * x
  let numerator = (square * -9.64399179425052238628e-1 - 9.92877231001918586564e1) * square - 1.61468768441708447952e3
  let denominator =
    ((square + 1.12811678491632931402e2) * square + 2.23548839060100448583e3) * square + 4.84406305325125486048e3
  let small = x + x * square * (numerator / denominator)
  // NaN is not larger than 0.625, and the quotient is NaN.
  let isLarge = magnitude .> 0.625
  let value = unsafeBitCast(small.replacing(with: 1 - q, where: isLarge), to: Bits.self) | sign
  return (
    unsafeBitCast(value, to: SIMD2<Double>.self), (1 - small * small).replacing(with: q * (2 - q), where: isLarge)
  )
}

extension UnsafeMutableBufferPointer<Double> {
  @inline(__always)
  fileprivate func store(_ group: SIMD4<Double>, at start: Int, count: Int) {
    if count == 4 { return store(group, at: start) }
    for index in 0..<count { self[start + index] = group[index] }
  }
}
