internal import Glibc

/// A bound on $W_2(p_0, q_0)$ between the data and what a diffusion model generates, by the error of its score:
/// $$W_2(p_0, q_0) \le \int_0^T\kappa g_t^2 I_t\,\epsilon_t\,dt + I_T W_2(p_T, q_T),\qquad I_t = \exp\int_0^t\ell_r\,dr.$$
///
/// Here $\epsilon_t^2 = E_{p_t}(\nabla\log p_t - s_\theta)^2$, $\ell_t = -f_t + \kappa g_t^2 L_s(t)$ with the one-sided Lipschitz constant
/// $L_s = \sup_x s_\theta'(x)$ of the model, and $\kappa$ is $\frac12$ for the probability-flow ODE and 1 for the reverse SDE. Proof: couple optimally
/// at $T$, drive both backward processes with the same noise; then $-\frac{d}{dt}D^2 \le 2\ell_tD^2 + 2\kappa g_t^2 D\epsilon_t$ for
/// $D^2 = E(x_t - y_t)^2$.
///
/// In one dimension, for a model that has the exact score of another mixture and starts from that mixture's own noisy law.
/// Source: Kwon, Fan, Lee, "Score-based generative modeling secretly minimizes the Wasserstein distance", 2022, arXiv:2212.06359.
public struct ScoreMatchingBound: Sendable {
  public enum Process: Sendable {
    /// The probability-flow ODE, $\kappa = \frac12$.
    case ode
    /// The reverse SDE, $\kappa = 1$.
    case sde
  }

  public let data: GaussianMixture
  public let model: GaussianMixture
  public let schedule: NoiseSchedule
  public let horizon: Double
  public let process: Process
  private let steps: Int

  /// The integral of the score's error.
  public let matching: Double
  /// What is left of the distance of the two priors.
  public let terminal: Double

  /// `horizon` is positive and inside the schedule, with $\alpha \ne 0$ up to there; `steps`, even and at least 2, is the number of intervals of
  /// the integrals over time (Simpson's rule).
  public init(
    data: GaussianMixture, model: GaussianMixture, schedule: NoiseSchedule, horizon: Double, process: Process,
    steps: Int = 2000
  ) {
    data.requireLine("ScoreMatchingBound")
    model.requireLine("ScoreMatchingBound")
    require(horizon > 0 && horizon.isFinite, "ScoreMatchingBound: horizon must be positive, got \(horizon)")
    require(steps >= 2 && steps % 2 == 0, "ScoreMatchingBound: steps must be even and at least 2, got \(steps)")
    (self.data, self.model, self.schedule) = (data, model, schedule)
    (self.horizon, self.process, self.steps) = (horizon, process, steps)
    let rates = BackwardRates(data: data, model: model, schedule: schedule, weight: process.weight)
    let times = Vector.linspace(from: 0, through: horizon, count: steps + 1).elements
    let growth = cumulativeSimpson(times.map { rates.growth(at: $0) }, step: horizon / Double(steps))
    let integrand = zip(times, growth).map { t, growth in
      rates.diffusion(at: t) * exp(growth) * rates.scoreError(at: t).squareRoot()
    }
    matching = cumulativeSimpson(integrand, step: horizon / Double(steps))[steps]
    terminal =
      exp(growth[steps])
      * wasserstein2(data.diffused(by: schedule, at: horizon), model.diffused(by: schedule, at: horizon))
  }
}

extension ScoreMatchingBound.Process {
  /// $\kappa$.
  var weight: Double { self == .ode ? 0.5 : 1 }
}

extension ScoreMatchingBound {
  private var rates: BackwardRates {
    BackwardRates(data: data, model: model, schedule: schedule, weight: process.weight)
  }

  /// The bound, ``matching`` plus ``terminal``.
  public var value: Double { matching + terminal }

  /// $W_2(p_0, q_0)$ itself.
  public var distance: Double { wasserstein2(data, model) }

  /// $\epsilon_t^2 = E_{p_t}(\nabla\log p_t - s_\theta)^2$: under the law of the data, not of the model.
  public func scoreError(at t: Double) -> Double { rates.scoreError(at: t) }

  /// $L_s(t) = \sup_xs_\theta'(x)$, which is negative where the model is log-concave. The two-sided constant $\sup|s_\theta'|$ would
  /// make the bound explode.
  public func lipschitz(at t: Double) -> Double { rates.lipschitz(at: t) }

  /// $I_t$, with as many intervals as the bound itself.
  public func amplification(at t: Double) -> Double {
    require(t >= 0 && t <= horizon, "amplification: time \(t) is outside [0, \(horizon)]")
    let values = Vector.linspace(from: 0, through: t, count: steps + 1).elements.map { rates.growth(at: $0) }
    return exp(cumulativeSimpson(values, step: t / Double(steps))[steps])
  }
}

/// $\int_{x_0}^{x_i}$ for every node of an even number of intervals: Simpson's rule, and between its nodes the parabola through them.
func cumulativeSimpson(_ values: [Double], step: Double) -> [Double] {
  var integrals = [0.0]
  for start in stride(from: 0, to: values.count - 1, by: 2) {
    let (a, b, c) = (values[start], values[start + 1], values[start + 2])
    integrals.append(integrals[start] + step / 12 * (5 * a + 8 * b - c))
    integrals.append(integrals[start] + step / 3 * (a + 4 * b + c))
  }
  return integrals
}
