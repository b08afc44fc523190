internal import Glibc

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

  /// The density $e^{-z^2/2}/(\sigma\sqrt{2\pi})$ with $z=(x-\mu)/\sigma$; relative error below $3\epsilon$, apart from the
  /// rounding of $z$.
  public func density(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    guard z.magnitude < 40 else { return z.isNaN ? z : 0 }
    // Rounding z² would cost z² ε: what is rounded off is put back. The head has 24 bits, so that its square is exact.
    let head = Double(Float(z))
    let rest = z - head
    let square = z * z
    let error = ((head * head - square) + 2 * head * rest) + rest * rest
    return Glibc.exp(-0.5 * square) * (1 - 0.5 * error) / (standardDeviation * 2.5066282746310002)
  }

  /// The logarithm of the density, finite where the density underflows.
  public func logDensity(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return -0.5 * z * z - Glibc.log(standardDeviation) - 0.9189385332046728
  }

  /// $\frac12\operatorname{erfc}(-z/\sqrt2)$ with $z=(x-\mu)/\sigma$; relative error below $4\epsilon$ in both tails,
  /// apart from the rounding of $z$.
  public func cdf(_ x: Double) -> Double { normalTail(-(x - mean) / standardDeviation) }

  /// $\frac12\operatorname{erfc}(z/\sqrt2)$, computed directly and not as a difference.
  public func survival(_ x: Double) -> Double { normalTail((x - mean) / standardDeviation) }

  /// $\log F(x)$, finite and accurate where $F$ itself is 0 or 1.
  public func logCDF(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    if z > 0 { return Glibc.log1p(-normalTail(z)) }
    if z > -1 { return Glibc.log(normalTail(-z)) }
    return Glibc.log(0.5 * erfcx(-z * 0.7071067811865476)) - 0.5 * z * z
  }

  /// $\mu-\sigma\sqrt2\operatorname{erfcInverse}(2p)$; relative error of $(x-\mu)/\sigma$ below $5\epsilon$.
  public func quantile(_ p: Double) -> Double {
    mean - standardDeviation * (1.4142135623730951 * erfcInverse(2 * p))
  }
}

/// $\frac12\operatorname{erfc}(z/\sqrt2)$, the standard normal's upper tail.
private func normalTail(_ z: Double) -> Double {
  let t = z * 0.7071067811865476
  guard t.magnitude < 28 else { return 0.5 * Glibc.erfc(t) }
  // Rounding the quotient would cost z² ε. With its error δ, erfc(t + δ) ≈ erfc(t) (1 - δ (t + sqrt(t² + 4/π))).
  let error = (-t).addingProduct(z, 0.7071067811865476) - 4.833646656726457e-17 * z
  return 0.5 * Glibc.erfc(t) * (1 - error * (t + (t * t + 1.2732395447351628).squareRoot()))
}
