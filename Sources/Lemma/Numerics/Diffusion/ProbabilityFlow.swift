/// The ordinary differential equation whose solutions have the laws $p_t$ of $\alpha_t x_0 + \sigma_t\varepsilon$, with exact velocity:
/// $$v(x, t) = \dot\alpha_t E[x_0 \mid x] + \dot\sigma_t E[\varepsilon \mid x] = f_t x - \tfrac12 g_t^2\,\nabla\log p_t(x).$$
///
/// The first form is used: it is finite at $\alpha = 0$ and at $\sigma = 0$, where the second is $\infty - \infty$ or $0/0$. They agree by
/// Tweedie's formula $\alpha E[x_0 \mid x] = x + \sigma^2\nabla\log p_t$.
/// Source: Song et al. 2020, arXiv:2011.13456, section 4.3.
public struct ProbabilityFlow: Sendable {
  /// The law of $x_0$.
  public let data: GaussianMixture
  /// $\alpha_t$ and $\sigma_t$.
  public let schedule: NoiseSchedule

  /// The flow from noise to the law of `data`.
  public init(data: GaussianMixture, schedule: NoiseSchedule) {
    (self.data, self.schedule) = (data, schedule)
  }

  /// $p_t$.
  public func marginal(at t: Double) -> GaussianMixture { data.diffused(by: schedule, at: t) }

  func posterior(at t: Double) -> PosteriorMeans {
    PosteriorMeans(data: data, alpha: schedule.alpha(at: t), sigma: schedule.sigma(at: t))
  }
}

extension ProbabilityFlow {
  /// $E[x_0 \mid x_t = x]$ on the line.
  public func dataPrediction(at x: Double, time t: Double) -> Double {
    data.requireLine("dataPrediction")
    return posterior(at: t)(at: x).data
  }

  /// $E[x_0 \mid x_t = x]$.
  public func dataPrediction(at x: Vector, time t: Double) -> Vector {
    data.requirePoint(x, "dataPrediction")
    return posterior(at: t)(at: x).data
  }

  /// $E[\varepsilon \mid x_t = x] = -\sigma_t\nabla\log p_t(x)$ on the line.
  public func noisePrediction(at x: Double, time t: Double) -> Double {
    data.requireLine("noisePrediction")
    return schedule.sigma(at: t) * posterior(at: t)(at: x).negativeScore
  }

  /// $E[\varepsilon \mid x_t = x] = -\sigma_t\nabla\log p_t(x)$.
  public func noisePrediction(at x: Vector, time t: Double) -> Vector {
    data.requirePoint(x, "noisePrediction")
    return schedule.sigma(at: t) * posterior(at: t)(at: x).negativeScore
  }

  /// $v(x, t)$ on the line.
  public func velocity(at x: Double, time t: Double) -> Double {
    data.requireLine("velocity")
    let (mean, negativeScore) = posterior(at: t)(at: x)
    return schedule.alphaRate(at: t) * mean + schedule.halfVarianceRate(at: t) * negativeScore
  }

  /// $v(x, t)$.
  public func velocity(at x: Vector, time t: Double) -> Vector {
    data.requirePoint(x, "velocity")
    let (mean, negativeScore) = posterior(at: t)(at: x)
    return schedule.alphaRate(at: t) * mean + schedule.halfVarianceRate(at: t) * negativeScore
  }
}

extension ProbabilityFlow {
  /// The exact solution at time `u` that is `x` at time `t`, on the line: a flow there preserves the distribution function, so it is
  /// $F_u^{-1}(F_t(x))$.
  public func transport(_ x: Double, from t: Double, to u: Double) -> Double {
    data.requireLine("transport")
    return t == u ? x : transportMap(from: marginal(at: t), to: marginal(at: u), at: x)
  }

  /// The exact solution for a single Gaussian in any dimension, $\alpha_u m + V_u^{1/2} V_t^{-1/2}(x - \alpha_t m)$ with
  /// $V_t = \alpha_t^2\Sigma + \sigma_t^2 I$.
  ///
  /// All $V_t$ share the eigenvectors of $\Sigma$. Several components in more than one dimension are a precondition failure.
  public func transport(_ x: Vector, from t: Double, to u: Double) -> Vector {
    data.requirePoint(x, "transport")
    if data.dimension == 1 { return [transport(x[0], from: t, to: u)] }
    require(data.count == 1, "transport: \(data.count) components in dimension \(data.dimension)")
    let (start, end) = (marginal(at: t), marginal(at: u))
    start.requireDensity("transport")
    let residuals = start.shares(at: x).residuals
    var result = end.means
    // The residuals are already divided by the variances, of which the square root remains.
    let coordinate = { (i: Int) in residuals[i] * (start.variances[i] * end.variances[i]).squareRoot() }
    data.addAlongAxes(1, coordinate, component: 0, to: &result)
    return Vector(storage: result)
  }
}
