/// The points of the minimizing movement $x_{k+1} = \arg\min_x \frac{\lVert x - x_k\rVert^2}{2\alpha} + f(x)$:
/// `steps + 1` of them, the start first.
///
/// Implicit Euler for $\dot x = -\nabla f(x)$, stable for every `stepSize` when $f$ is convex. Each step is solved
/// by Newton's method with conjugate gradients and a line search, until
/// $\lVert x - x_k + \alpha\nabla f(x)\rVert \le \mathtt{tolerance}\,(1 + \lVert x\rVert)$ or rounding forbids any
/// further decrease; second derivatives are central differences of `gradient` along the search directions. The
/// objective never ends above $f(x_k)$; where $f$ is not convex the minimum found may be a local one.
///
/// A fixed-point iteration instead of Newton's method would diverge as soon as $\alpha L > 1$. Cost per Newton step
/// in $n$ dimensions: at most $2n + 20$ pairs of gradients. `f` may return `.infinity` outside its domain. A
/// gradient that does not belong to `f` and an `f` without minimum are precondition failures.
///
/// Sources: Martinet 1970 (the proximal point method); De Giorgi 1993.
public func minimizingMovement(
  of f: (Vector) -> Double, gradient: (Vector) -> Vector, from start: Vector, stepSize: Double, steps: Int,
  tolerance: Double = 1e-12
) -> [Vector] {
  require(stepSize > 0 && stepSize.isFinite, "minimizingMovement: stepSize must be positive, got \(stepSize)")
  require(steps >= 0, "minimizingMovement: steps must not be negative, got \(steps)")
  require(tolerance > 0, "minimizingMovement: tolerance must be positive, got \(tolerance)")
  var points = [start]
  for _ in 0..<steps {
    points.append(
      proximalPoint(
        of: f, gradient: gradient, around: points[points.count - 1], stepSize: stepSize, tolerance: tolerance))
  }
  return points
}

/// One step of the minimizing movement from `anchor`. Everything is scaled by $\alpha$: the objective is
/// $\frac12\lVert x - x_k\rVert^2 + \alpha f(x)$ and its gradient the residual of implicit Euler.
private func proximalPoint(
  of f: (Vector) -> Double, gradient: (Vector) -> Vector, around anchor: Vector, stepSize: Double, tolerance: Double
) -> Vector {
  func objective(_ x: Vector) -> Double { 0.5 * (x - anchor).squaredNorm + stepSize * f(x) }
  func residual(_ x: Vector) -> Vector {
    x - anchor + stepSize * checkedGradient(gradient, at: x, for: "minimizingMovement")
  }
  var point = anchor
  var slope = residual(anchor)
  let initialSlope = slope.norm
  for _ in 0..<200 {
    if slope.norm <= tolerance * (1 + point.norm) { return point }
    let direction = newtonDirection(at: point, slope: slope, gradient: residual)
    guard let next = decreasing(objective, residual, from: point, slope: slope, along: direction) else {
      require(
        slope.norm <= 1e-6 * (1 + point.norm + initialSlope),
        "minimizingMovement: no decrease from \(point) along a descent direction; does the gradient belong to f?")
      return point
    }
    point = next
    slope = residual(point)
  }
  preconditionFailed(
    "minimizingMovement: no minimum found in 200 Newton steps, the residual is still \(slope.norm)")
}
