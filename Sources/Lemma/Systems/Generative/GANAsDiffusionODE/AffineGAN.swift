/// A GAN on the line with the generator $g(z) = \text{scale}\cdot z + \text{shift}$ of standard normal noise and the
/// optimal discriminator $D = \log(p/q)$ at every step.
///
/// For a Gaussian target its gradient flow is exactly the flow of $\mathrm{KL}(q\|p)$; a step of size $\epsilon$ is an
/// explicit Euler step of that flow.
public struct AffineGAN: Sendable {
  public private(set) var scale: Double
  public private(set) var shift: Double
  private let target: GaussianMixture

  /// A target of dimension 1, $\text{scale} \ne 0$.
  public init(target: GaussianMixture, scale: Double, shift: Double) {
    target.requireLine("AffineGAN")
    target.requireDensity("AffineGAN")
    require(scale != 0 && scale.isFinite, "AffineGAN: scale must not be 0, got \(scale)")
    require(shift.isFinite, "AffineGAN: shift is \(shift)")
    (self.target, self.scale, self.shift) = (target, scale, shift)
  }

  /// The law of the generated samples.
  public var generated: GaussianMixture {
    .gaussian(mean: shift, standardDeviation: scale.magnitude)
  }

  /// The gradient of $E[-D(g(z))]$ by scale and shift with $D$ frozen: $-E[D'(g(z))\,z]$ and $-E[D'(g(z))]$, by a
  /// 4001-node rule.
  public var generatorGradient: Vector {
    let (nodes, weights) = normalRule(4001, radius: 10)
    var (byScale, byShift) = (0.0, 0.0)
    for (z, weight) in zip(nodes, weights) {
      // The score of q at g(z) is -z/scale.
      let slope = weight * (target.score(at: scale * z + shift) + z / scale)
      byScale -= slope * z
      byShift -= slope
    }
    return [byScale, byShift]
  }

  /// Alternates: the discriminator goes to its optimum, the generator one gradient step.
  public mutating func train(stepSize: Double, steps: Int) {
    require(stepSize > 0 && stepSize.isFinite, "AffineGAN.train: stepSize must be positive, got \(stepSize)")
    require(steps >= 0, "AffineGAN.train: steps must not be negative, got \(steps)")
    for _ in 0..<steps {
      let gradient = generatorGradient
      (scale, shift) = (scale - stepSize * gradient[0], shift - stepSize * gradient[1])
      require(scale != 0 && scale.isFinite, "AffineGAN.train: the generator collapsed to scale \(scale)")
    }
  }
}
