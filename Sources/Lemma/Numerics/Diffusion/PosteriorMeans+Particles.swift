extension PosteriorMeans {
  /// The posterior means on the line at each of many points: component by component over all of them, so that every loop is a plain
  /// one over arrays. A few thousand points stay in the cache.
  func callAsFunction(ofEach x: Vector) -> (data: Vector, negativeScore: Vector) {
    let shares = relativeShares(ofEach: x.storage)
    let n = x.count
    var total = [Double](repeating: 0, count: n)
    var (means, negativeScores) = (total, total)
    for k in 0..<data.count {
      let (center, precision) = (marginal.means[k], 1 / marginal.variances[k])
      let (prior, gain) = (data.means[k], alpha * data.variances[k])
      shares.withUnsafeBufferPointer { shares in
        let share = UnsafeBufferPointer(rebasing: shares[k * n..<(k + 1) * n])
        accumulate(x.storage, share, &total, &means, &negativeScores) { x in
          let residual = (x - center) * precision
          return (prior + gain * residual, residual)
        }
      }
    }
    updateElements(&means, total) { $0 / $1 }
    updateElements(&negativeScores, total) { $0 / $1 }
    return (Vector(storage: means), Vector(storage: negativeScores))
  }

  /// Each component's part of the density relative to the largest, component after component.
  private func relativeShares(ofEach x: [Double]) -> [Double] {
    let n = x.count
    var exponents = newElements(count: data.count * n) { target in
      x.withUnsafeBufferPointer { x in
        for k in 0..<data.count {
          let (center, factor, scale) = (marginal.means[k], -0.5 / marginal.variances[k], marginal.logScales[k])
          for i in 0..<n { target[k * n + i] = scale + factor * (x[i] - center) * (x[i] - center) }
        }
      }
    }
    exponents.withUnsafeMutableBufferPointer { exponents in
      for i in 0..<n {
        var largest = exponents[i]
        for k in 1..<Swift.max(1, data.count) { largest = Swift.max(largest, exponents[k * n + i]) }
        for k in 0..<data.count { exponents[k * n + i] -= largest }
      }
    }
    return exponentials(exponents)
  }
}

/// Adds to three sums what a component gives at each point: its share, and its share of two values.
@inline(__always)
private func accumulate(
  _ x: [Double], _ share: UnsafeBufferPointer<Double>, _ total: inout [Double], _ first: inout [Double],
  _ second: inout [Double], _ values: (Double) -> (Double, Double)
) {
  x.withUnsafeBufferPointer { x in
    total.withUnsafeMutableBufferPointer { total in
      first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
          for i in 0..<x.count {
            let (a, b) = values(x[i])
            total[i] += share[i]
            first[i] += share[i] * a
            second[i] += share[i] * b
          }
        }
      }
    }
  }
}
