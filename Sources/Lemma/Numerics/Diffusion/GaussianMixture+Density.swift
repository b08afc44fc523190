internal import Glibc

extension GaussianMixture {
  /// $\log p(x) = \operatorname{LSE}_k(\log w_k + \log\mathcal N_k(x))$, finite far beyond where the density itself is 0.
  public func logDensity(at x: Vector) -> Double {
    requirePoint(x, "logDensity")
    requireDensity("logDensity")
    return shares(at: x).logDensity
  }

  /// $\log p(x)$ on the line.
  public func logDensity(at x: Double) -> Double {
    requireLine("logDensity")
    requireDensity("logDensity")
    var total = 0.0
    let largest = forEachShare(at: x) { _, share, _ in total += share }
    return largest + log(total)
  }

  /// $p(x)$; 0 where it underflows.
  public func density(at x: Vector) -> Double { exp(logDensity(at: x)) }

  /// $p(x)$ on the line; 0 where it underflows.
  public func density(at x: Double) -> Double { exp(logDensity(at: x)) }

  /// $r_k(x) = w_k \mathcal N_k(x) / p(x)$, the probability that the point came from component $k$.
  public func responsibilities(at x: Vector) -> Vector {
    requirePoint(x, "responsibilities")
    requireDensity("responsibilities")
    return Vector(storage: shares(at: x).responsibilities)
  }

  /// $r_k(x)$ on the line.
  public func responsibilities(at x: Double) -> Vector {
    requireLine("responsibilities")
    return responsibilities(at: [x] as Vector)
  }
}
