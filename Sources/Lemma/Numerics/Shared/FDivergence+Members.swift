extension FDivergence {
  /// $\mathrm{KL}(q \| p)$: $f(r) = -\log r$.
  public static let reverseKL = FDivergence(
    generator: { -$0 }, slope: { _ in -1 }, curvature: { _ in 1 },
    farGenerator: { -$0 * exp(-$0) })

  /// $\mathrm{KL}(p \| q)$: $f(r) = r \log r$.
  public static let forwardKL = FDivergence(
    generator: { $0 == -.infinity ? 0 : exp($0) * $0 },
    slope: { $0 == -.infinity ? 0 : exp($0) * (1 + $0) },
    curvature: { exp($0) }, farGenerator: { $0 })

  /// Jensen–Shannon: $f(r) = \frac12 \big[r \log\frac{2r}{1+r} + \log\frac{2}{1+r}\big]$.
  public static let jensenShannon = FDivergence(
    generator: jensenShannonGenerator,
    slope: { d in 0.5 * ratioTimes(exp(d), logOfHalf(d)) },
    curvature: { d in 0.5 * logistic(d) },
    farGenerator: { d in 0.5 * (logOfHalf(d) + exp(-d) * logOfHalf(-d)) })

  /// $2\,\mathrm{KL}(\frac{p+q}{2} \| p)$: $f(r) = (1 + r) \log\frac{1+r}{2r}$.
  public static let softenedReverseKL = FDivergence(
    generator: { d in
      let logarithm = -logOfHalf(d)
      return logarithm + ratioTimes(exp(d), logarithm)
    },
    slope: { d in ratioTimes(exp(d), -logOfHalf(d)) - 1 },
    curvature: { d in logistic(-d) }, farGenerator: { d in -(1 + exp(-d)) * logOfHalf(d) })

  /// Pearson's $\chi^2$: $f(r) = (r - 1)^2$.
  public static let pearson = FDivergence(
    generator: { d in expm1(d) * expm1(d) }, slope: { d in 2 * exp(d) * expm1(d) }, curvature: { d in 2 * exp(2 * d) },
    farGenerator: { d in exp(d) * expm1(-d) * expm1(-d) })

  /// The squared Hellinger distance: $f(r) = (\sqrt r - 1)^2$.
  public static let squaredHellinger = FDivergence(
    generator: { d in expm1(0.5 * d) * expm1(0.5 * d) },
    slope: { d in exp(0.5 * d) * expm1(0.5 * d) },
    curvature: { d in 0.5 * exp(0.5 * d) },
    farGenerator: { d in expm1(-0.5 * d) * expm1(-0.5 * d) })
}

private func jensenShannonGenerator(_ d: Double) -> Double {
  let x = tanh(0.5 * d)
  if x.magnitude > 0.1 { return 0.5 * (ratioTimes(exp(d), logOfHalf(d)) + logOfHalf(-d)) }
  // Near r = 1 the terms cancel: with x = (r - 1)/(r + 1) the sum is Σ x^{2k}/(k(2k - 1)) over 1 - x.
  var sum = 0.0
  for k in stride(from: 9, through: 1, by: -1) { sum = (sum + 1 / Double(k * (2 * k - 1))) * x * x }
  return 0.5 * sum / (1 - x)
}

/// $\log\frac{2r}{1 + r}$ at $r = e^d$, accurate at both ends and near $r = 1$.
private func logOfHalf(_ d: Double) -> Double {
  // 2r/(1 + r) = 1 + tanh(d/2), and for small r directly.
  d > -1 ? log1p(tanh(0.5 * d)) : d + log(2) - log1p(exp(d))
}

/// $r x$, and 0 where $r$ has underflowed.
private func ratioTimes(_ ratio: Double, _ x: Double) -> Double { ratio == 0 ? 0 : ratio * x }
