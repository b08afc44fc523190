internal import Glibc

/// The exact consistency function of one-dimensional data on the path $x_t = (1 - t)x_0 + tz$: where the probability flow
/// through $(x, t)$ ends, $f(x, t) = \Phi_{t\to0}(x) = F_0^{-1}(F_t(x))$.
///
/// It solves $\partial_tf + v\,\partial_xf = 0$ with $f(x, 0) = x$, exactly so at $t = 0$. Each call costs a distribution function and a
/// quantile.
///
/// Source: Song, Dhariwal, Chen, Sutskever, "Consistency Models", 2023, arXiv:2303.01469.
public struct ConsistencyFunction: Sendable {
  let flow: ProbabilityFlow

  /// The function of these data, of dimension 1.
  public init(data: GaussianMixture) {
    data.requireLine("ConsistencyFunction")
    flow = ProbabilityFlow(data: data, schedule: .linear)
  }

  /// $f(x, t)$ for $0 \le t \le 1$.
  public func callAsFunction(_ x: Double, at t: Double) -> Double {
    require(t >= 0 && t <= 1, "ConsistencyFunction: time \(t) is outside 0...1")
    return flow.transport(x, from: t, to: 0)
  }

  /// $\partial_xf = p_t(x)/p_0(f)$, from the logarithms of the densities.
  public func slope(at x: Double, time t: Double) -> Double {
    if t == 0 { return 1 }
    return exp(flow.marginal(at: t).logDensity(at: x) - flow.data.logDensity(at: self(x, at: t)))
  }

  /// $\partial_tf + v\,\partial_xf$ for $0 < t < 1$, zero but for the error of central differences in time of step
  /// $10^{-4}$, or less near an end.
  public func residual(at x: Double, time t: Double) -> Double {
    require(t > 0 && t < 1, "ConsistencyFunction.residual: time \(t) is not inside 0...1")
    let h = Swift.min(1e-4, t, 1 - t)
    let rate = (self(x, at: t + h) - self(x, at: t - h)) / (2 * h)
    return rate + flow.velocity(at: x, time: t) * slope(at: x, time: t)
  }
}

/// The skip and output weights $c_{\rm skip} = \frac{s^2}{(t - \epsilon)^2 + s^2}$ and
/// $c_{\rm out} = \frac{s(t - \epsilon)}{\sqrt{s^2 + t^2}}$ of $f = c_{\rm skip}x + c_{\rm out}F$: at the smallest time $\epsilon$ the
/// network $F$ has no say and $f = x$. For data of deviation $s > 0$ and $t \ge \epsilon \ge 0$.
public func consistencyPreconditioning(time t: Double, dataDeviation s: Double, minimumTime epsilon: Double) -> Vector {
  require(s > 0, "consistencyPreconditioning: dataDeviation must be positive, got \(s)")
  require(
    epsilon >= 0 && t >= epsilon, "consistencyPreconditioning: time \(t) is below minimumTime \(epsilon)")
  let elapsed = t - epsilon
  return [s * s / (elapsed * elapsed + s * s), s * elapsed / hypot(s, t)]
}
