/// The sum of `block(start, end)` over consecutive blocks of at most 128 indices, added up as a balanced tree.
///
/// Halving makes the error grow with the logarithm of the number of blocks; the block's body is a closure because
/// recursion cannot be inlined, and one call for 128 terms costs nothing.
func pairwiseSum(from start: Int, count: Int, block: (Int, Int) -> Double) -> Double {
  if count <= 128 { return block(start, start + count) }
  let half = count / 16 * 8
  return pairwiseSum(from: start, count: half, block: block)
    + pairwiseSum(from: start + half, count: count - half, block: block)
}

/// The sum of one block in eight interleaved accumulators; `eight` gives the terms at an index and the next seven.
@inline(__always)
func blockSum(_ start: Int, _ end: Int, eight: (Int) -> SIMD8<Double>, one: (Int) -> Double) -> Double {
  var lanes = SIMD8<Double>.zero
  var index = start
  while index + 8 <= end {
    lanes += eight(index)
    index += 8
  }
  var rest = 0.0
  while index < end {
    rest += one(index)
    index += 1
  }
  let four = lanes.lowHalf + lanes.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1] + rest
}

extension UnsafeBufferPointer<Double> {
  /// The elements at `index` and the next seven, which must exist.
  @inline(__always)
  func eight(at index: Int) -> SIMD8<Double> {
    UnsafeRawPointer(baseAddress.unsafelyUnwrapped)
      .loadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self)
  }
}

/// $\sum_i x_i$, pairwise.
func pairwiseSum(_ x: UnsafeBufferPointer<Double>) -> Double {
  pairwiseSum(from: 0, count: x.count) { start, end in
    blockSum(start, end, eight: { x.eight(at: $0) }, one: { x[$0] })
  }
}

/// $\sum_i |x_i|$, pairwise.
func pairwiseSumOfMagnitudes(_ x: UnsafeBufferPointer<Double>) -> Double {
  pairwiseSum(from: 0, count: x.count) { start, end in
    blockSum(start, end, eight: { magnitudes(x.eight(at: $0)) }, one: { x[$0].magnitude })
  }
}

/// $\sum_i x_i y_i$, pairwise, for buffers of one length.
func pairwiseDot(_ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>) -> Double {
  pairwiseSum(from: 0, count: x.count) { start, end in
    blockSum(start, end, eight: { x.eight(at: $0) * y.eight(at: $0) }, one: { x[$0] * y[$0] })
  }
}

/// The absolute value of every lane, by clearing the sign bits.
@inline(__always)
func magnitudes(_ x: SIMD8<Double>) -> SIMD8<Double> {
  let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self) & SIMD8(repeating: 0x7FFF_FFFF_FFFF_FFFF)
  return unsafeBitCast(bits, to: SIMD8<Double>.self)
}
