internal import Glibc

extension FDivergence {
  /// $D_f(p \| q) = \int q\,f(r)$ for a target $p$ and a current law $q$ on the line.
  ///
  /// The trapezoidal rule on 40001 nodes over twelve deviations around all components, with products taken in logarithms: the six named
  /// divergences survive any ratio. One given only by its generator is infinite where $f(r)$ leaves the range of doubles.
  public func value(target: GaussianMixture, current: GaussianMixture) -> Double {
    lineIntegral(target, current) { x in
      integrand(logTarget: target.logDensity(at: x), logCurrent: current.logDensity(at: x))
    }
  }

  /// $\frac d{dt}D_f(p\|q_t) = -E_q\bigl[r^2f''(r)\,h'(d)\,(\partial_xd)^2\bigr] \le 0$ along the flow of a rescaling, by the same
  /// rule.
  public func dissipation(
    under h: MonotoneRescaling, target: GaussianMixture, current: GaussianMixture
  ) -> Double {
    -lineIntegral(target, current) { x in
      let logDensity = current.logDensity(at: x)
      let logRatio = target.logDensity(at: x) - logDensity
      let slope = target.score(at: x) - current.score(at: x)
      let rate = logDensity + log(curvature(logRatio)) + log(h.slope(at: logRatio))
      return slope == 0 ? 0 : exp(rate + 2 * log(slope.magnitude))
    }
  }
}

/// The trapezoidal rule over twelve deviations around all components of two mixtures on the line.
func lineIntegral(_ p: GaussianMixture, _ q: GaussianMixture, of f: (Double) -> Double) -> Double {
  let (low, spacing) = commonGrid(p, q)
  var sum = 0.5 * (f(low) + f(low + Double(commonGridSteps) * spacing))
  for i in 1..<commonGridSteps { sum += f(low + Double(i) * spacing) }
  return sum * spacing
}

let commonGridSteps = 40_000

/// The first node and the spacing of the grid that carries both mixtures.
func commonGrid(_ p: GaussianMixture, _ q: GaussianMixture) -> (start: Double, spacing: Double) {
  p.requireLine("the integral over the line")
  q.requireLine("the integral over the line")
  p.requireDensity("the integral over the line")
  q.requireDensity("the integral over the line")
  let means = p.means + q.means
  let reaches = (p.variances + q.variances).map { 12 * $0.squareRoot() }
  let low = zip(means, reaches).map { $0 - $1 }.min()!
  let high = zip(means, reaches).map { $0 + $1 }.max()!
  return (low, (high - low) / Double(commonGridSteps))
}
