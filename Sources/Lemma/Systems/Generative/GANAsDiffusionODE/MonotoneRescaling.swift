internal import Glibc

/// An increasing function $h$ of the log density ratio $d = \log r$, given by its slope $h'(d) \ge 0$.
///
/// Moving samples along $v = \nabla h(d) = h'(d)\nabla d$ decreases every $f$-divergence between target and samples. A GAN's generator
/// loss is such an $h$.
///
/// Source: Yi, Zhu, Liu, "MonoFlow: Rethinking Divergence GANs via the Perspective of Wasserstein Gradient Flows", 2023,
/// arXiv:2302.01075.
public struct MonotoneRescaling: Sendable {
  private let slopeFunction: @Sendable (Double) -> Double

  /// The rescaling with this slope $h'(d)$, which must not be negative where it is evaluated.
  public init(slope: @escaping @Sendable (Double) -> Double) { slopeFunction = slope }

  /// The rescaling whose flow is the Wasserstein gradient flow of a divergence: $h'(d) = r^2f''(r)$.
  public init(descending divergence: FDivergence) {
    slopeFunction = { divergence.curvature($0) }
  }

  /// $h'(d)$.
  public func slope(at logRatio: Double) -> Double {
    let slope = slopeFunction(logRatio)
    require(slope >= 0, "MonotoneRescaling: the slope at \(logRatio) is \(slope), not increasing")
    return slope
  }

  /// $h = d$: the flow of $\mathrm{KL}(q\|p)$.
  public static let identity = MonotoneRescaling { _ in 1 }
  /// $h = e^d$: the flow of $\mathrm{KL}(p\|q)$.
  public static let exponential = MonotoneRescaling { exp($0) }
  /// $h = \log(1 + e^d)$, the saturating generator loss: the flow of twice the Jensen–Shannon divergence.
  public static let softplus = MonotoneRescaling { logistic($0) }
  /// $h = \log\sigma(d)$, the non-saturating generator loss: the flow of $2\,\mathrm{KL}(\frac{p+q}2\|p)$.
  public static let logSigmoid = MonotoneRescaling { logistic(-$0) }
  /// $h = \arctan d$, the flow of no familiar divergence.
  public static let arctangent = MonotoneRescaling { 1 / (1 + $0 * $0) }
}

/// The velocity $h'(d)\,(\nabla\log p - \nabla\log q)$ of a sample at $x$, for target $p$ and current law $q$ on the line.
public func monoFlowVelocity(
  target: GaussianMixture, current: GaussianMixture, rescaling: MonotoneRescaling, at x: Double
) -> Double {
  let logRatio = target.logDensity(at: x) - current.logDensity(at: x)
  return rescaling.slope(at: logRatio) * (target.score(at: x) - current.score(at: x))
}
