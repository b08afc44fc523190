import Lemma

/// $\sum_i100(x_{i+1}-x_i^2)^2+(1-x_i)^2$, as a plain loop.
func rosenbrock(_ x: Vector) -> Double {
  var total = 0.0
  for i in 0..<x.count - 1 {
    let bend = x[i + 1] - x[i] * x[i]
    total += 100 * bend * bend + (1 - x[i]) * (1 - x[i])
  }
  return total
}

/// Its gradient by hand.
func rosenbrockGradient(_ x: Vector) -> Vector {
  var gradient = Vector(x.count)
  for i in 0..<x.count - 1 {
    let bend = x[i + 1] - x[i] * x[i]
    gradient[i] += -400 * x[i] * bend - 2 * (1 - x[i])
    gradient[i + 1] += 200 * bend
  }
  return gradient
}

/// The same function on whole vectors, for tracing.
func tracedRosenbrock(_ x: TracedVector) -> TracedScalar {
  let first = x[0..<x.count - 1]
  let bend = x[1..<x.count] - first * first
  return 100 * bend.squaredNorm + (1 - first).squaredNorm
}

/// The same function on traced scalars, term by term as the plain one.
func scalarRosenbrock(_ x: TracedVector) -> TracedScalar {
  var total = TracedScalar(0)
  for i in 0..<x.count - 1 {
    let bend = x[i + 1] - x[i] * x[i]
    total = total + (100 * bend * bend + (1 - x[i]) * (1 - x[i]))
  }
  return total
}
