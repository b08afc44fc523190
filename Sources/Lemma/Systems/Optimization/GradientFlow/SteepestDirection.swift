/// A norm on $\mathbb R^n$ that measures the length of a step.
public enum VectorNorm: Sendable {
  /// $\sum|d_i|$.
  case one
  /// $\sqrt{\sum d_i^2}$.
  case two
  /// $\max|d_i|$.
  case infinity
}

/// The direction $d$ that minimises $\langle g, d\rangle$ over the unit ball of `norm`.
///
/// $-g/\lVert g\rVert_2$, $-\operatorname{sign} g$ for the maximum norm (0 where $g_i = 0$), and for the sum norm
/// $-\operatorname{sign}(g_k)\,e_k$ at the first $k$ of largest $|g_k|$. A zero gradient has the zero direction.
/// NaN is a precondition failure; linear cost.
public func steepestDirection(for gradient: Vector, under norm: VectorNorm) -> Vector {
  require(!gradient.contains(where: \.isNaN), "steepestDirection: the gradient contains NaN")
  guard gradient.contains(where: { $0 != 0 }) else { return Vector(gradient.count) }
  switch norm {
  case .one:
    let steepest = argmax(abs(gradient))
    return oppositeSign(of: gradient[steepest]) * Vector.basis(steepest, count: gradient.count)
  case .two:
    require(!gradient.contains(where: \.isInfinite), "steepestDirection: the gradient is infinite")
    return -gradient.normalized()
  case .infinity:
    return gradient.map(oppositeSign)
  }
}

/// $-\operatorname{sign}(x)$ with $\operatorname{sign}(0) = 0$.
private func oppositeSign(of x: Double) -> Double { x == 0 ? 0 : (x > 0 ? -1 : 1) }
