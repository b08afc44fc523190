/// The flow of $\mathrm{KL}(q\|p)$ for Gaussian target $\mathcal N(m, s^2)$ and start: $q_t$ stays Gaussian with
/// $\mu_t = m + (\mu_0 - m)e^{-t/s^2}$ and $\tau_t^2 = s^2 + (\tau_0^2 - s^2)e^{-2t/s^2}$.
///
/// It is the law of ``OrnsteinUhlenbeck`` with stiffness $1/s^2$ and temperature 1, centred at $m$: the velocity
/// $\partial_x\log(p/q)$ is affine while $q$ is Gaussian. Source: Jordan, Kinderlehrer, Otto, "The variational formulation of the
/// Fokker–Planck equation", 1998.
public struct GaussianGradientFlow: Sendable {
  private let process: OrnsteinUhlenbeck
  private let start: GaussianState
  private let targetMean: Double

  /// Finite means, positive deviations (the start's may be 0).
  public init(targetMean: Double, targetDeviation: Double, mean: Double, deviation: Double) {
    require(targetMean.isFinite, "GaussianGradientFlow: targetMean is \(targetMean)")
    require(targetDeviation > 0, "GaussianGradientFlow: targetDeviation must be positive, got \(targetDeviation)")
    process = OrnsteinUhlenbeck(stiffness: 1 / (targetDeviation * targetDeviation), temperature: 1)
    start = GaussianState(mean: mean - targetMean, deviation: deviation)
    self.targetMean = targetMean
  }

  /// $\mu_t$, $t \ge 0$.
  public func mean(at t: Double) -> Double { targetMean + process.state(at: t, from: start).mean }

  /// $\tau_t$, $t \ge 0$.
  public func deviation(at t: Double) -> Double { process.state(at: t, from: start).deviation }

  /// $\mathrm{KL}(q_t\|p)$, accurate near equilibrium too.
  public func divergence(at t: Double) -> Double { process.relativeEntropy(of: process.state(at: t, from: start)) }
}
