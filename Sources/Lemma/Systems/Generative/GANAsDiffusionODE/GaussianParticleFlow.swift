/// Particles on the line that move along the slope of a Gaussian discriminator.
///
/// The discriminator is the log ratio of the target $\mathcal N(m, s^2)$ to the Gaussian with the particles' own mean $\mu$ and
/// population variance $\tau^2$, so that $v(x) = -\frac{x - m}{s^2} + \frac{x - \mu}{\tau^2}$. Mean and variance then follow
/// ``GaussianGradientFlow`` exactly, whatever the particles' shape, which stays as it was.
public struct GaussianParticleFlow: Sendable {
  public private(set) var particles: Vector
  private let targetMean: Double
  private let targetDeviation: Double

  /// At least two finite particles, not all equal; a positive deviation.
  public init(particles: Vector, targetMean: Double, targetDeviation: Double) {
    require(particles.count >= 2, "GaussianParticleFlow: needs two particles, got \(particles.count)")
    require(particles.allSatisfy(\.isFinite), "GaussianParticleFlow: a particle is not finite")
    require(max(particles) > min(particles), "GaussianParticleFlow: all particles are equal")
    require(targetMean.isFinite, "GaussianParticleFlow: targetMean is \(targetMean)")
    require(targetDeviation > 0, "GaussianParticleFlow: targetDeviation must be positive, got \(targetDeviation)")
    (self.particles, self.targetMean, self.targetDeviation) = (particles, targetMean, targetDeviation)
  }

  /// Moves all particles for this time in equal Runge–Kutta steps of fourth order; the cost is four passes a step.
  public mutating func advance(duration: Double, steps: Int) {
    require(duration >= 0 && duration.isFinite, "advance: duration must not be negative, got \(duration)")
    require(steps >= 1, "advance: steps must be at least 1, got \(steps)")
    if duration == 0 { return }
    let velocity = { (_: Double, x: Vector) -> Vector in
      let (center, spread) = (mean(x), populationVariance(x))
      let pull = (x - targetMean) / (targetDeviation * targetDeviation)
      return (x - center) / spread - pull
    }
    particles = solveODE(velocity, from: 0, to: duration, initial: particles, steps: steps, method: .rk4).final
  }
}
