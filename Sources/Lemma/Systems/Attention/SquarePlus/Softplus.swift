/// The rectifier $s_t(x) = \frac1t\log(1 + e^{tx})$ with sharpness $t > 0$.
///
/// Relative error of a few ulp beyond what rounding $tx$ costs; nothing overflows that is itself representable.
public struct Softplus: Activation, Hashable {
  /// The factor $t$; the value at 0 is $\ln 2/t$.
  public let sharpness: Double

  /// The rectifier with this sharpness, positive and finite.
  public init(sharpness: Double = 1) {
    require(sharpness > 0 && sharpness.isFinite, "Softplus: sharpness must be positive, got \(sharpness)")
    self.sharpness = sharpness
  }

  /// $\max(x, 0) + \frac1t\log(1 + e^{-t|x|})$.
  public func callAsFunction(_ x: Double) -> Double {
    (x < 0 ? 0 : x) + log1p(exp(-sharpness * x.magnitude)) / sharpness
  }

  /// The logistic function of $tx$.
  public func derivative(at x: Double) -> Double { logistic(sharpness * x) }

  /// $t\,\sigma(tx)\,\sigma(-tx)$.
  public func secondDerivative(at x: Double) -> Double {
    sharpness * logistic(sharpness * x) * logistic(-sharpness * x)
  }
}
