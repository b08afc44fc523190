internal import Glibc

/// The gamma law with shape $k$ and scale $\theta$: density $\frac{x^{k-1}e^{-x/\theta}}{\Gamma(k)\theta^k}$ on $x>0$.
public struct Gamma: ContinuousDistribution {
  private let shape: Double
  private let scale: Double

  /// - Precondition: shape and scale are positive and finite.
  public init(shape: Double, scale: Double = 1) {
    require(shape > 0 && shape.isFinite, "Gamma: the shape \(shape) is not positive and finite")
    require(scale > 0 && scale.isFinite, "Gamma: the scale \(scale) is not positive and finite")
    self.shape = shape
    self.scale = scale
  }

  /// The density, relative error below $3\epsilon(1+c)$ with the condition $c=|k-1-x/\theta|$; 0 below 0, at 0 infinite for
  /// shapes below 1. About 40 ns.
  public func density(_ x: Double) -> Double {
    let y = x / scale
    guard x > 0 && y.isFinite else { return boundaryDensity(x) }
    // The quotient has lost digits where it is subnormal.
    if y < .leastNormalMagnitude && y * scale != x { return Glibc.exp(logDensity(x)) }
    if shape < 1 { return gammaPrefactor(shape, y) * shape / y / scale }
    // The factor of the shape below is the density itself: a power that underflows later.
    return gammaPrefactor(shape - 1, y) / scale
  }

  /// The logarithm of the density, to a few units of its last place for large shapes too; $-\infty$ below 0.
  public func logDensity(_ x: Double) -> Double {
    let y = x / scale
    guard x > 0 && y.isFinite else { return Glibc.log(boundaryDensity(x)) }
    let isNormal = y >= .leastNormalMagnitude
    // Terms of the size of the shape would cancel.
    if shape >= 8 && isNormal { return logGammaPrefactor(shape, y) + Glibc.log(shape / y) - Glibc.log(scale) }
    let logarithm = isNormal ? Glibc.log(y) : Glibc.log(x) - Glibc.log(scale)
    return (shape - 1) * logarithm - y - logGamma(shape) - Glibc.log(scale)
  }

  /// $P(k,\frac x\theta)$, 0 below 0; see ``regularizedGammaP(_:_:)`` for accuracy and cost.
  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : regularizedGammaP(shape, x / scale) }

  /// $Q(k,\frac x\theta)$, computed directly: a tail of $10^{-200}$ has its digits.
  public func survival(_ x: Double) -> Double { x <= 0 ? 1 : regularizedGammaQ(shape, x / scale) }

  /// The $x$ with $P(k,\frac x\theta)=p$; NaN unless $0\le p\le1$.
  public func quantile(_ p: Double) -> Double { scale * inverseRegularizedGammaP(shape, p) }

  /// At 0 infinite, one or zero as the shape is below, at or above 1; 0 outside the support.
  private func boundaryDensity(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard x == 0 && shape <= 1 else { return 0 }
    return shape < 1 ? .infinity : 1 / scale
  }
}
