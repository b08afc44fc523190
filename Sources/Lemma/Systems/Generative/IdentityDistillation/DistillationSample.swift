/// One node of the integral over the generator's input $y$ and the noise $\varepsilon$.
struct DistillationSample {
  let weight: Double
  /// $y$.
  let base: Double
  /// $\varepsilon$, the same that made $x$.
  let noise: Double
  /// $\epsilon_\varphi(x)$ and its derivative in $x$.
  let teacher: (value: Double, slope: Double)
  /// $\epsilon_\psi(x)$ and its derivative in $x$.
  let student: (value: Double, slope: Double)

  /// What is averaged in this form of the loss.
  func integrand(_ l: IdentityDistillation.FrozenLoss) -> Double {
    let (p, q) = (teacher.value, student.value)
    switch l {
    case .naive: return (p - q) * (p - q)
    case .identity: return (p - q) * (p - noise)
    case .complete: return p * p - 2 * p * noise + q * noise
    case .generatorMatching: return p * p - 2 * p * noise + 2 * q * noise - q * q
    }
  }

  /// The derivative of the integrand by $x$: both predictions follow the sample, the noise does not.
  func slope(_ l: IdentityDistillation.FrozenLoss) -> Double {
    let (p, q) = (teacher.value, student.value)
    switch l {
    case .naive: return 2 * (p - q) * (teacher.slope - student.slope)
    case .identity: return (teacher.slope - student.slope) * (p - noise) + (p - q) * teacher.slope
    case .complete: return 2 * teacher.slope * (p - noise) + student.slope * noise
    case .generatorMatching: return 2 * teacher.slope * (p - noise) + 2 * student.slope * (noise - q)
    }
  }
}

extension IdentityDistillation {
  /// Visits the nodes of the joint law of $(y, \varepsilon)$.
  func forEachSample(_ body: (DistillationSample) -> Void) {
    let (nodes, nodeWeights) = isGaussian ? hermiteRule : normalRule(241, radius: 9)
    let student = student
    for k in 0..<base.count where base.weights[k] > 0 {
      let deviation = base.variances[k].squareRoot()
      for (u, weight) in zip(nodes, nodeWeights) {
        let y = base.means[k] + deviation * u
        for (noise, noiseWeight) in zip(nodes, nodeWeights) {
          let total = base.weights[k] * weight * noiseWeight
          // Far corners, where even a prediction of 10⁴ contributes nothing.
          if total < 1e-30 { continue }
          let x = alpha * (scale * y + shift) + sigma * noise
          body(
            DistillationSample(
              weight: total, base: y, noise: noise, teacher: (teacherNoise(at: x), teacherNoiseSlope(at: x)),
              student: (-sigma * student.score(at: x), -sigma * student.scoreDerivative(at: x))))
        }
      }
    }
  }
}
