internal import Glibc

extension NoiseSchedule {
  /// $\dot\alpha_t$.
  public func alphaRate(at t: Double) -> Double {
    switch family {
    case .linear: return -1
    case .cosine: return -0.5 * Double.pi * quarterCosine(1 - admitted(t))
    case .varianceExploding, .geometric: return 0
    case .variancePreserving: return -0.5 * rate(at: t) * alpha(at: t)
    }
  }

  /// $\dot\sigma_t$; infinite at 0 for the variance-preserving family, whose $\sigma$ starts like $\sqrt t$.
  public func sigmaRate(at t: Double) -> Double {
    switch family {
    case .linear, .varianceExploding: return 1
    case .cosine: return 0.5 * Double.pi * quarterCosine(admitted(t))
    case .geometric(_, let logRatio): return logRatio * sigma(at: t)
    case .variancePreserving: return halfVarianceRate(at: t) / sigma(at: t)
    }
  }

  /// $\sigma\dot\sigma$, half the rate of the noise's variance, which is finite everywhere.
  func halfVarianceRate(at t: Double) -> Double {
    guard case .variancePreserving = family else { return sigma(at: t) * sigmaRate(at: t) }
    let alpha = alpha(at: t)
    return 0.5 * rate(at: t) * alpha * alpha
  }

  /// $\beta_t$ of the variance-preserving family.
  private func rate(at t: Double) -> Double {
    guard case .variancePreserving(let minimum, let increase) = family else { return -2 * drift(at: t) }
    return minimum + admitted(t) * increase
  }

  /// $f_t = \dot\alpha/\alpha$, where $\alpha \ne 0$.
  public func drift(at t: Double) -> Double {
    if case .variancePreserving = family { return -0.5 * rate(at: t) }
    let alpha = alpha(at: t)
    require(alpha != 0, "drift: alpha is 0 at time \(t)")
    return alphaRate(at: t) / alpha
  }

  /// $g_t^2 = 2\sigma\dot\sigma - 2f\sigma^2$, where $\alpha \ne 0$.
  public func squaredDiffusion(at t: Double) -> Double {
    if case .variancePreserving = family { return rate(at: t) }
    let sigma = sigma(at: t)
    return 2 * halfVarianceRate(at: t) - 2 * drift(at: t) * sigma * sigma
  }

  /// $\lambda_t = \log(\alpha_t/\sigma_t)$, decreasing in $t$; $\pm\infty$ where $\sigma$ or $\alpha$ is 0.
  public func halfLogSNR(at t: Double) -> Double {
    if case .variancePreserving = family { return logAlpha(admitted(t)) - log(sigma(at: t)) }
    return log(alpha(at: t)) - log(sigma(at: t))
  }

  /// The time at which $\lambda_t$ has this value: the inverse of ``halfLogSNR(at:)``.
  ///
  /// A value the schedule does not take is a precondition failure.
  public func time(halfLogSNR lambda: Double) -> Double {
    require(!lambda.isNaN, "time: halfLogSNR is \(lambda)")
    switch family {
    case .linear: return logistic(-lambda)
    case .cosine: return 2 / Double.pi * atan(exp(-lambda))
    case .varianceExploding: return exp(-lambda)
    case .geometric(let minimum, let logRatio): return admitted((-lambda - log(minimum)) / logRatio)
    case .variancePreserving(let minimum, let increase):
      // α² is the logistic function of 2λ; the positive root of ¼Δt² + ½βt = -log α, without cancellation.
      let depth = 0.5 * softplus(-2 * lambda)
      return admitted(2 * depth / (0.5 * minimum + (0.25 * minimum * minimum + increase * depth).squareRoot()))
    }
  }
}
