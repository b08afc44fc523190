/// $m \leftarrow am + bg$, $\theta \leftarrow \theta - \eta\,(\operatorname{sign}(m) + \lambda\theta)$ in one pass.
func signStep(
  _ theta: UnsafeMutableBufferPointer<Double>, momentum m: UnsafeMutableBufferPointer<Double>,
  gradient g: UnsafeBufferPointer<Double>, kept: Double, fresh: Double, rate: Double, decay: Double
) {
  for i in 0..<theta.count {
    let average = kept * m[i] + fresh * g[i]
    m[i] = average
    theta[i] -= rate * (branchlessSign(average) + decay * theta[i])
  }
}

/// Lion's pass: the direction from the old momentum with the weights `direction`, then the momentum with the weights `memory`.
func signStep(
  _ theta: UnsafeMutableBufferPointer<Double>, momentum m: UnsafeMutableBufferPointer<Double>,
  gradient g: UnsafeBufferPointer<Double>, direction: (kept: Double, fresh: Double),
  memory: (kept: Double, fresh: Double), rate: Double, decay: Double
) {
  for i in 0..<theta.count {
    let sign = branchlessSign(direction.kept * m[i] + direction.fresh * g[i])
    theta[i] -= rate * (sign + decay * theta[i])
    m[i] = memory.kept * m[i] + memory.fresh * g[i]
  }
}

/// $\operatorname{sign}(x)$ with $\operatorname{sign}(\pm0) = 0$: two comparisons that become masks, and the loops vectors.
@inline(__always)
private func branchlessSign(_ x: Double) -> Double { (x > 0 ? 1 : 0) - (x < 0 ? 1 : 0) }
