internal import Glibc

/// The factor by which one step of DDIM from $t$ to $u$ multiplies data $\mathcal N(0, s^2)$:
/// $\frac{\alpha_u\alpha_ts^2 + \sigma_u\sigma_t}{\alpha_t^2s^2 + \sigma_t^2}$.
///
/// For unit data on the cosine schedule it is the cosine of the angle of the step, so that $N$ equal steps shrink the deviation to
/// $\cos^N\frac\pi{2N}$. `deviation` must not be negative, nor 0 where $\sigma_t = 0$.
public func ddimMultiplier(deviation: Double, from t: Double, to u: Double, schedule: NoiseSchedule) -> Double {
  require(deviation >= 0 && deviation.isFinite, "ddimMultiplier: deviation must not be negative, got \(deviation)")
  let variance = deviation * deviation
  let (alpha, sigma) = (schedule.alpha(at: t), schedule.sigma(at: t))
  let total = alpha * alpha * variance + sigma * sigma
  require(total > 0, "ddimMultiplier: no variance at time \(t)")
  return (schedule.alpha(at: u) * alpha * variance + schedule.sigma(at: u) * sigma) / total
}

/// The time $\tau \in (a, b)$ at which the velocity *on the trajectory* is the mean velocity of the step from $b$ to $a$, for data
/// $\mathcal N(0, s^2)$ and $\sigma = t$.
///
/// Trajectories are $x_t \propto \sqrt{s^2 + t^2}$, so $\tau = sQ/\sqrt{1 - Q^2}$ with $Q = \frac{\sqrt{s^2 + b^2} - \sqrt{s^2 + a^2}}{b - a}$ does not
/// depend on $x$. $s > 0$ and $0 \le a < b$.
public func meanValueTime(deviation s: Double, from b: Double, to a: Double) -> Double {
  requireStep(s, b, a, "meanValueTime")
  let (start, end) = (hypot(s, b), hypot(s, a))
  let quotient = (a + b) / (start + end)
  // 1 - Q = ((start - b) + (end - a))/(start + end), where start - b = s²/(start + b).
  let complement = s * s * (1 / (start + b) + 1 / (end + a)) / (start + end)
  return s * quotient / (complement * (1 + quotient)).squareRoot()
}

/// The time at which one evaluation after an Euler predictor gives the exact step from $b$ to $a$, for data $\mathcal N(0, s^2)$ and $\sigma = t$:
/// the root in $(a, b)$ of $1 + (a - b)\big(1 + \frac{(u - b)b}{s^2 + b^2}\big)\frac u{s^2 + u^2} = \sqrt{\frac{s^2 + a^2}{s^2 + b^2}}$.
///
/// Later than ``meanValueTime(deviation:from:to:)``, because the predictor is not on the trajectory. $s > 0$ and $0 \le a < b$.
/// Source: Zhou, Chen, Wang, Chen, "Fast ODE-based sampling for diffusion models in around 5 steps", 2023, arXiv:2312.00094.
public func amedTime(deviation s: Double, from b: Double, to a: Double) -> Double {
  requireStep(s, b, a, "amedTime")
  do {
    return try findRoot(of: { amedResidual(s, b, a, $0, 1) }, in: a...b, tolerance: 0)
  } catch {
    preconditionFailed("amedTime: \(error)")
  }
}

/// The step's multiplier minus the exact one.
func amedResidual(_ s: Double, _ b: Double, _ a: Double, _ u: Double, _ c: Double) -> Double {
  let predictor = 1 + (u - b) * b / (s * s + b * b)
  return 1 + c * (a - b) * predictor * u / (s * s + u * u) - hypot(s, a) / hypot(s, b)
}

func requireStep(_ s: Double, _ b: Double, _ a: Double, _ function: String) {
  require(s > 0 && s.isFinite, "\(function): deviation must be positive, got \(s)")
  require(a >= 0 && a < b && b.isFinite, "\(function): from \(b) to \(a) is not a step towards 0")
}
