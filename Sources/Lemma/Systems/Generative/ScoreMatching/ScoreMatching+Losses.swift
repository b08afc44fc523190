extension ScoreMatching {
  /// $\mathrm{SM}(s)$ on the line.
  public func explicitLoss(of s: (Double) -> Double) -> Double {
    marginal.expectation { x in
      let error = marginal.score(at: x) - s(x)
      return error * error
    }
  }

  /// $\mathrm{SM}(s)$ for $d \le 2$.
  @_disfavoredOverload
  public func explicitLoss(of s: (Vector) -> Vector) -> Double {
    marginal.expectation { (x: Vector) in (marginal.score(at: x) - s(x)).squaredNorm }
  }

  /// $\mathrm{CSM}(s)$ on the line, over all pairs of a datum and a noise: for each component a product of two trapezoidal rules with
  /// 401 nodes on $[-9, 9]$.
  ///
  /// Neither the marginal law nor the identity with ``explicitLoss(of:)-(_)`` is used.
  public func conditionalLoss(of s: (Double) -> Double) -> Double {
    data.requireLine("conditionalLoss")
    let (nodes, nodeWeights) = normalRule(401, radius: 9)
    var total = 0.0
    for k in 0..<data.count where data.weights[k] > 0 {
      let deviation = data.variances[k].squareRoot()
      let isPoint = deviation == 0
      for (z, weight) in isPoint ? [(0, 1)] : Array(zip(nodes, nodeWeights)) {
        let clean = alpha * (data.means[k] + deviation * z)
        var row = 0.0
        for (noise, noiseWeight) in zip(nodes, nodeWeights) {
          let error = -noise / sigma - s(clean + sigma * noise)
          row += noiseWeight * error * error
        }
        total += data.weights[k] * weight * row
      }
    }
    return total
  }

  /// $\mathrm{ISM}(s) = E[s^2 + 2s']$ on the line; without a derivative, central differences with a step of $10^{-5}$.
  public func implicitLoss(of s: (Double) -> Double, derivative: ((Double) -> Double)? = nil) -> Double {
    let h = 1e-5
    return marginal.expectation { x in
      let value = s(x)
      let slope = derivative.map { $0(x) } ?? (s(x + h) - s(x - h)) / (2 * h)
      return value * value + 2 * slope
    }
  }

  /// $\mathrm{CSM}(s)$ from `n` random pairs, in any dimension, and the standard error of that mean; $n \ge 2$.
  ///
  /// One pair is an unbiased estimate of the loss, and its gradient of the gradient, of the explicit loss too.
  public func conditionalLossEstimate(
    of s: (Vector) -> Vector, samples n: Int, using generator: inout SeededGenerator
  ) -> (mean: Double, standardError: Double) {
    require(n >= 2, "conditionalLossEstimate: samples must be at least 2, got \(n)")
    let clean = data.samples(n, using: &generator)
    let losses = Vector(count: n) { index in
      let noise = Vector.normal(count: data.dimension, using: &generator)
      return (-1 / sigma * noise - s(alpha * clean[index] + sigma * noise)).squaredNorm
    }
    return (mean(losses), standardDeviation(losses) / Double(n).squareRoot())
  }
}
