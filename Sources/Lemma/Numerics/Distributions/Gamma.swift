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

  public func density(_ x: Double) -> Double {
    let y = x / scale
    guard y > 0 && y.isFinite else { return boundaryDensity(y) }
    return gammaPrefactor(shape, y) * (shape / y) / scale
  }

  public func logDensity(_ x: Double) -> Double {
    let y = x / scale
    guard y > 0 && y.isFinite else { return Glibc.log(boundaryDensity(y)) }
    return (shape - 1) * Glibc.log(y) - y - logGamma(shape) - Glibc.log(scale)
  }

  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : regularizedGammaP(shape, x / scale) }

  public func survival(_ x: Double) -> Double { x <= 0 ? 1 : regularizedGammaQ(shape, x / scale) }

  public func quantile(_ p: Double) -> Double { scale * inverseRegularizedGammaP(shape, p) }

  /// At 0 infinite, one or zero as the shape is below, at or above 1; 0 outside the support.
  private func boundaryDensity(_ y: Double) -> Double {
    if y.isNaN { return y }
    guard y == 0 && shape <= 1 else { return 0 }
    return shape < 1 ? .infinity : 1 / scale
  }
}
