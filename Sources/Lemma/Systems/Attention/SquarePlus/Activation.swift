/// A scalar nonlinearity that knows its first two derivatives.
///
/// The open counterpart of the closed set of activations that a multilayer perceptron trains with: any function of
/// one variable may conform. NaN propagates through all three functions.
public protocol Activation: Sendable {
  /// The value $f(x)$.
  func callAsFunction(_ x: Double) -> Double
  /// The slope $f'(x)$; at a kink the mean of both one-sided slopes.
  func derivative(at x: Double) -> Double
  /// The curvature $f''(x)$; `.infinity` at a kink that bends upwards.
  func secondDerivative(at x: Double) -> Double
}

extension Activation {
  /// The vector $f(x_i)$.
  public func callAsFunction(_ x: Vector) -> Vector { x.map { element in self(element) } }
}
