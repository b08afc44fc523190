internal import Glibc

/// $x/\sqrt{x^2 + \epsilon^2}$, a smooth model of Adam's $x/(|x| + \epsilon)$, from which it differs by at most 0.2326.
///
/// $\epsilon = 0$ is the sign, with $\operatorname{sign}(0) = 0$. $\epsilon$ must not be negative. That Adam moves along a sign
/// damped by noise: Balles and Hennig, "Dissecting Adam", 2017, arXiv:1705.07774.
public func softSign(_ x: Double, epsilon: Double) -> Double {
  require(epsilon >= 0, "softSign: epsilon must not be negative, got \(epsilon)")
  if epsilon == 0 { return signum(x) }
  if x.isInfinite { return epsilon.isInfinite ? .nan : signum(x) }
  return x / hypot(x, epsilon)
}

/// How the moments of a soft sign of a normal variable are found.
public enum MomentEstimate: Sendable {
  /// By quadrature, to about $10^{-10}$.
  case exact
  /// For $\mathrm{clip}(x/\epsilon, -1, 1)$ instead of the soft sign, in closed form.
  case clipped
  /// By algebraic functions that replace the error function by $x/\sqrt{x^2 + \pi/4}$.
  case algebraic
}

/// $\mathbb E\operatorname{sign}(x) = \operatorname{erf}\dfrac{\mu}{s\sqrt2}$ for $x \sim \mathcal N(\mu, s^2)$; the sign itself for
/// $s = 0$.
public func expectedSign(mean: Double, deviation: Double) -> Double {
  requireMoments("expectedSign", deviation: deviation, epsilon: 0)
  return deviation == 0 ? signum(mean) : erf(mean / deviation * 0.5.squareRoot())
}

func requireMoments(_ function: StaticString, deviation: Double, epsilon: Double) {
  require(deviation >= 0, "\(function): deviation must not be negative, got \(deviation)")
  require(epsilon >= 0, "\(function): epsilon must not be negative, got \(epsilon)")
}
