/// An approximate solution $d$ of $H d = -g$, $H$ the derivative of `gradient` at `point` and $g$ its value `slope`.
///
/// Conjugate gradients, with $Hp$ from central differences; truncated at the first direction of non-positive
/// curvature, so that $d$ is a descent direction in any case.
func newtonDirection(at point: Vector, slope: Vector, gradient: (Vector) -> Vector) -> Vector {
  var solution = Vector(slope.count)
  var remainder = -slope
  var direction = remainder
  var squaredRemainder = remainder.squaredNorm
  let target = 1e-9 * slope.norm
  for iteration in 0..<(2 * slope.count + 20) {
    let image = directionalDerivative(of: gradient, at: point, along: direction)
    let curvature = dot(direction, image)
    guard curvature > 0, curvature.isFinite else { return iteration == 0 ? direction : solution }
    let length = squaredRemainder / curvature
    solution += length * direction
    remainder -= length * image
    let next = remainder.squaredNorm
    if next.squareRoot() <= target { break }
    direction = remainder + (next / squaredRemainder) * direction
    squaredRemainder = next
  }
  return solution
}

/// $\frac1{2h}\bigl(g(x + hp) - g(x - hp)\bigr)$ with a displacement of $\epsilon^{1/3}$ times the size of $x$.
private func directionalDerivative(
  of gradient: (Vector) -> Vector, at point: Vector, along direction: Vector
) -> Vector {
  let width = 6e-6 * (1 + point.norm) / direction.norm
  return (gradient(point + width * direction) - gradient(point - width * direction)) / (2 * width)
}

/// The first of $x + d, x + d/2, x + d/4, \dots$ that decreases the objective sufficiently; `nil` if none does.
///
/// Close to the minimum the decrease drowns in the rounding of the objective. There a point counts that does not
/// raise it by more than that rounding and halves its gradient.
func decreasing(
  _ objective: (Vector) -> Double, _ gradient: (Vector) -> Vector, from point: Vector, slope: Vector,
  along direction: Vector
) -> Vector? {
  let value = objective(point)
  let rate = dot(slope, direction)
  let rounding = 8 * Double.ulpOfOne * value.magnitude
  var length = 1.0
  for _ in 0..<60 {
    let trial = point + length * direction
    let trialValue = objective(trial)
    if trialValue <= value + 1e-4 * length * rate, trialValue < value { return trial }
    if trialValue <= value + rounding, gradient(trial).norm <= 0.5 * slope.norm { return trial }
    length *= 0.5
  }
  return nil
}
