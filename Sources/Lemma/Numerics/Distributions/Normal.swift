/// The normal law $N(\mu,\sigma^2)$ with density $\frac1{\sigma\sqrt{2\pi}}e^{-(x-\mu)^2/2\sigma^2}$.
public struct Normal: ContinuousDistribution {
  private let mean: Double
  private let standardDeviation: Double

  /// - Precondition: the mean is finite, the standard deviation positive and finite.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    require(mean.isFinite, "Normal: the mean \(mean) is not finite")
    require(
      standardDeviation > 0 && standardDeviation.isFinite,
      "Normal: the standard deviation \(standardDeviation) is not positive and finite")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  public func density(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return Glibc.exp(-0.5 * z * z) / (standardDeviation * 2.5066282746310002)
  }

  public func logDensity(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return -0.5 * z * z - Glibc.log(standardDeviation) - 0.9189385332046728
  }

  /// $\frac12\operatorname{erfc}\big(-(x-\mu)/(\sigma\sqrt2)\big)$: relative accuracy in the lower tail, condition-limited.
  public func cdf(_ x: Double) -> Double {
    0.5 * Glibc.erfc(-(x - mean) / standardDeviation * 0.7071067811865476)
  }

  public func survival(_ x: Double) -> Double {
    0.5 * Glibc.erfc((x - mean) / standardDeviation * 0.7071067811865476)
  }

  /// $\log F(x)$, finite and accurate where $F$ itself is 0 or 1.
  public func logCDF(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    if z > 0 { return Glibc.log1p(-0.5 * Glibc.erfc(z * 0.7071067811865476)) }
    if z > -1 { return Glibc.log(0.5 * Glibc.erfc(-z * 0.7071067811865476)) }
    return Glibc.log(0.5 * erfcx(-z * 0.7071067811865476)) - 0.5 * z * z
  }

  /// $\mu-\sigma\sqrt2\operatorname{erfcInverse}(2p)$; relative error of $(x-\mu)/\sigma$ below $5\epsilon$.
  public func quantile(_ p: Double) -> Double {
    mean - standardDeviation * (1.4142135623730951 * erfcInverse(2 * p))
  }
}
