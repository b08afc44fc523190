/// One minimising movement in Wasserstein space for $n$ ordered particles of mass $1/n$.
///
/// The minimiser of
/// $\frac1n\sum V(x_i) - \frac Tn\sum_{i<n}\log\bigl(n(x_{i+1} - x_i)\bigr) + \frac1{2\tau n}\sum(x_i - y_i)^2$,
/// $y$ the strictly increasing `quantiles`: on the line, the optimal transport of sorted particles is the sorted
/// one. The logarithm keeps the order. Damped Newton steps, each in linear time; for convex $V$ the minimiser is
/// unique, otherwise it is a local one not above $y$. `temperature` and `stepSize` must be positive; a potential
/// without minimum is a precondition failure. Source: Jordan, Kinderlehrer, Otto, 1998; the particles: Blanchet, Calvez,
/// Carrillo, 2008.
public func jkoStep(
  _ quantiles: Vector, potential: (Double) -> Double, derivative: (Double) -> Double,
  secondDerivative: (Double) -> Double, temperature: Double, stepSize: Double
) -> Vector {
  require(temperature > 0 && temperature.isFinite, "jkoStep: temperature must be positive, got \(temperature)")
  require(stepSize > 0 && stepSize.isFinite, "jkoStep: stepSize must be positive, got \(stepSize)")
  require(quantiles.count > 0, "jkoStep: there are no quantiles")
  requireIncreasing(quantiles)
  /// The objective times $n\tau$, but for a constant; infinite where the order is broken.
  func objective(_ x: Vector) -> Double {
    let logarithms = gaps(x).map { $0 > 0 ? log($0) : -.infinity }
    let energy = sum(x.map(potential)) - temperature * sum(logarithms)
    return 0.5 * (x - quantiles).squaredNorm + stepSize * energy
  }
  var x = quantiles
  for _ in 0..<200 {
    let spread = gaps(x)
    let slope = x - quantiles + stepSize * (x.map(derivative) + repulsion(spread, temperature))
    let stiffness = spread.map { stepSize * temperature / ($0 * $0) }.elements
    let curvature = x.map { Swift.max(1 + stepSize * secondDerivative($0), 1e-3) }
    let step = Vector(JumpMatrix(excess: curvature.elements, up: stiffness, down: stiffness).solve((-slope).elements))
    let decrement = -dot(slope, step)
    require(decrement.isFinite, "jkoStep: the derivatives of the potential are not finite")
    // Within this distance of the minimum the logarithm keeps a full step inside, and decreases come close to
    // rounding.
    let isClose = decrement <= 1e-6 * stepSize * temperature
    x = isClose ? x + step : decreased(objective, from: x, along: step, decrement: decrement)
    if isClose, max(abs(step)) <= 1e-11 * (1 + max(abs(x))) { return x }
  }
  preconditionFailed("jkoStep: no minimum found in 200 Newton steps")
}

/// $\nabla$ of $-T\sum\log(x_{i+1} - x_i)$: each gap pushes its two ends apart.
private func repulsion(_ gaps: Vector, _ temperature: Double) -> Vector {
  Vector(count: gaps.count + 1) { index in
    let below = index > 0 ? temperature / gaps[index - 1] : 0
    let above = index < gaps.count ? temperature / gaps[index] : 0
    return above - below
  }
}

private func gaps(_ x: Vector) -> Vector { Vector(count: x.count - 1) { x[$0 + 1] - x[$0] } }

private func requireIncreasing(_ quantiles: Vector) {
  for index in 0..<quantiles.count - 1 {
    require(
      quantiles[index] < quantiles[index + 1],
      "jkoStep: the quantiles must increase strictly, but number \(index) is \(quantiles[index]) "
        + "and the next \(quantiles[index + 1])")
  }
}

/// The first of $x + d, x + d/2, \dots$ that keeps the order and decreases the objective sufficiently.
private func decreased(
  _ objective: (Vector) -> Double, from x: Vector, along step: Vector, decrement: Double
) -> Vector {
  let value = objective(x)
  require(value.isFinite, "jkoStep: the potential is not finite")
  var length = 1.0
  for _ in 0..<60 {
    let trial = x + length * step
    if objective(trial) <= value - 0.1 * length * decrement { return trial }
    length *= 0.5
  }
  preconditionFailed("jkoStep: no decrease; do the derivatives belong to the potential?")
}
