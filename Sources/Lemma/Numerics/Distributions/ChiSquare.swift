/// The $\chi^2$ law with $k$ degrees of freedom, that of a sum of $k$ squared standard normals: gamma with shape
/// $k/2$ and scale 2. $k$ need not be an integer.
public struct ChiSquare: ContinuousDistribution {
  private let gamma: Gamma

  /// - Precondition: the degrees of freedom are positive and finite.
  public init(degreesOfFreedom: Double) {
    require(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "ChiSquare: \(degreesOfFreedom) degrees of freedom are not positive and finite")
    gamma = Gamma(shape: degreesOfFreedom / 2, scale: 2)
  }

  /// The density $\frac{x^{k/2-1}e^{-x/2}}{2^{k/2}\Gamma(k/2)}$; 0 below 0.
  public func density(_ x: Double) -> Double { gamma.density(x) }

  /// The logarithm of the density, without cancellation for many degrees of freedom.
  public func logDensity(_ x: Double) -> Double { gamma.logDensity(x) }

  /// $P(\frac k2,\frac x2)$, 0 below 0.
  public func cdf(_ x: Double) -> Double { gamma.cdf(x) }

  /// $Q(\frac k2,\frac x2)$, computed directly: a tail of $10^{-200}$ has its digits.
  public func survival(_ x: Double) -> Double { gamma.survival(x) }

  /// The $x$ with $P(\frac k2,\frac x2)=p$; NaN unless $0\le p\le1$.
  public func quantile(_ p: Double) -> Double { gamma.quantile(p) }
}
