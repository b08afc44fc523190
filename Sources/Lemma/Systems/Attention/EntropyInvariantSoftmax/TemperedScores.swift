internal import Glibc

// With z = s - max s ≤ 0 and Z = Σ e^{λz} ≥ 1, H = log Z - λ Σ p z: two terms that are not negative, so that nothing
// cancels.

/// Scores relative to their maximum, and the entropy of $p_i\propto e^{\lambda s_i}$ as a function of $\lambda$.
struct TemperedScores {
  /// The finite $s_i - \max s$; what is $-\infty$ has no part in any sum.
  private let differences: Vector
  /// How many scores share the maximum.
  let multiplicity: Int

  /// Scores of which at least one is finite and none NaN or $+\infty$.
  init(_ scores: Vector, caller: StaticString) {
    requireScores(caller, scores)
    let greatest = max(scores)
    differences = Vector(scores.elements.compactMap { $0 == -.infinity ? nil : $0 - greatest })
    multiplicity = differences.elements.count { $0 == 0 }
  }

  /// $\log$ of the number of scores, and of how many share the maximum: the entropies at $\lambda = 0$ and $\infty$.
  var limits: (diffuse: Double, peaked: Double) {
    (Glibc.log(Double(differences.count)), Glibc.log(Double(multiplicity)))
  }

  /// The entropy $H(\lambda)$ and the variance of the scores under $p$.
  func entropyAndVariance(_ scale: Double) -> (entropy: Double, variance: Double) {
    var weights = exp(differences * scale)
    let ties = Double(multiplicity)
    let rest = sum(weights.map { $0 == 1 ? 0 : $0 }) + Double(weights.elements.count { $0 == 1 } - multiplicity)
    weights = weights / (ties + rest)
    let mean = dot(weights, differences)
    let deviations = differences - mean
    let entropy = Glibc.log(ties) + Glibc.log1p(rest / ties) - scale * mean
    return (entropy, dot(weights, deviations * deviations))
  }

  /// The $\lambda > 0$ with $H(\lambda)$ = `target`, which must lie strictly between the limits, and the passes it
  /// took.
  ///
  /// Newton in $\log\lambda$ with $dH/d\log\lambda = -\lambda^2\operatorname{Var}$, inside a bracket that every pass
  /// narrows; bisection where a step would leave it.
  func scale(forEntropy target: Double, startingAt start: Double, tolerance: Double) -> (scale: Double, passes: Int) {
    var (low, high) = (0.0, Double.infinity)
    var scale = start
    var passes = 0
    while passes < 200 {
      passes += 1
      let (entropy, variance) = entropyAndVariance(scale)
      let excess = entropy - target
      if excess.magnitude <= tolerance { break }
      if excess > 0 { low = scale } else { high = scale }
      let newton = scale * Glibc.exp(Swift.max(-1.4, Swift.min(1.4, excess / (scale * scale * variance))))
      let isInside = newton > low && newton < high
      let next = isInside ? newton : high < .infinity ? 0.5 * (low + high) : 2 * scale
      if next == scale || !(next > low && next < high) { break }
      scale = next
    }
    return (scale, passes)
  }
}
