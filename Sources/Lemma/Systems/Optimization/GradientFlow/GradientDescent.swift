/// The points $x_{k+1} = x_k - \alpha\,\nabla f(x_k)$ of gradient descent: `steps + 1` of them, the start first.
///
/// Explicit Euler for $\dot x = -\nabla f(x)$. Divergence is a result, not an error: the points grow and finally
/// become infinite or NaN. With curvatures between $\mu$ and $L$ the best factor on a quadratic,
/// $\frac{L-\mu}{L+\mu}$, belongs to $\alpha = \frac2{\mu+L}$, and $\alpha > 2/L$ diverges. `stepSize` must be positive,
/// `steps` not negative. One gradient per step.
public func gradientDescent(
  from start: Vector, stepSize: Double, steps: Int, gradient: (Vector) -> Vector
) -> [Vector] {
  require(stepSize > 0 && stepSize.isFinite, "gradientDescent: stepSize must be positive, got \(stepSize)")
  require(steps >= 0, "gradientDescent: steps must not be negative, got \(steps)")
  var points = [start]
  points.reserveCapacity(steps + 1)
  for _ in 0..<steps {
    let point = points[points.count - 1]
    points.append(point - stepSize * checkedGradient(gradient, at: point, for: "gradientDescent"))
  }
  return points
}

/// The gradient at `point`, whose length must be the point's.
func checkedGradient(_ gradient: (Vector) -> Vector, at point: Vector, for caller: String) -> Vector {
  let value = gradient(point)
  require(
    value.count == point.count,
    "\(caller): the gradient has \(value.count) components, the point has \(point.count)")
  return value
}
