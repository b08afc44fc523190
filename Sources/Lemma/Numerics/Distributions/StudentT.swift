internal import Glibc

/// Student's $t$ law with $\nu>0$ degrees of freedom: density
/// $\frac{(1+x^2/\nu)^{-(\nu+1)/2}}{\sqrt\nu\,B(\frac12,\frac\nu2)}$.
public struct StudentT: ContinuousDistribution {
  private let degreesOfFreedom: Double

  /// - Precondition: the degrees of freedom are positive and finite.
  public init(degreesOfFreedom: Double) {
    require(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "StudentT: \(degreesOfFreedom) degrees of freedom are not positive and finite")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density, relative error below $3\epsilon(1+|\log f|)$.
  public func density(_ x: Double) -> Double { Glibc.exp(logDensity(x)) }

  /// The logarithm of the density, also where $x^2$ overflows.
  public func logDensity(_ x: Double) -> Double {
    let nu = degreesOfFreedom
    let ratio = Swift.abs(x) / nu.squareRoot()
    // log(1 + ratio²) without overflow of the square.
    let logarithm = ratio < 1e8 ? Glibc.log1p(ratio * ratio) : 2 * Glibc.log(ratio)
    return -0.5 * (nu + 1) * logarithm - 0.5 * Glibc.log(nu) - logBeta(0.5, 0.5 * nu)
  }

  /// $P(X\le x)$; the lower tail is computed directly.
  public func cdf(_ x: Double) -> Double { x < 0 ? tail(-x) : 1 - tail(x) }

  /// $P(X>x)$; the upper tail is computed directly.
  public func survival(_ x: Double) -> Double { x < 0 ? 1 - tail(-x) : tail(x) }

  /// Symmetric: the quantile of $1-p$ is the negative of that of $p$; a few units of rounding next to the median too.
  public func quantile(_ p: Double) -> Double {
    guard p >= 0 && p <= 1 else { return .nan }
    return p <= 0.5 ? -upperQuantile(p) : upperQuantile(1 - p)
  }

  /// $P(X>t)=\frac12I_{\nu/(\nu+t^2)}(\frac\nu2,\frac12)$ for $t\ge0$.
  private func tail(_ t: Double) -> Double {
    let nu = degreesOfFreedom
    if t == .infinity { return 0 }
    // The smaller of x = ν/(ν+t²) and 1 - x is computed without cancellation.
    let ratio = t / nu.squareRoot()
    let square = ratio * ratio
    guard square < .infinity else { return farTail(ratio) }
    return 0.5 * incompleteBeta(1 / (1 + square), square / (1 + square), 0.5 * nu, 0.5).lower
  }

  /// The leading power $\frac{r^{-\nu}}{\nu B(\frac12,\frac\nu2)}$ for $r=t/\sqrt\nu$ beyond $10^{154}$, where it is
  /// exact.
  private func farTail(_ ratio: Double) -> Double {
    let nu = degreesOfFreedom
    return Glibc.exp(-nu * Glibc.log(ratio) - Glibc.log(nu) - logBeta(0.5, 0.5 * nu))
  }

  /// The $t\ge0$ with upper tail $q\le\frac12$.
  private func upperQuantile(_ q: Double) -> Double {
    let nu = degreesOfFreedom
    // Twice the tail loses nothing; near the median the complement 1 - 2q is exact.
    let (x, y) = inverseIncompleteBeta(2 * q, 0.5 * nu, 0.5)
    return (nu * (y / x)).squareRoot()
  }
}
