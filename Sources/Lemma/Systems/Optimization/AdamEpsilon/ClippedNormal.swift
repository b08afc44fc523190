internal import Glibc

/// The moments of $\mathrm{clip}(x/\epsilon, -1, 1)$ for $x \sim \mathcal N(\mu, s^2)$, in $a = \mu/s$ and $b = \epsilon/s$.
struct ClippedNormal {
  let mean, deviation, epsilon: Double

  private var a: Double { mean / deviation }
  private var b: Double { epsilon / deviation }

  /// What is left without noise, or without $\epsilon$.
  private var limit: Double? {
    if deviation == 0 { return epsilon == 0 ? signum(mean) : Swift.max(-1, Swift.min(1, mean / epsilon)) }
    return epsilon == 0 ? expectedSign(mean: mean, deviation: deviation) : nil
  }

  /// $\mathbb E = \frac12[\operatorname{erf}\frac{a+b}{\sqrt2} + \operatorname{erf}\frac{a-b}{\sqrt2}]
  /// + \frac a{2b}[\operatorname{erf}\frac{a+b}{\sqrt2} - \operatorname{erf}\frac{a-b}{\sqrt2}]
  /// + \frac1b[\phi(a + b) - \phi(a - b)]$.
  ///
  /// For small $b$ the last two terms cancel: there the expansion $\operatorname{erf}\frac a{\sqrt2} - \frac{b^2}3a\phi(a)$.
  var first: Double {
    if let limit { return limit }
    if b < 1e-4 { return erf(a * 0.5.squareRoot()) - b * b / 3 * a * normalDensity(a) }
    let (upper, lower) = (erf((a + b) * 0.5.squareRoot()), erf((a - b) * 0.5.squareRoot()))
    return 0.5 * (upper + lower) + 0.5 * (a / b) * (upper - lower)
      + (normalDensity(a + b) - normalDensity(a - b)) / b
  }

  /// $\mathbb E = 1 - D + \mu^2D + 2\mu t\,(\phi(\alpha) - \phi(\omega)) + t^2(D + \alpha\phi(\alpha) - \omega\phi(\omega))$ with
  /// $t = 1/b$, $\mu = a/b$, $\alpha = -b - a$, $\omega = b - a$, $D = \Phi(\omega) - \Phi(\alpha)$.
  ///
  /// For small $b$ everything but the 1 cancels: there
  /// $1 - b\phi(a)[\frac43 + \frac2{15}(a^2 - 1)b^2 + \frac1{210}(a^4 - 6a^2 + 3)b^4]$.
  var second: Double {
    if deviation == 0 || epsilon == 0 { return (limit ?? 0) * (limit ?? 0) }
    let (a, b) = (a, b)
    if b < 1e-2 {
      let square = a * a
      let bend = 2.0 / 15 * (square - 1) * b * b + (square * (square - 6) + 3) * b * b * b * b / 210
      return 1 - b * normalDensity(a) * (4.0 / 3 + bend)
    }
    let (alpha, omega) = (-b - a, b - a)
    let inside = 0.5 * (erf(omega * 0.5.squareRoot()) - erf(alpha * 0.5.squareRoot()))
    let (atAlpha, atOmega) = (normalDensity(alpha), normalDensity(omega))
    let spread = inside + product(alpha, atAlpha) - product(omega, atOmega)
    return 1 - inside + a / b * (a / b) * inside + 2 * a / b / b * (atAlpha - atOmega) + spread / b / b
  }

  /// $x\phi(x)$, 0 where $\phi$ has underflowed.
  private func product(_ x: Double, _ density: Double) -> Double { density == 0 ? 0 : x * density }
}

/// $\phi(x) = e^{-x^2/2}/\sqrt{2\pi}$.
private func normalDensity(_ x: Double) -> Double { exp(-0.5 * x * x) / (2 * Double.pi).squareRoot() }
