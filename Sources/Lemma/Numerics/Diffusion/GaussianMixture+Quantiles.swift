internal import Glibc

extension GaussianMixture {
  /// $F(x) = \sum_k w_k \Phi\big(\frac{x - m_k}{s_k}\big)$ on the line, with relative accuracy in the lower tail.
  public func cdf(at x: Double) -> Double { exp(logTail(.lower, at: x)) }

  /// $1 - F(x)$ on the line, with relative accuracy in the upper tail.
  public func survival(at x: Double) -> Double { exp(logTail(.upper, at: x)) }

  /// The smallest $x$ with $F(x) \ge u$ on the line, for $0 < u < 1$; to rounding, also at $u = 10^{-300}$.
  public func quantile(_ u: Double) -> Double {
    requireLine("quantile")
    require(u > 0 && u < 1, "quantile: u must lie strictly between 0 and 1, got \(u)")
    return u <= 0.5 ? argument(.lower, logProbability: log(u)) : argument(.upper, logProbability: log1p(-u))
  }

  /// One of the two sides of a point. Probabilities above one half are never formed: they are the other side's.
  enum Tail { case lower, upper }

  /// $\log F(x)$ or $\log(1 - F(x))$.
  func logTail(_ tail: Tail, at x: Double) -> Double {
    requireLine("cdf")
    let standard = Normal()
    var result = -Double.infinity
    for k in 0..<count where weights[k] > 0 {
      let offset = tail == .lower ? x - means[k] : means[k] - x
      if variances[k] > 0 {
        result = logAddExp(result, log(weights[k]) + standard.logCDF(offset / variances[k].squareRoot()))
      } else if tail == .lower ? offset >= 0 : offset > 0 {
        result = logAddExp(result, log(weights[k]))
      }
    }
    return result
  }

  /// Where the tail has this log probability, at most $\log\frac12$.
  ///
  /// Newton's method for the logarithm of the tail, which is nearly quadratic far out, kept inside a bracket that also shrinks by
  /// bisection; at a jump the bracket alone converges.
  func argument(_ tail: Tail, logProbability target: Double) -> Double {
    var (low, high) = bracket(tail, target)
    var x = tail == .lower ? low : high
    var width = high - low
    for iteration in 0..<400 {
      let value = logTail(tail, at: x)
      if tail == .lower ? value >= target : value <= target { high = x } else { low = x }
      var next = newtonArgument(tail, at: x, value: value, target)
      // Every third iteration must have halved the bracket.
      let isSlow = iteration % 3 == 2 && high - low > 0.5 * width
      if iteration % 3 == 2 { width = high - low }
      if !(next > low && next < high) || isSlow { next = low + 0.5 * (high - low) }
      if !(next > low && next < high) || (next - x).magnitude <= 0.5 * x.ulp && iteration > 0 { break }
      x = next
    }
    return logTailHasJump ? high : x
  }

  private var logTailHasJump: Bool { variances.contains(0) }

  /// The zero of the tangent of the log tail.
  private func newtonArgument(_ tail: Tail, at x: Double, value: Double, _ target: Double) -> Double {
    guard !logTailHasJump else { return .nan }
    let slope = exp(logDensity(at: x) - value)
    return x + (tail == .lower ? target - value : value - target) / slope
  }

  /// An interval that contains the argument: $\Phi(-a) \le \frac12 e^{-a^2/2}$ bounds every component's tail, and beyond all means lies
  /// more than half of the mass.
  private func bracket(_ tail: Tail, _ target: Double) -> (low: Double, high: Double) {
    let a = Swift.max(0, -2 * (target + log(2))).squareRoot() * (1 + 1e-15) + 1e-12
    var (low, high) = (Double.infinity, -Double.infinity)
    for k in 0..<count where weights[k] > 0 {
      let reach = a * variances[k].squareRoot()
      low = Swift.min(low, tail == .lower ? means[k] - reach : means[k])
      high = Swift.max(high, tail == .lower ? means[k] : means[k] + reach)
    }
    // Rounding must not exclude an end.
    return (low.nextDown, high.nextUp)
  }
}

/// The monotone map $G^{-1}(F(x))$ that carries $p$ to $q$ on the line, where $F$, $G$ are their distribution functions.
///
/// Computed from the smaller of the two tails at `x`, hence accurate wherever that tail's logarithm is finite.
public func transportMap(from p: GaussianMixture, to q: GaussianMixture, at x: Double) -> Double {
  p.requireLine("transportMap")
  q.requireLine("transportMap")
  require(x.isFinite, "transportMap: x is \(x)")
  let lower = p.logTail(.lower, at: x)
  if lower <= log(0.5) { return q.argument(.lower, logProbability: lower) }
  return q.argument(.upper, logProbability: p.logTail(.upper, at: x))
}
