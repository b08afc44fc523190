extension ShortcutModel {
  /// How far a shortcut $s(x, t, d)$ is from self-consistency:
  /// $s(x, t, 2d) - \frac12\bigl[s(x, t, d) + s(x + d\,s(x, t, d),\ t + d,\ d)\bigr]$. Needs $t + 2d \le 1$.
  public func residual(
    of s: (Double, Double, Double) -> Double, at x: Double, time t: Double, size d: Double
  ) -> Double {
    requireStep(t, d, 2, "residual")
    let first = s(x, t, d)
    let second = s(x + d * first, t + d, d)
    return s(x, t, 2 * d) - 0.5 * (first + second)
  }

  /// The residual of the velocity used as a shortcut of every size, $-\frac d2\frac{Dv}{Dt} + O(d^2)$.
  public func velocityResidual(at x: Double, time t: Double, size d: Double) -> Double {
    residual(of: { x, t, _ in velocity(at: x, time: t) }, at: x, time: t, size: d)
  }

  /// The mean square of the residual over the law of $x_t$, by a 401-node rule for every component.
  public func selfConsistencyLoss(
    of s: (Double, Double, Double) -> Double, time t: Double, size d: Double
  ) -> Double {
    marginal(at: t).expectation(nodesPerAxis: 401) { (x: Double) in
      let value = residual(of: s, at: x, time: t, size: d)
      return value * value
    }
  }

  /// What no flow-matching loss can go below: $E\operatorname{Var}(x_1 - x_0 \mid x_t)$, for $0 \le t < 1$.
  ///
  /// Given the component $k$, $x_1 - x_0$ has the variance $s_k^2/V_k$, $V_k = t^2s_k^2 + (1 - t)^2$, and the mean
  /// $u_k = \frac{(1 - t)(m_k - x) + ts_k^2x}{V_k}$, both finite at either end; the divided difference
  /// $\operatorname{Var}(x_1 \mid x_t)/(1 - t)^2$ is not. $\mathcal N(m, s^2)$ has the floor $s^2/V_t$.
  public func flowMatchingFloor(time t: Double) -> Double {
    require(t >= 0 && t < 1, "flowMatchingFloor: time \(t) is outside 0..<1")
    let (data, marginal) = (flow.data, marginal(at: t))
    return marginal.expectation { (x: Double) in
      let responsibilities = marginal.responsibilities(at: x)
      var (within, mean, square) = (0.0, 0.0, 0.0)
      for k in 0..<data.count {
        let (share, variance) = (responsibilities[k], marginal.variances[k])
        let u = ((1 - t) * (data.means[k] - x) + t * data.variances[k] * x) / variance
        within += share * data.variances[k] / variance
        mean += share * u
        square += share * u * u
      }
      return within + Swift.max(square - mean * mean, 0)
    }
  }
}
