/// A law on the real line with a density.
///
/// `survival` is computed directly: it keeps its digits where $1-F$ has none left.
public protocol ContinuousDistribution: Sendable {
  /// The density $f(x)$, 0 outside the support.
  func density(_ x: Double) -> Double
  /// $\log f(x)$, $-\infty$ outside the support.
  func logDensity(_ x: Double) -> Double
  /// $F(x)=P(X\le x)$.
  func cdf(_ x: Double) -> Double
  /// $P(X>x)$.
  func survival(_ x: Double) -> Double
  /// The $x$ with $F(x)=p$, for $0\le p\le1$; NaN outside.
  func quantile(_ p: Double) -> Double
}
