internal import Glibc

/// One step of the approximate mean-direction solver: $x_a = x_b + c\,(a - b)\,v(\tilde x_u, u)$ with
/// $\tilde x_u = x_b + (u - b)\,v(x_b, b)$, two evaluations.
///
/// The mean-value theorem gives an exact $u$ (with $c = 1$) for a scalar equation; a vector's components want different times, and the
/// scale $c$ buys one more exact direction. With $c = 1$ and $u = \sqrt{ab}$ on $\sigma = t$ it is DPM-Solver-2.
/// Source: Zhou et al. 2023, arXiv:2312.00094.
public func amedStep(
  _ flow: ProbabilityFlow, from x: Vector, time b: Double, to a: Double, at u: Double, scale c: Double
) -> Vector {
  let predicted = x + (u - b) * flow.velocity(at: x, time: b)
  return x + c * (a - b) * flow.velocity(at: predicted, time: u)
}

/// The time and the scale with which one step of ``amedStep(_:from:time:to:at:scale:)`` from $b$ to $a$ is exact for Gaussian data with
/// two different standard deviations, hence for every point of the plane; $\sigma = t$, $0 < a < b$.
///
/// Newton's method from $(\sqrt{ab}, 1)$, its steps halved until the residual falls. Throws `NumericsError.notConverged` if they no
/// longer help.
public func fitAMED(deviations: Vector, from b: Double, to a: Double) throws -> (time: Double, scale: Double) {
  require(deviations.count == 2, "fitAMED: \(deviations.count) deviations instead of 2")
  for s in deviations { requireStep(s, b, a, "fitAMED") }
  require(a > 0, "fitAMED: the step must end above 0")
  require(deviations[0] != deviations[1], "fitAMED: both deviations are \(deviations[0])")
  func residuals(_ p: Vector) -> Vector { deviations.map { amedResidual($0, b, a, p[0], p[1]) } }
  var point: Vector = [(a * b).squareRoot(), 1]
  var value = residuals(point)
  for _ in 0..<100 {
    let step = try solve(jacobian(deviations, b, a, point), -value)
    var factor = 1.0
    var next = point + step
    while factor > 1e-10 && !(next[0] > 0 && residuals(next).norm < value.norm) {
      factor *= 0.5
      next = point + factor * step
    }
    if factor <= 1e-10 { break }
    (point, value) = (next, residuals(next))
  }
  guard value.norm <= 1e-13 else { throw NumericsError.notConverged(after: 100, residual: value.norm) }
  return (point[0], point[1])
}

/// The derivatives of the residuals by time and scale.
private func jacobian(_ deviations: Vector, _ b: Double, _ a: Double, _ point: Vector) -> Matrix {
  let (u, c) = (point[0], point[1])
  return Matrix(rows: 2, columns: 2) { row, column in
    let s = deviations[row]
    let predictor = 1 + (u - b) * b / (s * s + b * b)
    let velocity = u / (s * s + u * u)
    if column == 1 { return (a - b) * predictor * velocity }
    let velocitySlope = (s * s - u * u) / ((s * s + u * u) * (s * s + u * u))
    return c * (a - b) * (b / (s * s + b * b) * velocity + predictor * velocitySlope)
  }
}

/// The shares of the variance of a trajectory's points that one, two, … principal directions explain, cumulative and centred.
///
/// At least two points, not all equal. Cost: one singular value decomposition.
public func explainedVariance(of trajectory: [Vector]) -> Vector {
  require(trajectory.count >= 2, "explainedVariance: a trajectory of \(trajectory.count) points")
  let mean = trajectory.reduce(Vector(trajectory[0].count), +) / Double(trajectory.count)
  let values = singularValues(Matrix(rowVectors: trajectory.map { $0 - mean }))
  let sums = cumulativeSum(values * values)
  require(sums[sums.count - 1] > 0, "explainedVariance: all points are equal")
  return sums / sums[sums.count - 1]
}
