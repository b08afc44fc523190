/// The orthonormal Walsh-Hadamard transform in natural order, $y_i = m^{-1/2}\sum_j(-1)^{\langle i,j\rangle}x_j$ with $\langle i,j\rangle$ the number of binary
/// ones that $i$ and $j$ have in common.
///
/// Its own inverse, and an isometry. The count $m$ must be a power of two (1 allowed). $m\log_2m$ additions.
public func hadamardTransform(_ x: Vector) -> Vector {
  require(isPowerOfTwo(x.count), "hadamardTransform: the count must be a power of two, got \(x.count)")
  var result = x
  result.storage.withUnsafeMutableBufferPointer { transformUnscaled($0.baseAddress!, count: $0.count) }
  return result / Double(x.count).squareRoot()
}

func isPowerOfTwo(_ count: Int) -> Bool { count > 0 && count & (count - 1) == 0 }

/// The transform without its factor $m^{-1/2}$, in place.
///
/// Two levels at a time: a butterfly of four reads and writes half as often as two of two. Quarters are finished one after the
/// other, so that all levels but the last few work within the nearest caches.
func transformUnscaled(_ x: UnsafeMutablePointer<Double>, count: Int) {
  guard count > largestRun else { return transformRun(x, count: count) }
  let quarter = count / 4
  for part in 0..<4 { transformUnscaled(x + part * quarter, count: quarter) }
  combineQuarters(x, quarter)
}

/// What is transformed level by level: half of the nearest cache.
private let largestRun = 2048

private func transformRun(_ x: UnsafeMutablePointer<Double>, count: Int) {
  var width = 1
  if count.trailingZeroBitCount % 2 == 1 {
    combinePairs(x, count)
    width = 2
  }
  while width < count {
    if width < 8 {
      combineNarrowQuarters(x, count, width)
    } else {
      for start in stride(from: 0, to: count, by: 4 * width) { combineQuarters(x + start, width) }
    }
    width *= 4
  }
}

private func combinePairs(_ x: UnsafeMutablePointer<Double>, _ count: Int) {
  for start in stride(from: 0, to: count, by: 2) {
    (x[start], x[start + 1]) = (x[start] + x[start + 1], x[start] - x[start + 1])
  }
}

/// Butterflies of four elements that lie `width` < 8 apart.
private func combineNarrowQuarters(_ x: UnsafeMutablePointer<Double>, _ count: Int, _ width: Int) {
  for start in stride(from: 0, to: count, by: 4 * width) {
    for index in start..<start + width {
      let (a, b) = (x[index], x[index + width])
      let (c, d) = (x[index + 2 * width], x[index + 3 * width])
      let (sum, difference, sum2, difference2) = (a + b, a - b, c + d, c - d)
      x[index] = sum + sum2
      x[index + width] = difference + difference2
      x[index + 2 * width] = sum - sum2
      x[index + 3 * width] = difference - difference2
    }
  }
}

/// Butterflies of four between the quarters of `4 * width` elements, four of them at a time.
private func combineQuarters(_ x: UnsafeMutablePointer<Double>, _ width: Int) {
  let step = MemoryLayout<Double>.stride
  var (p, q) = (UnsafeMutableRawPointer(x), UnsafeMutableRawPointer(x + width))
  var (r, s) = (UnsafeMutableRawPointer(x + 2 * width), UnsafeMutableRawPointer(x + 3 * width))
  for _ in 0..<width / 4 {
    let (a, b) = (p.loadUnaligned(as: SIMD4<Double>.self), q.loadUnaligned(as: SIMD4<Double>.self))
    let (c, d) = (r.loadUnaligned(as: SIMD4<Double>.self), s.loadUnaligned(as: SIMD4<Double>.self))
    let (sum, difference, sum2, difference2) = (a + b, a - b, c + d, c - d)
    p.storeBytes(of: sum + sum2, as: SIMD4<Double>.self)
    q.storeBytes(of: difference + difference2, as: SIMD4<Double>.self)
    r.storeBytes(of: sum - sum2, as: SIMD4<Double>.self)
    s.storeBytes(of: difference - difference2, as: SIMD4<Double>.self)
    (p, q, r, s) = (p + 4 * step, q + 4 * step, r + 4 * step, s + 4 * step)
  }
}
