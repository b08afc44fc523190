internal import Glibc

extension Mollifier {
  /// The smoothed step $H(t) = \int_{-\infty}^t K$, with relative accuracy in the left tail.
  public func cdf(_ t: Double) -> Double {
    switch self {
    case .gaussian: Normal().cdf(t)
    case .logistic: Lemma.logistic(t)
    case .studentT2: SquarePlus(b: 1).derivative(at: t)
    case .laplace: t < 0 ? 0.5 * Glibc.exp(t) : 1 - 0.5 * Glibc.exp(-t)
    case .box: t <= -1 ? 0 : t >= 1 ? 1 : 0.5 * (1 + t)
    case .epanechnikov: t <= -1 ? 0 : t >= 1 ? 1 : 0.25 * (1 + t) * (1 + t) * (2 - t)
    // Not ½ + atan(t)/π: that loses the left tail 1/(π|t|).
    case .cauchy: Glibc.atan2(1, -t) / .pi
    }
  }

  /// The smoothed ReLU $R(t) = \int_{-\infty}^t H = \mathbb E\max(t - Z, 0)$; `.infinity` for the Cauchy density.
  ///
  /// The right branch is $R(t) = t + R(-t)$. Relative error of a few ulp in the left tail, where
  /// the Gaussian's textbook form $t\Phi(t) + \phi(t)$ loses a factor $t^2$.
  public func ramp(_ t: Double) -> Double {
    t > 0 ? t + lowerRamp(t) : lowerRamp(-t)
  }

  /// $R(-u)$ for $u \ge 0$: what smoothing adds to a kink at distance $u$.
  func lowerRamp(_ u: Double) -> Double {
    switch self {
    case .gaussian: gaussianRamp(u)
    case .logistic: Glibc.log1p(Glibc.exp(-u))
    case .studentT2: SquarePlus(b: 1)(-u)
    case .laplace: 0.5 * Glibc.exp(-u)
    case .box: u >= 1 ? 0 : 0.25 * (1 - u) * (1 - u)
    case .epanechnikov: u >= 1 ? 0 : (1 - u) * (1 - u) * (1 - u) * (3 + u) / 16
    case .cauchy: u.isNaN ? u : .infinity
    }
  }
}

/// $\phi(u) - u\,\Phi(-u)$ for $u \ge 0$.
///
/// The repeated integrals $I_n$ of the tail obey $nI_n = I_{n-2} - uI_{n-1}$, so that $I_1/I_0$ is the continued
/// fraction $1/(u + 2/(u + 3/(u + \cdots)))$ of positive terms; it takes over where the difference would cancel.
private func gaussianRamp(_ u: Double) -> Double {
  let normal = Normal()
  guard u > 3 else { return normal.density(u) - u * normal.cdf(-u) }
  if u > 40 { return 0 }
  var denominator = u
  for k in stride(from: 80.0, through: 2, by: -1) { denominator = u + k / denominator }
  return normal.cdf(-u) / denominator
}
