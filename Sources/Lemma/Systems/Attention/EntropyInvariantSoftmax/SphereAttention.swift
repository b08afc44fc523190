internal import Glibc

/// Softmax attention over keys that are uniform on the unit sphere of $\mathbb R^d$, in the limit of many keys.
///
/// With $\kappa = \lambda\lVert q\rVert\lVert k\rVert$ the weights follow the von Mises–Fisher law, and $\log n - H$
/// tends to its Kullback–Leibler divergence from the uniform law.
///
/// Source: derived here. Its limit per dimension at $\lambda = 1$ is the constant 0.24 of J. Su's rule
/// $H\approx\log n - 0.24\lambda d$.
public enum SphereAttention {
  /// $D_d(\kappa) = \kappa A_d(\kappa) - \log\frac{\Gamma(d/2)I_\nu(\kappa)}{(\kappa/2)^\nu}$ with $A_d =
  /// I_{\nu+1}/I_\nu$, $\nu = \frac d2 - 1$.
  ///
  /// Evaluated as $\int_0^\kappa\bigl(A_d(\kappa) - A_d(t)\bigr)dt$, since $A_d$ is the slope of the logarithm: all
  /// positive, where the formula subtracts numbers of size $d\log d$. Relative error about $10^{-13}$;
  /// $O(\sqrt\kappa)$ operations for each of some hundred nodes.
  ///
  /// - Precondition: $d\ge2$; $\kappa$ is finite and not negative.
  public static func entropyDeficit(dimension d: Int, concentration kappa: Double) -> Double {
    require(d >= 2, "SphereAttention.entropyDeficit: the dimension must be at least 2, got \(d)")
    require(
      kappa >= 0 && kappa.isFinite,
      "SphereAttention.entropyDeficit: the concentration must be finite and not negative, got \(kappa)")
    let dimension = Double(d)
    let alignment = besselRatio(dimension, kappa)
    // A saturates at κ ≈ d: panels that double from there.
    var total = 0.0
    var start = 0.0
    while start < kappa {
      let end = Swift.min(kappa, start == 0 ? 0.5 * dimension : 2 * start)
      let half = 0.5 * (end - start)
      for (node, weight) in zip(rule.nodes, rule.weights) {
        total += half * weight * (alignment - besselRatio(dimension, start + half * (1 + node)))
      }
      start = end
    }
    return total
  }

  /// $\lim_{d\to\infty}D_d(\lambda d)/d = \frac12\log\frac{1 + \sqrt{1 + 4\lambda^2}}2$; at $\lambda = 1$ half the
  /// logarithm of the golden ratio.
  ///
  /// This is $-\frac12\log(1 - t^2)$ with $t = 2\lambda/(1 + \sqrt{1 + 4\lambda^2})$, without its cancellation.
  public static func limitingDeficitPerDimension(scale: Double) -> Double {
    requireScale("SphereAttention.limitingDeficitPerDimension", scale)
    let root = Glibc.hypot(1, 2 * scale)
    return 0.5 * Glibc.log1p(2 * scale * (scale / (root + 1)))
  }

  /// The $\lambda$ at which $n$ keys in $d$ dimensions leave the entropy `target`: $\log n - D_d(\lambda d)$ =
  /// `target`.
  ///
  /// Throws ``NumericsError/outsideDomain(_:)`` unless the target lies in $[0,\log n]$.
  public static func scale(forEntropy target: Double, length n: Int, dimension d: Int) throws -> Double {
    require(n >= 1, "SphereAttention.scale: the length must be positive, got \(n)")
    let deficit = Glibc.log(Double(n)) - target
    guard target >= 0 && deficit >= 0 else {
      throw NumericsError.outsideDomain("the entropy \(target) is outside [0, log \(n)] = [0, \(target + deficit)]")
    }
    if deficit == 0 { return 0 }
    // D ≈ κ²/2d from above, exact for small κ.
    let low = (2 * Double(d) * deficit).squareRoot()
    var high = low
    while entropyDeficit(dimension: d, concentration: high) < deficit { high *= 2 }
    return try findRoot(
      of: { kappa in entropyDeficit(dimension: d, concentration: kappa) - deficit }, in: 0...high, tolerance: 0)
      / Double(d)
  }
}

private let rule = gaussLegendre(order: 32)

/// $A_d(\kappa) = \kappa/(d + \kappa^2/(d + 2 + \kappa^2/(d + 4 + \cdots)))$, from the back.
///
/// The tail is replaced by the fixed point of its step, and errors shrink by $e^{-2k/\kappa}$ at step $k$, so that
/// $O(\sqrt\kappa)$ steps suffice.
private func besselRatio(_ dimension: Double, _ kappa: Double) -> Double {
  let steps = 24 + Int(8 * kappa.squareRoot())
  let last = dimension + 2 * Double(steps)
  var denominator = 0.5 * (last + Glibc.hypot(last, 2 * kappa))
  for k in stride(from: steps - 1, through: 0, by: -1) {
    denominator = dimension + 2 * Double(k) + kappa * (kappa / denominator)
  }
  return kappa / denominator
}
