internal import Glibc

/// The beta law with density $\frac{x^{a-1}(1-x)^{b-1}}{B(a,b)}$ on $[0,1]$.
public struct Beta: ContinuousDistribution {
  private let a: Double
  private let b: Double

  /// - Precondition: both parameters are positive and finite.
  public init(_ a: Double, _ b: Double) {
    require(a > 0 && a.isFinite, "Beta: the first parameter \(a) is not positive and finite")
    require(b > 0 && b.isFinite, "Beta: the second parameter \(b) is not positive and finite")
    self.a = a
    self.b = b
  }

  /// The density, relative error below $8\epsilon(1+c)$ with the condition $c=|x f'/f|$, $10^{-13}$ below $10^{-290}$;
  /// 0 outside $[0,1]$, at an end infinite if its parameter is below 1.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard x > 0 && x < 1 else { return boundaryDensity(x) }
    let factor = betaPrefactor(x, 1 - x, a, b)
    // The density is larger and may be representable where the factor has underflowed.
    return factor < .leastNormalMagnitude ? Glibc.exp(logDensity(x)) : factor / (x * (1 - x))
  }

  /// The logarithm of the density, without cancellation for large parameters; $-\infty$ outside $[0,1]$.
  public func logDensity(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard x > 0 && x < 1 else { return Glibc.log(boundaryDensity(x)) }
    // Terms of the size of the parameters would cancel.
    if a >= 8 && b >= 8 { return logBetaPrefactorByStirling(x, 1 - x, a, b) - Glibc.log(x) - Glibc.log1p(-x) }
    return (a - 1) * Glibc.log(x) + (b - 1) * Glibc.log1p(-x) - logBeta(a, b)
  }

  /// $I_x(a,b)$; see ``regularizedBeta(_:_:_:)`` for accuracy and cost.
  public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : x >= 1 ? 1 : incompleteBeta(x, 1 - x, a, b).lower }

  /// $I_{1-x}(b,a)$, computed directly and not as a difference.
  public func survival(_ x: Double) -> Double { x <= 0 ? 1 : x >= 1 ? 0 : incompleteBeta(x, 1 - x, a, b).upper }

  /// The $x$ with $I_x(a,b)=p$; NaN unless $0\le p\le1$.
  public func quantile(_ p: Double) -> Double { inverseRegularizedBeta(p, a, b) }

  /// At an end infinite, the other parameter, or zero as the end's parameter is below, at or above 1; 0 outside.
  private func boundaryDensity(_ x: Double) -> Double {
    guard x == 0 || x == 1 else { return 0 }
    let (own, other) = x == 0 ? (a, b) : (b, a)
    return own < 1 ? .infinity : own > 1 ? 0 : other
  }
}
