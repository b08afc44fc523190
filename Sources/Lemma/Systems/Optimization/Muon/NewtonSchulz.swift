/// The odd quintic $g(x) = ax + bx^3 + cx^5$ that an iteration applies to all singular values at once:
/// $X \leftarrow aX + b\,(XX^\top)X + c\,(XX^\top)^2X$.
///
/// Muon's coefficients do *not* converge: both positive fixed points repel. They buy a steep start, $g'(0) = 3.4445$, and end in an
/// interval around 1 in which values wander for ever. Sources: Jordan et al., "Muon", 2024; Björck and Bowie, 1971 (the
/// convergent ones).
public struct NewtonSchulz: Equatable, Sendable {
  public var a, b, c: Double

  public init(a: Double, b: Double, c: Double) { (self.a, self.b, self.c) = (a, b, c) }

  /// $g(x) = x + \kappa x(x^2 - x_1^2)(x^2 - x_2^2)$, with fixed points $x_1$ and $x_2$.
  public init(kappa: Double, x1: Double, x2: Double) {
    let (first, second) = (x1 * x1, x2 * x2)
    self.init(a: 1 + kappa * first * second, b: -kappa * (first + second), c: kappa)
  }

  /// $(3.4445, -4.7750, 2.0315)$: fast, not convergent.
  public static let muon = NewtonSchulz(a: 3.4445, b: -4.7750, c: 2.0315)

  /// $(15/8, -5/4, 3/8)$: cubic convergence, $1 - g(1 - e) \approx \frac52e^3$.
  public static let quintic = NewtonSchulz(a: 1.875, b: -1.25, c: 0.375)

  /// $(3/2, -1/2, 0)$: quadratic convergence, $1 - g(1 - e) \approx \frac32e^2$.
  public static let cubic = NewtonSchulz(a: 1.5, b: -0.5, c: 0)

  /// $g(x)$.
  public func callAsFunction(_ singularValue: Double) -> Double {
    let square = singularValue * singularValue
    return singularValue * (a + square * (b + square * c))
  }

  /// $g(g(\cdots g(x)))$. `times` must not be negative.
  public func iterated(_ singularValue: Double, times: Int) -> Double {
    require(times >= 0, "NewtonSchulz: times must not be negative, got \(times)")
    var x = singularValue
    for _ in 0..<times { x = self(x) }
    return x
  }

  /// $g'(x) = a + 3bx^2 + 5cx^4$: below 1 in magnitude at a fixed point that attracts.
  public func derivative(at singularValue: Double) -> Double {
    let square = singularValue * singularValue
    return a + square * (3 * b + 5 * c * square)
  }

  /// The positive solutions of $g(x) = x$, ascending: roots of $cz^2 + bz + a - 1$ with $z = x^2$. Empty for the identity.
  public var fixedPoints: [Double] {
    squaredFixedPoints.filter { $0 > 0 }.map { $0.squareRoot() }.sorted()
  }

  private var squaredFixedPoints: [Double] {
    if c == 0 { return b == 0 ? [] : [(1 - a) / b] }
    let discriminant = b * b - 4 * c * (a - 1)
    if discriminant < 0 { return [] }
    if discriminant == 0 { return [-b / (2 * c)] }
    // The root of larger magnitude first: the other follows from their product without cancellation.
    let sum = -0.5 * (b + (b < 0 ? -1 : 1) * discriminant.squareRoot())
    return sum == 0 ? [] : [sum / c, (a - 1) / sum]
  }
}
