internal import Glibc

/// The coefficients of the corruption $x_t = \alpha_t x_0 + \sigma_t\varepsilon$: data at small $t$, noise at large $t$.
///
/// The corruption solves $dx = f_t x\,dt + g_t\,dw$ with $f = \dot\alpha/\alpha$ and $g^2 = 2\sigma\dot\sigma - 2f\sigma^2$. A time outside the
/// domain of the schedule by more than rounding is a precondition failure.
/// Sources: Song, Sohl-Dickstein, Kingma, Kumar, Ermon, Poole 2020, arXiv:2011.13456; Karras, Aittala, Aila, Laine 2022, arXiv:2206.00364.
public struct NoiseSchedule: Sendable {
  enum Family: Sendable {
    case linear
    case cosine
    case varianceExploding
    case geometric(minimum: Double, logRatio: Double)
    case variancePreserving(minimum: Double, increase: Double)
  }

  let family: Family

  /// $\alpha = 1 - t$, $\sigma = t$ on $[0, 1]$: straight lines from noise to data (rectified flow).
  public static let linear = NoiseSchedule(family: .linear)

  /// $\alpha = \cos\frac{\pi t}2$, $\sigma = \sin\frac{\pi t}2$ on $[0, 1]$.
  public static let cosine = NoiseSchedule(family: .cosine)

  /// $\alpha = 1$, $\sigma = t \ge 0$.
  public static let varianceExploding = NoiseSchedule(family: .varianceExploding)

  /// $\alpha = 1$, $\sigma = \sigma_{\min}(\sigma_{\max}/\sigma_{\min})^t$ on $[0, 1]$, $0 < \sigma_{\min} < \sigma_{\max}$.
  public static func geometricVarianceExploding(minimumSigma: Double, maximumSigma: Double) -> NoiseSchedule {
    require(
      minimumSigma > 0 && minimumSigma < maximumSigma && maximumSigma.isFinite,
      "geometricVarianceExploding: minimumSigma \(minimumSigma) and maximumSigma \(maximumSigma) must increase from above 0"
    )
    return NoiseSchedule(family: .geometric(minimum: minimumSigma, logRatio: log(maximumSigma / minimumSigma)))
  }

  /// $dx = -\frac12\beta_t x\,dt + \sqrt{\beta_t}\,dw$ with $\beta_t = \beta_{\min} + t(\beta_{\max} - \beta_{\min})$ on $[0, 1]$, so that
  /// $\log\alpha_t = -\frac14 t^2(\beta_{\max} - \beta_{\min}) - \frac12 t\beta_{\min}$ and $\alpha^2 + \sigma^2 = 1$; $0 < \beta_{\min} \le \beta_{\max}$.
  public static func variancePreserving(minimumRate: Double, maximumRate: Double) -> NoiseSchedule {
    require(
      minimumRate > 0 && minimumRate <= maximumRate && maximumRate.isFinite,
      "variancePreserving: minimumRate \(minimumRate) and maximumRate \(maximumRate) must be positive and in order")
    return NoiseSchedule(family: .variancePreserving(minimum: minimumRate, increase: maximumRate - minimumRate))
  }
}

extension NoiseSchedule {
  /// $\alpha_t$.
  public func alpha(at t: Double) -> Double {
    let t = admitted(t)
    switch family {
    case .linear: return 1 - t
    case .cosine: return quarterCosine(t)
    case .varianceExploding, .geometric: return 1
    case .variancePreserving: return exp(logAlpha(t))
    }
  }

  /// $\sigma_t$.
  public func sigma(at t: Double) -> Double {
    let t = admitted(t)
    switch family {
    case .linear, .varianceExploding: return t
    case .cosine: return quarterCosine(1 - t)
    case .geometric(let minimum, let logRatio): return minimum * exp(t * logRatio)
    // 1 - α² would lose half of the digits where α is near 1.
    case .variancePreserving: return (-expm1(2 * logAlpha(t))).squareRoot()
    }
  }

  /// $\log\alpha_t$ of the variance-preserving family.
  func logAlpha(_ t: Double) -> Double {
    guard case .variancePreserving(let minimum, let increase) = family else { return log(alpha(at: t)) }
    return -t * (0.25 * t * increase + 0.5 * minimum)
  }

  /// The time inside the domain; stages of an integrator may leave it by rounding.
  func admitted(_ t: Double) -> Double {
    let end: Double
    if case .varianceExploding = family { end = .greatestFiniteMagnitude } else { end = 1 }
    require(t >= -1e-12 && t <= end + 1e-12, "NoiseSchedule: time \(t) is outside the schedule's domain")
    return Swift.min(Swift.max(t, 0), end)
  }
}

/// $\cos\frac{\pi t}2$ on $[0, 1]$, exactly 0 at 1.
func quarterCosine(_ t: Double) -> Double {
  t <= 0.5 ? cos(0.5 * Double.pi * t) : sin(0.5 * Double.pi * (1 - t))
}
