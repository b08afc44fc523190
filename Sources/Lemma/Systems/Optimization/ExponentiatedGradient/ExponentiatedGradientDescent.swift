internal import Glibc

/// The points $\theta_{t+1} = \theta_t\odot e^{-\eta\nabla\mathcal L(\theta_t)}$ of exponentiated gradient descent:
/// `steps + 1` of them, the start first.
///
/// The minimiser of
/// $\langle g,\theta\rangle + \frac1\eta\sum_i(\theta_i\log\frac{\theta_i}{\theta_{t,i}} - \theta_i + \theta_{t,i})$
/// over the positive orthant, so descent with relative entropy in the place of the squared distance. Signs are kept
/// and zero is absorbing: a coordinate that starts at 0 or underflows to it never moves again. Divergence is a
/// result, not an error: points grow and finally become infinite. The start is not negative, `learningRate` positive
/// and `steps` not negative. One gradient per step.
///
/// Source: Kivinen, Warmuth, "Exponentiated gradient versus gradient descent for linear predictors", 1997.
public func exponentiatedGradientDescent(
  from start: Vector, learningRate: Double, steps: Int, gradient: (Vector) -> Vector
) -> [Vector] {
  require(
    start.elements.allSatisfy { $0 >= 0 }, "exponentiated gradient descent needs a non-negative start, got \(start)")
  require(
    learningRate > 0 && learningRate.isFinite,
    "exponentiatedGradientDescent: learningRate must be positive, got \(learningRate)")
  require(steps >= 0, "exponentiatedGradientDescent: steps must not be negative, got \(steps)")
  var points = [start]
  points.reserveCapacity(steps + 1)
  for _ in 0..<steps {
    let point = points[points.count - 1]
    let slope = checkedGradient(gradient, at: point, for: "exponentiatedGradientDescent")
    points.append(Vector(count: point.count) { multiplied(point[$0], byExponentialOf: -learningRate * slope[$0]) })
  }
  return points
}

/// $\theta e^x$: 0 for $\theta = 0$ even where the exponential overflows, and in two factors where it alone would
/// leave the range of doubles.
func multiplied(_ theta: Double, byExponentialOf x: Double) -> Double {
  if theta == 0 && !x.isNaN { return theta }
  if x.magnitude < 700 { return theta * exp(x) }
  let half = exp(0.5 * x)
  return theta * half * half
}
