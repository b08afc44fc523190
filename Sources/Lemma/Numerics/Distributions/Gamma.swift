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

  /// The density, relative error about $10^{-14}$; 0 below 0, at 0 infinite for shapes below 1.
  public func density(_ x: Double) -> Double {
    let y = x / scale
    guard y > 0 && y.isFinite else { return boundaryDensity(y) }
    return gammaPrefactor(shape, y) * (shape / y) / scale
  }

  /// The logarithm of the density, to a few units of its last place for large shapes too; $-\infty$ below 0.
  public func logDensity(_ x: Double) -> Double {
    let y = x / scale
    guard y > 0 && y.isFinite else { return Glibc.log(boundaryDensity(y)) }
    // Terms of the size of the shape would cancel.
    if shape >= 10 { return logGammaPrefactor(shape, y) + Glibc.log(shape / y) - Glibc.log(scale) }
    return (shape - 1) * Glibc.log(y) - y - logGamma(shape) - Glibc.log(scale)
  }

  /// $P(k,\frac x\theta)$, 0 below 0; see ``regularizedGammaP(_:_:)`` for accuracy and cost.
  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : regularizedGammaP(shape, x / scale) }

  /// $Q(k,\frac x\theta)$, computed directly: a tail of $10^{-200}$ has its digits.
  public func survival(_ x: Double) -> Double { x <= 0 ? 1 : regularizedGammaQ(shape, x / scale) }

  /// The $x$ with $P(k,\frac x\theta)=p$; NaN unless $0\le p\le1$.
  public func quantile(_ p: Double) -> Double { scale * inverseRegularizedGammaP(shape, p) }

  /// At 0 infinite, one or zero as the shape is below, at or above 1; 0 outside the support.
  private func boundaryDensity(_ y: Double) -> Double {
    if y.isNaN { return y }
    guard y == 0 && shape <= 1 else { return 0 }
    return shape < 1 ? .infinity : 1 / scale
  }
}
