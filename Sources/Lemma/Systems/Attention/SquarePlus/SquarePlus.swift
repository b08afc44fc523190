// y = f_b(x) is the positive root of y² - x y - b/4 = 0. The product of both roots is -b/4 and their sum is x, so the
// root that the textbook formula loses to cancellation is got from the other one by a division.

/// The smooth rectifier $f_b(x) = \frac12\bigl(x + \sqrt{x^2 + b}\bigr)$, $b \ge 0$; $f_0$ is ReLU.
///
/// Increasing, convex and 1-Lipschitz, with $f_b(x) - f_b(-x) = x$ and $f_b(x) f_b(-x) = b/4$. One square root and no
/// transcendental function per element. Relative error of a few ulp on the whole line, the far left tail
/// $f_b(-t) \sim b/(4t)$ included; $f_b(\infty) = \infty$ and $f_b(-\infty) = 0$.
///
/// Source: J. T. Barron, "Squareplus: A Softplus-Like Algebraic Rectifier", 2021, arXiv:2112.11687.
public struct SquarePlus: Activation, Hashable {
  /// The smoothing constant $b$; the value at 0 is $\sqrt b/2$.
  public let b: Double
  private let rootOfB: Double

  /// The rectifier with this constant, finite and not negative. With 4, its curvature at 0 is that of softplus.
  public init(b: Double = 4) {
    require(b.isFinite && b >= 0, "SquarePlus: b must be finite and not negative, got \(b)")
    self.b = b
    rootOfB = b.squareRoot()
  }

  /// The smoothest member within `gap` of ReLU everywhere: $b = 4\,\mathtt{gap}^2$, attained at $x = 0$.
  public init(maximumGapToReLU gap: Double) {
    require(gap.isFinite && gap >= 0, "SquarePlus: the gap to ReLU must be finite and not negative, got \(gap)")
    self.init(b: 4 * gap * gap)
  }
}

extension SquarePlus {
  /// $\frac12\bigl(x + \sqrt{x^2 + b}\bigr)$, for negative $x$ in the form $\frac b2/\bigl(\sqrt{x^2 + b} - x\bigr)$.
  public func callAsFunction(_ x: Double) -> Double {
    let root = hypotenuse(x)
    return x < 0 ? lowerBranch(-x, root) : 0.5 * x + 0.5 * root
  }

  /// $f_b'(x) = f_b(x)/\sqrt{x^2 + b}$, between 0 and 1; $f_0'(0) = \frac12$.
  public func derivative(at x: Double) -> Double {
    if b == 0 && x == 0 { return 0.5 }
    let root = hypotenuse(x)
    return x < 0 ? lowerBranch(-x, root) / root : 1 - lowerBranch(x, root) / root
  }

  /// $f_b''(x) = \frac b{2(x^2 + b)^{3/2}}$; the point mass of $f_0''$ at 0 is `.infinity`.
  public func secondDerivative(at x: Double) -> Double {
    if b == 0 && x == 0 { return .infinity }
    let root = hypotenuse(x)
    let ratio = rootOfB / root
    return 0.5 * ratio * (ratio / root)
  }

  /// The $x$ with $f_b(x) = y$: $x = y - \frac b{4y}$. `y` must be positive.
  public func inverse(of y: Double) -> Double {
    require(y > 0, "SquarePlus.inverse: y must be positive, got \(y)")
    return y - 0.25 * b / y
  }

  /// $f_b(-t) = \frac{\sqrt b}2 \cdot \frac{\sqrt b}2 \big/ \frac{t + \sqrt{t^2 + b}}2$ for $t \ge 0$, in an order
  /// in which nothing overflows or underflows before the result does.
  private func lowerBranch(_ t: Double, _ root: Double) -> Double {
    if b == 0 { return t.isNaN ? t : 0 }
    let half = 0.5 * rootOfB
    return half * (half / (0.5 * root + 0.5 * t))
  }

  /// $\sqrt{x^2 + b}$ without overflow or underflow of the square; the slower scaled form only where it is needed.
  private func hypotenuse(_ x: Double) -> Double {
    let square = x * x + b
    return square > 1e-290 && square < 1e300 ? square.squareRoot() : hypot(x, rootOfB)
  }
}
