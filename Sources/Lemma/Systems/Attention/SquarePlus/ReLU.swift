/// The rectifier $\max(x, 0)$.
public struct ReLU: Activation, Hashable {
  public init() {}

  public func callAsFunction(_ x: Double) -> Double { x < 0 ? 0 : x }

  /// 0 on the left, 1 on the right and, by convention, $\frac12$ at 0: the limit of every symmetric smoothing.
  public func derivative(at x: Double) -> Double {
    if x.isNaN || x == 0 { return x + 0.5 }
    return x < 0 ? 0 : 1
  }

  /// 0 away from the kink, whose point mass is `.infinity`.
  public func secondDerivative(at x: Double) -> Double {
    if x.isNaN { return x }
    return x == 0 ? .infinity : 0
  }
}
