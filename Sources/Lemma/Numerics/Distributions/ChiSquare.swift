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

  public func density(_ x: Double) -> Double { gamma.density(x) }

  public func logDensity(_ x: Double) -> Double { gamma.logDensity(x) }

  public func cdf(_ x: Double) -> Double { gamma.cdf(x) }

  public func survival(_ x: Double) -> Double { gamma.survival(x) }

  public func quantile(_ p: Double) -> Double { gamma.quantile(p) }
}
