internal import Glibc

// g(δ) = Σ [1 + z_i - δ]_+^{1/β} - 1. For β ≤ 1 it is convex and decreasing, so that Newton's steps from the left
// never pass the root. Neither does Jensen's bound: for any k of the scores with mean m, Σ ≥ k (1 + m - δ)^{1/β}
// puts the root at or beyond 1 + m - k^{-β}. The larger of both is taken; scores that fall below the threshold drop
// out for good.

extension EntmaxScores {
  /// The $\delta \in [0, 1)$ at which the mass is 1.
  func offset() -> Double {
    var scores = candidates()
    if scores.count == 1 { return 0 }
    return beta <= 1 ? risingOffset(&scores) : bisectedOffset(&scores)
  }

  /// Newton and Jensen for $1 < \alpha \le 2$. Some 5 steps, at most about 17.
  private func risingOffset(_ scores: inout [Double]) -> Double {
    var offset = jensenBound(scores, 0)
    for _ in 0..<100 {
      keepPositive(&scores, offset)
      let (mass, slope) = massAndSlope(scores, offset)
      let newton = offset + (mass - 1) / slope
      let next = Swift.max(newton, jensenBound(scores, offset))
      // At the root rounding decides the sign.
      guard next > offset + 1e-17 * beta else { return Swift.max(offset, newton) }
      offset = next
    }
    return offset
  }

  /// $\delta$ from below: $1 + \bar z - k^{-\beta}$.
  private func jensenBound(_ scores: [Double], _ offset: Double) -> Double {
    let count = Double(scores.count)
    let mean = scores.withUnsafeBufferPointer { pairwiseSum($0) } / count
    return Swift.max(offset, mean - Glibc.expm1(-beta * Glibc.log(count)))
  }

  /// Bisection for $\alpha > 2$, where the mass is neither convex nor concave.
  private func bisectedOffset(_ scores: inout [Double]) -> Double {
    var low = 0.0
    var high = -Glibc.expm1(-beta * Glibc.log(Double(scores.count)))
    while true {
      let middle = 0.5 * low + 0.5 * high
      guard middle > low && middle < high else { return high }
      if massAndSlope(scores, middle).mass >= 1 {
        low = middle
        keepPositive(&scores, low)
      } else {
        high = middle
      }
    }
  }

  /// Leaves out the scores without mass, in place and without a branch.
  private func keepPositive(_ scores: inout [Double], _ offset: Double) {
    let lowest = offset - 1
    let kept = scores.withUnsafeMutableBufferPointer { scores in
      var kept = 0
      for index in 0..<scores.count {
        let score = scores[index]
        scores[kept] = score
        kept += score > lowest ? 1 : 0
      }
      return kept
    }
    // Rounding must not empty the support.
    if kept > 0 { scores.removeLast(scores.count - kept) }
  }

  /// $\sum_ip_i$ and $\frac1\beta\sum_ip_i^{2-\alpha}$.
  private func massAndSlope(_ scores: [Double], _ offset: Double) -> (mass: Double, slope: Double) {
    scores.withUnsafeBufferPointer { z in
      if beta == 1 {
        let mass = pairwiseSum(of: z) { Swift.max(1 + ($0 - offset), 0) }
        return (mass, Double(z.count))
      }
      if beta == 0.5 {
        let mass = pairwiseSum(of: z) {
          let root = Swift.max(1 + ($0 - offset), 0)
          return root * root
        }
        return (mass, 2 * pairwiseSum(of: z) { Swift.max(1 + ($0 - offset), 0) })
      }
      return generalMassAndSlope(z, offset)
    }
  }

  private func generalMassAndSlope(
    _ z: UnsafeBufferPointer<Double>, _ offset: Double
  ) -> (mass: Double, slope: Double) {
    var mass = 0.0
    var slope = 0.0
    // Sums of blocks, so that rounding does not grow with the number of scores.
    for start in stride(from: 0, to: z.count, by: 128) {
      var blockMass = 0.0
      var blockSlope = 0.0
      for index in start..<Swift.min(start + 128, z.count) {
        let power = self.power(z[index], offset)
        blockMass += power
        if power > 0 { blockSlope += power / (1 + (z[index] - offset)) }
      }
      mass += blockMass
      slope += blockSlope
    }
    return (mass, slope / beta)
  }

  /// $[1 + z - \delta]_+^{1/\beta}$.
  @inline(__always)
  func power(_ score: Double, _ offset: Double) -> Double {
    let excess = score - offset
    return excess > -1 ? Glibc.exp(Glibc.log1p(excess) / beta) : 0
  }
}

/// The sum of a function of the elements, pairwise.
@inline(__always)
private func pairwiseSum(of x: UnsafeBufferPointer<Double>, _ term: (Double) -> Double) -> Double {
  withoutActuallyEscaping(term) { term in
    pairwiseSum(from: 0, count: x.count) { start, end in
      var total = 0.0
      for index in start..<end { total += term(x[index]) }
      return total
    }
  }
}
