internal import Glibc

/// The logistic discriminator among polynomials: coefficients of $1, x, \dots, x^{\text{degree}}$ that maximise
/// $E_p\log\sigma(D) + E_q\log\sigma(-D)$.
///
/// Without the restriction the maximum is at $D = \log(p/q)$, with the value $2\,\mathrm{JS} - 2\log2$; for two Gaussians degree
/// 2 reaches it. Newton's method with step halving on the exact population, in a variable of mean 0 and deviation 1,
/// until a step is below $10^{-12}$ or, below $10^{-7}$, no longer shrinks. `degree` $\ge 0$; more than 100 iterations stop the
/// program.
public func fitLogRatio(target p: GaussianMixture, current q: GaussianMixture, degree: Int) -> Vector {
  require(degree >= 0, "fitLogRatio: degree must not be negative, got \(degree)")
  let population = DiscriminatorPopulation(target: p, current: q)
  var coefficients = Vector(degree + 1)
  var last = Double.infinity
  for _ in 0..<100 {
    let (loss, gradient, curvature) = population.expansion(at: coefficients)
    guard let step = try? solve(curvature, gradient) else { break }
    let length = step.norm(.infinity)
    var factor = 1.0
    // Close to the optimum the loss no longer resolves an improvement, and the full step is right.
    while length > 1e-6, factor > 1e-10, !(population.loss(at: coefficients - factor * step) <= loss) { factor *= 0.5 }
    coefficients -= factor * step
    // Steps that stop shrinking there are rounding.
    if length < 1e-12 || length < 1e-7 && length > 0.1 * last { return population.inPowers(coefficients) }
    last = length
  }
  preconditionFailed("fitLogRatio: not separable to this degree, \(degree)")
}

/// Both laws on their common grid, in the standardised variable.
private struct DiscriminatorPopulation {
  private let nodes: [(z: Double, target: Double, current: Double)]
  private let center: Double
  private let width: Double

  init(target p: GaussianMixture, current q: GaussianMixture) {
    let (start, spacing) = commonGrid(p, q)
    let (mean, other) = (p.mean[0], q.mean[0])
    let center = 0.5 * (mean + other)
    let width = (0.5 * (p.covariance[0, 0] + q.covariance[0, 0]) + 0.25 * (mean - other) * (mean - other)).squareRoot()
    nodes = (0...commonGridSteps).compactMap { i in
      let x = start + Double(i) * spacing
      let masses = (p.density(at: x) * spacing, q.density(at: x) * spacing)
      return masses.0 + masses.1 < 1e-40 ? nil : ((x - center) / width, masses.0, masses.1)
    }
    (self.center, self.width) = (center, width)
  }

  func loss(at coefficients: Vector) -> Double {
    nodes.reduce(0) { sum, node in
      let d = horner(coefficients, node.z)
      return sum + node.target * softplus(-d) + node.current * softplus(d)
    }
  }

  func expansion(at coefficients: Vector) -> (loss: Double, gradient: Vector, curvature: Matrix) {
    let n = coefficients.count
    // The Hessian of a polynomial depends on the sum of the exponents only.
    var (loss, slopes, moments) = (0.0, Vector(n), Vector(2 * n - 1))
    for node in nodes {
      let d = horner(coefficients, node.z)
      let (accepted, rejected) = (logistic(d), logistic(-d))
      loss += node.target * softplus(-d) + node.current * softplus(d)
      let slope = node.current * accepted - node.target * rejected
      let bend = (node.target + node.current) * accepted * rejected
      var power = 1.0
      for j in 0..<2 * n - 1 {
        if j < n { slopes[j] += slope * power }
        moments[j] += bend * power
        power *= node.z
      }
    }
    return (loss, slopes, Matrix(rows: n, columns: n) { moments[$0 + $1] })
  }

  /// The coefficients of powers of $x = c + wz$.
  func inPowers(_ coefficients: Vector) -> Vector {
    var result = Vector(coefficients.count)
    for coefficient in coefficients.elements.reversed() {
      // Multiply by (x - c)/w and add the coefficient.
      var next = Vector(coefficients.count)
      for j in 0..<result.count {
        next[j] -= result[j] * center / width
        if j + 1 < result.count { next[j + 1] += result[j] / width }
      }
      next[0] += coefficient
      result = next
    }
    return result
  }
}

private func horner(_ coefficients: Vector, _ z: Double) -> Double {
  var value = 0.0
  for j in stride(from: coefficients.count - 1, through: 0, by: -1) { value = value * z + coefficients[j] }
  return value
}
