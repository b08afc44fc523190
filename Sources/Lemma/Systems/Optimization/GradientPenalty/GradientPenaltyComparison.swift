/// Both sides of the inequality between the input gradient and the parameter gradient of a network at one input:
/// $$\lVert\nabla_xf\rVert^2\sum_{t=1}^l\frac{1+\lVert h^{(t)}\rVert^2}{\lVert W^{(t)}\rVert^2\lVert\nabla_xh^{(t)}\rVert^2}
/// \le\lVert\nabla_\theta f\rVert^2 .$$
///
/// With $\delta^{(t)}$ the gradient by the argument of layer $t$'s activation,
/// $\nabla_xf = (W^{(t)}\,\nabla_xh^{(t)})^\top\delta^{(t)}$, so that
/// $\lVert\nabla_xf\rVert \le \lVert\nabla_xh^{(t)}\rVert\,\lVert W^{(t)}\rVert\,\lVert\delta^{(t)}\rVert$; and the
/// layer's own gradients, $\delta^{(t)}h^{(t)\top}$ and $\delta^{(t)}$, have the squared norm
/// $\lVert\delta^{(t)}\rVert^2(1+\lVert h^{(t)}\rVert^2)$.
///
/// Source: Dherin, Munn, Barrett, "The Geometric Occam's Razor Implicit in Deep Learning", 2021, arXiv:2111.15090.
public struct GradientPenaltyComparison: Sendable {
  /// The norm of the matrices $W^{(t)}$ and $\nabla_xh^{(t)}$. Frobenius norms make a weaker bound.
  public enum Norm: Sendable { case spectral, frobenius }

  /// $\lVert\nabla_xf\rVert^2$.
  public var inputPenalty: Double

  /// $\lVert\nabla_\theta f\rVert^2$, over all weights and biases.
  public var parameterPenalty: Double

  /// The summand $(1+\lVert h^{(t)}\rVert^2)/(\lVert W^{(t)}\rVert\lVert\nabla_xh^{(t)}\rVert)^2$ of every layer,
  /// from the input on; infinite where the weight or the Jacobian vanishes.
  public var terms: Vector
}

extension GradientPenaltyComparison {
  /// The factor of $\lVert\nabla_xf\rVert^2$ on the left-hand side, the sum of the terms.
  public var factor: Double { sum(terms) }

  /// The left-hand side.
  ///
  /// A vanishing weight or Jacobian makes a term infinite, but also makes $\nabla_xf$ vanish; the bound is then 0.
  public var lowerBound: Double { inputPenalty == 0 ? 0 : inputPenalty * factor }

  /// The left-hand side over the right-hand side, between 0 and 1 up to rounding; 0 where both vanish.
  public var ratio: Double { lowerBound == 0 ? 0 : lowerBound / parameterPenalty }
}
