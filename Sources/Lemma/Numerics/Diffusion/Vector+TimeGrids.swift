internal import Glibc

extension Vector {
  /// `steps` equal steps between two times, in either direction: `steps + 1` entries.
  public static func uniformGrid(from start: Double, to end: Double, steps: Int) -> Vector {
    require(steps >= 1, "uniformGrid: steps must be at least 1, got \(steps)")
    require(start != end, "uniformGrid: from and to are both \(start)")
    return linspace(from: start, through: end, count: steps + 1)
  }

  /// $t_i = \big(t_{\max}^{1/\rho} + \frac i{N-1}(t_{\min}^{1/\rho} - t_{\max}^{1/\rho})\big)^\rho$ for $i < N$, then 0: `count + 1` entries.
  ///
  /// $0 < t_{\min} < t_{\max}$, $\rho > 0$, $N \ge 1$; for $N = 1$ the grid is $t_{\max}, 0$.
  /// Source: Karras, Aittala, Aila, Laine 2022, arXiv:2206.00364, equation (5).
  public static func karrasGrid(maximum: Double, minimum: Double, count: Int, exponent: Double) -> Vector {
    require(count >= 1, "karrasGrid: count must be at least 1, got \(count)")
    require(
      minimum > 0 && minimum < maximum && maximum.isFinite,
      "karrasGrid: minimum \(minimum) and maximum \(maximum) must increase from above 0")
    require(exponent > 0 && exponent.isFinite, "karrasGrid: exponent must be positive, got \(exponent)")
    let (first, last) = (pow(maximum, 1 / exponent), pow(minimum, 1 / exponent))
    return Vector(count: count + 1) { index in
      if index == count { return 0 }
      if index == 0 { return maximum }
      if index == count - 1 { return minimum }
      return pow(first + Double(index) / Double(count - 1) * (last - first), exponent)
    }
  }

  /// Times between which $\lambda = \log(\alpha/\sigma)$ changes by equal steps: `steps + 1` entries, the ends exact.
  ///
  /// $\lambda$ must be finite at both ends.
  public static func halfLogSNRGrid(_ schedule: NoiseSchedule, from start: Double, to end: Double, steps: Int) -> Vector
  {
    require(steps >= 1, "halfLogSNRGrid: steps must be at least 1, got \(steps)")
    let (first, last) = (schedule.halfLogSNR(at: start), schedule.halfLogSNR(at: end))
    require(
      first.isFinite && last.isFinite && first != last,
      "halfLogSNRGrid: log(alpha/sigma) is \(first) at \(start) and \(last) at \(end)")
    return Vector(count: steps + 1) { index in
      if index == 0 { return start }
      if index == steps { return end }
      return schedule.time(halfLogSNR: first + Double(index) * (last - first) / Double(steps))
    }
  }
}
