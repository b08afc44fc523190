extension HaarUNet {
  /// The deviation of every level after sampling from $\mathcal N(0, \sigma_{\max}^2)$ along a decreasing grid, whose last entry may be 0.
  ///
  /// Sampling is linear, so each level is multiplied by a number and the result is exact. An overshooting step may turn the signs of a
  /// level's coefficients, which leaves their law as it was: a deviation is a magnitude.
  public func generatedDeviations(along sigmas: Vector, using solver: Solver) -> Vector {
    require(sigmas.count >= 2, "generatedDeviations: a grid of \(sigmas.count) entries")
    for (a, b) in zip(sigmas, sigmas.elements.dropFirst()) {
      require(a > b && b >= 0, "generatedDeviations: the grid must decrease, got \(a), \(b)")
    }
    return Vector(count: deviations.count) { level in
      zip(sigmas, sigmas.elements.dropFirst()).reduce(sigmas[0]) { deviation, step in
        deviation * multiplier(level, from: step.0, to: step.1, solver).magnitude
      }
    }
  }

  /// What one step does to the coefficients of a level.
  private func multiplier(_ level: Int, from sigma: Double, to next: Double, _ solver: Solver) -> Double {
    let width = next - sigma
    let slope = (1 - gain(level: level, sigma: sigma)) / sigma
    let euler = 1 + width * slope
    // At σ = 0 the slope of the end is 0/0.
    if solver == .euler || next == 0 { return euler }
    return 1 + 0.5 * width * (slope + (1 - gain(level: level, sigma: next)) / next * euler)
  }

  /// $W_2$ between the generated law and the data, $\sqrt{\sum n(\hat s - s)^2}$ over the levels, or over those of detail only.
  public func wasserstein2(along sigmas: Vector, using solver: Solver, detailOnly: Bool = false) -> Double {
    let generated = generatedDeviations(along: sigmas, using: solver)
    var total = 0.0
    for level in (detailOnly ? 1 : 0)..<deviations.count {
      let error = generated[level] - deviations[level]
      total += multiplicity(level) * error * error
    }
    return total.squareRoot()
  }
}

/// The share of the variance of $f$ under $p$ that no affine function explains, $1 - R^2$ of the best affine fit, in one dimension.
///
/// From the residual of the fit, not as a difference, so that a share of $10^{-12}$ keeps its digits. A function without variance under $p$ is
/// a precondition failure.
public func nonlinearFraction(of f: (Double) -> Double, under p: GaussianMixture) -> Double {
  p.requireLine("nonlinearFraction")
  var values: [Double] = []
  let mean = p.expectation { x in
    values.append(f(x))
    return values[values.count - 1]
  }
  // Expectations visit the same nodes in the same order.
  func moment(_ term: (Double, Double) -> Double) -> Double {
    var index = -1
    return p.expectation { x in
      index += 1
      return term(x - p.mean[0], values[index] - mean)
    }
  }
  let variance = moment { $1 * $1 }
  // The mean of a constant may be off by a rounding, which is no variance.
  let largest = values.reduce(0) { Swift.max($0, $1.magnitude) }
  require(variance > 1e-28 * largest * largest, "nonlinearFraction: the function has no variance")
  let slope = moment { $0 * $1 } / p.covariance[0, 0]
  return moment { ($1 - slope * $0) * ($1 - slope * $0) } / variance
}
