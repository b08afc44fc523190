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

  /// The divergence with these functions of $d = \log r$: $f(e^d)$, $r f'(r)$ and $r^2 f''(r)$.
  public init(
    generator: @escaping @Sendable (Double) -> Double, slope: @escaping @Sendable (Double) -> Double,
    curvature: @escaping @Sendable (Double) -> Double
  ) {
    (generatorFunction, slopeFunction, curvatureFunction) = (generator, slope, curvature)
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
