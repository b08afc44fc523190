internal import Glibc

/// An f-divergence $D_f(p \| q) = \int q\,f(r)$, $r = p/q$, with $f$ convex and $f(1) = 0$.
///
/// Stored are three functions of $d = \log r$, so that nothing overflows: the generator $f(e^d)$, the slope
/// $\frac{d}{dd} f(e^d) = r f'(r)$ and the curvature $r^2 f''(r)$. The first variation in $q$ is $f(r) - r f'(r)$, the rate in a flow
/// $r^2 f''(r)$. $f$ is determined up to $c\,(r - 1)$, which changes neither the divergence nor a flow.
/// Source: Csiszár, "Information-type measures of difference of probability distributions", 1967.
public struct FDivergence: Sendable {
  private let generatorFunction: @Sendable (Double) -> Double
  private let slopeFunction: @Sendable (Double) -> Double
  private let curvatureFunction: @Sendable (Double) -> Double
  /// $f(r)/r$ at $r = e^d$ for large $d$, where $f$ itself overflows; nil where only the generator is known.
  private let farGeneratorFunction: (@Sendable (Double) -> Double)?

  /// The divergence with these functions of $d = \log r$: $f(e^d)$, $r f'(r)$ and $r^2 f''(r)$.
  public init(
    generator: @escaping @Sendable (Double) -> Double, slope: @escaping @Sendable (Double) -> Double,
    curvature: @escaping @Sendable (Double) -> Double
  ) {
    (generatorFunction, slopeFunction, curvatureFunction) = (generator, slope, curvature)
    farGeneratorFunction = nil
  }

  /// The same with $f(r)/r$ for large $r$, which keeps a product $q\,f(p/q)$ finite where $p/q$ is not.
  init(
    generator: @escaping @Sendable (Double) -> Double, slope: @escaping @Sendable (Double) -> Double,
    curvature: @escaping @Sendable (Double) -> Double, farGenerator: @escaping @Sendable (Double) -> Double
  ) {
    (generatorFunction, slopeFunction, curvatureFunction) = (generator, slope, curvature)
    farGeneratorFunction = farGenerator
  }

  /// $f(e^d)$.
  public func generator(_ logRatio: Double) -> Double { generatorFunction(logRatio) }

  /// $r f'(r)$ at $r = e^d$.
  public func slope(_ logRatio: Double) -> Double { slopeFunction(logRatio) }

  /// $r^2 f''(r)$ at $r = e^d$.
  public func curvature(_ logRatio: Double) -> Double { curvatureFunction(logRatio) }

  /// $f(r)$ for $r > 0$; NaN otherwise.
  public func callAsFunction(_ ratio: Double) -> Double { generator(log(ratio)) }

  /// The first variation in $q$, $f(r) - r f'(r)$, for $r > 0$; NaN otherwise.
  public func firstVariation(at ratio: Double) -> Double {
    let logRatio = log(ratio)
    return generator(logRatio) - slope(logRatio)
  }
}

extension FDivergence {
  /// $q\,f(p/q)$ from the logarithms of both densities, multiplied as logarithms.
  ///
  /// Where $p/q$ is large the six named divergences use $p \cdot f(r)/r$, so that a ratio beyond the range of doubles does no harm.
  func integrand(logTarget: Double, logCurrent: Double) -> Double {
    let d = logTarget - logCurrent
    if d > 30, let far = farGeneratorFunction { return product(logTarget, far(d)) }
    return product(logCurrent, generator(d))
  }

  private func product(_ logDensity: Double, _ f: Double) -> Double {
    f == 0 ? 0 : f < 0 ? -exp(logDensity + log(-f)) : exp(logDensity + log(f))
  }
}
