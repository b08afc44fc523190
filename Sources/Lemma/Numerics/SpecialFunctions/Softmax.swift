internal import CLapack
internal import Glibc

/// $e^{x_i}/\sum_je^{x_j}$, without overflow; the elements of the result sum to 1 up to rounding. About 1.5 ns an
/// element.
///
/// All NaN where the limit does not exist: if an element is NaN or $+\infty$, or all are $-\infty$. Empty for no
/// elements. What is below $e^{-708}$ of the largest is 0.
public func softmax(_ x: Vector) -> Vector {
  guard x.count > 0 else { return x }
  return Vector(
    storage: x.storage.withUnsafeBufferPointer { x in
      newElements(count: x.count) { writeSoftmax(of: x, into: $0) }
    })
}

/// So many elements that both sides of a block stay in the first cache.
private let blockSize = 2048

/// Two passes over memory instead of three: a block's exponentials are taken relative to the maximum *so far*, and
/// the factor that normalizes them also makes up for a maximum that came later.
private func writeSoftmax(of x: UnsafeBufferPointer<Double>, into result: UnsafeMutableBufferPointer<Double>) {
  guard let source = x.baseAddress, let target = result.baseAddress else { return }
  var shifts: [Double] = []
  var total = 0.0
  var maximum = -Double.infinity
  for start in stride(from: 0, to: x.count, by: blockSize) {
    let count = Swift.min(blockSize, x.count - start)
    let greatest = lemma_greatest(source + start, count)
    if greatest > maximum {
      total *= maximum == -.infinity ? 1 : Glibc.exp(maximum - greatest)
      maximum = greatest
    }
    // Before the first finite element, zeros and NaN only.
    let shift = maximum == -.infinity ? 0 : maximum
    total += lemma_exponentials_into(source + start, target + start, count, shift)
    shifts.append(shift)
  }
  if maximum == -.infinity { total = .nan }
  for (block, shift) in shifts.enumerated() {
    let factor = Glibc.exp(shift - maximum) / total
    for index in block * blockSize..<Swift.min((block + 1) * blockSize, x.count) { target[index] *= factor }
  }
}
