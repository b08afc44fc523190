/// An integral, a bound of its error in practice, and the evaluations it took.
public struct IntegralEstimate: Sendable {
  /// The value of the integral.
  public let value: Double
  /// An estimate of the absolute error: larger than the true error of smooth integrands and of those with singular
  /// ends; from a kink or a peak between the nodes it may be wrong.
  public let error: Double
  /// How often the integrand was evaluated.
  public let evaluations: Int
}

/// $\int_a^b f(x)\,dx$ to a relative $10^{-10}$ or an absolute $10^{-12}$, whichever is larger.
///
/// Never stops the program: where `integralEstimate` throws, this returns the best value found, or NaN when `f` is not
/// finite at some point. Use `integralEstimate` to see the error. Cost: 21 evaluations for each of at most 399 rules.
public func integral(of f: (Double) -> Double, from a: Double, to b: Double) -> Double {
  if a.isNaN || b.isNaN { return .nan }
  do {
    return try integralEstimate(of: f, from: a, to: b).value
  } catch NumericsError.notConverged(_, _, let best) {
    return best ?? .nan
  } catch {
    return .nan
  }
}

/// $\int_a^b f(x)\,dx$ by adaptive Gauss–Kronrod quadrature with 10 and 21 nodes and extrapolation at singular ends.
///
/// Either end may be infinite; `a > b` changes the sign; the ends themselves are never evaluated. The result is
/// accepted when its estimated error is at most
/// $\max(\mathtt{absoluteTolerance}, \mathtt{relativeTolerance}\,|\int f|)$. The relative tolerance must be at least
/// $50\epsilon$. Each interval costs 21 evaluations, over the whole line 42.
///
/// A peak narrower than the first grid can be missed altogether, and the estimate then does not show it. Name the
/// place: `integralEstimate(of: { exp(-1e8 * (($0 - 0.3) * ($0 - 0.3))) }, from: 0, to: 1, breakpoints: [0.3])`.
/// Breakpoints, which must lie between the ends, are also for kinks and singularities inside; the first intervals
/// shrink towards them, to a thousandth, which costs 126 evaluations for a single one. On the whole line their
/// distances from 0 count.
///
/// Throws `notConverged` with the best value when `maximumIntervals` or rounding ends the bisection or the integral
/// seems to diverge, and `nonFinite` when `f` is NaN or infinite at a point. Source: Piessens et al., "QUADPACK", 1983.
public func integralEstimate(
  of f: (Double) -> Double, from a: Double, to b: Double, relativeTolerance: Double = 1e-10,
  absoluteTolerance: Double = 1e-12, breakpoints: [Double] = [], maximumIntervals: Int = 200
) throws -> IntegralEstimate {
  require(!a.isNaN && !b.isNaN, "integralEstimate: an end is NaN")
  require(
    relativeTolerance >= 50 * Double.ulpOfOne,
    "integralEstimate: relativeTolerance must be at least 1.2e-14, got \(relativeTolerance)")
  require(absoluteTolerance >= 0, "integralEstimate: absoluteTolerance must not be negative, got \(absoluteTolerance)")
  require(maximumIntervals >= 1, "integralEstimate: maximumIntervals must be at least 1, got \(maximumIntervals)")
  if a == b { return IntegralEstimate(value: 0, error: 0, evaluations: 0) }
  for point in breakpoints {
    let isInside = point > Swift.min(a, b) && point < Swift.max(a, b)
    require(isInside, "integralEstimate: breakpoint \(point) is not between \(a) and \(b)")
  }
  let chart = IntegrationChart(from: Swift.min(a, b), to: Swift.max(a, b))
  return try oriented(a < b ? 1 : -1) {
    var quadrature = AdaptiveQuadrature(
      try IntervalPartition(f, chart, breakpoints: breakpoints), relativeTolerance: relativeTolerance,
      absoluteTolerance: absoluteTolerance)
    return try quadrature.run(f, maximumIntervals: maximumIntervals)
  }
}

/// Multiplies the value by `sign`, also that of a failure.
private func oriented(_ sign: Double, _ integrate: () throws -> IntegralEstimate) throws -> IntegralEstimate {
  do {
    let estimate = try integrate()
    return IntegralEstimate(value: sign * estimate.value, error: estimate.error, evaluations: estimate.evaluations)
  } catch NumericsError.notConverged(let count, let residual, let best) {
    throw NumericsError.notConverged(after: count, residual: residual, best: best.map { sign * $0 })
  }
}
