internal import Glibc

/// What the backward process of a model does to a distance at one time.
struct BackwardRates {
  let data: GaussianMixture
  let model: GaussianMixture
  let schedule: NoiseSchedule
  /// $\kappa$.
  let weight: Double

  /// $\kappa g_t^2$.
  func diffusion(at t: Double) -> Double { weight * schedule.squaredDiffusion(at: t) }

  /// $\ell_t = -f_t + \kappa g_t^2L_s(t)$.
  func growth(at t: Double) -> Double { -schedule.drift(at: t) + diffusion(at: t) * lipschitz(at: t) }

  /// $E_{p_t}(\nabla\log p_t - s_\theta)^2$.
  func scoreError(at t: Double) -> Double {
    let truth = data.diffused(by: schedule, at: t)
    let guess = model.diffused(by: schedule, at: t)
    return truth.expectation(nodesPerAxis: 401) { x in
      let error = truth.score(at: x) - guess.score(at: x)
      return error * error
    }
  }

  /// $\sup_xs_\theta'(x)$: the best of a grid finer than the narrowest component, refined, and the value in the tails.
  func lipschitz(at t: Double) -> Double {
    let law = model.diffused(by: schedule, at: t)
    law.requireDensity("lipschitz")
    let tail = -1 / law.variances.reduce(0) { Swift.max($0, $1) }
    if law.count == 1 { return tail }
    let deviations = law.variances.map { $0.squareRoot() }
    let low = zip(law.means, deviations).reduce(Double.infinity) { Swift.min($0, $1.0 - 8 * $1.1) }
    let high = zip(law.means, deviations).reduce(-Double.infinity) { Swift.max($0, $1.0 + 8 * $1.1) }
    let narrowest = deviations.reduce(Double.infinity) { Swift.min($0, $1) }
    let count = Int(Swift.min(20001, Swift.max(201, 16 * (high - low) / narrowest)))
    let step = (high - low) / Double(count - 1)
    var best = (x: low, value: -Double.infinity)
    for index in 0..<count {
      let x = low + Double(index) * step
      let value = law.scoreDerivative(at: x)
      if value > best.value { best = (x, value) }
    }
    let refined = goldenSection({ -law.scoreDerivative(at: $0) }, in: best.x - step...best.x + step)
    return Swift.max(tail, best.value, -refined.value)
  }
}
