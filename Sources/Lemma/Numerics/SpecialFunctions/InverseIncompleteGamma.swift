internal import Glibc

/// The $x$ with $P(a,x)=p$, for $a>0$ and $0\le p\le1$; NaN outside, 0 at $p=0$, $+\infty$ at $p=1$.
///
/// Relative error about that of ``regularizedGammaP(_:_:)`` over the condition $x^ae^{-x}/(\Gamma(a)P)$, at best a few
/// $\epsilon$. Three evaluations of $P$ or $Q$, about 0.5 µs.
public func inverseRegularizedGammaP(_ a: Double, _ p: Double) -> Double {
  guard a > 0 && a.isFinite && p >= 0 && p <= 1 else { return .nan }
  // 1 - p is exact in the upper half: the smaller tail decides the accuracy.
  return p <= 0.5 ? solveGammaTail(a, p, upper: false) : solveGammaTail(a, 1 - p, upper: true)
}

/// The $x$ with $Q(a,x)=q$, for $a>0$ and $0\le q\le1$; NaN outside, $+\infty$ at $q=0$, 0 at $q=1$.
///
/// Takes the upper tail itself, so that $q=10^{-300}$ has an answer. Accuracy and cost as for
/// ``inverseRegularizedGammaP(_:_:)``.
public func inverseRegularizedGammaQ(_ a: Double, _ q: Double) -> Double {
  guard a > 0 && a.isFinite && q >= 0 && q <= 1 else { return .nan }
  return q <= 0.5 ? solveGammaTail(a, q, upper: true) : solveGammaTail(a, 1 - q, upper: false)
}

/// Solves $\log T(e^u)=\log t$ for the tail $T=P$ or $Q$ by Halley's method.
///
/// In $u=\log x$ the density is log-concave, hence so are both tails: Newton's method converges from everywhere, and
/// $g''/g'=a-x-g'$ gives Halley's correction for nothing.
private func solveGammaTail(_ a: Double, _ tail: Double, upper: Bool) -> Double {
  if tail == 0 { return upper ? .infinity : 0 }
  var x = startingPoint(a, tail, upper: upper)
  guard x > 0 else { return 0 }
  let tolerance = 1e-8 / (1 + a.squareRoot())
  for _ in 0..<100 {
    let (p, q) = incompleteGamma(a, x)
    let value = upper ? q : p
    guard value > 0 else {
      // Underflow: the start lies too far out in the tail.
      x *= upper ? 0.75 : 1.5
      continue
    }
    let slope = (upper ? -a : a) * gammaPrefactor(a, x) / value
    let newton = -Glibc.log(value / tail) / slope
    let bend = 0.5 * newton * (a - x - slope)
    var step = Swift.abs(bend) < 0.5 ? newton / (1 + bend) : newton
    if upper { step = Swift.min(step, 1) }
    x = Swift.abs(step) < 0.1 ? x + x * Glibc.expm1(step) : x * Glibc.exp(step)
    if Swift.abs(step) <= tolerance || x == 0 { break }
  }
  return x
}

/// For $a\ge0.3$ the leading term of Temme's expansion inverted, else the leading term of $P$ at 0 or of $Q$ at
/// infinity.
private func startingPoint(_ a: Double, _ tail: Double, upper: Bool) -> Double {
  if a >= 0.3 {
    let eta = erfcInverse(2 * tail) * (2 / a).squareRoot()
    return a * ratio(eta: upper ? eta : -eta)
  }
  let p = upper ? 1 - tail : tail
  let nearZero = Glibc.exp((Glibc.log(p) + logGammaOnePlus(a)) / a)
  guard upper else { return nearZero }
  let far = -Glibc.log(tail) - logGamma(a)
  return Swift.max(nearZero, far > 1 ? far - (1 - a) * Glibc.log(far) : 0)
}

/// The $\lambda$ on $\eta$'s side of 1 with $\lambda-1-\log\lambda=\frac12\eta^2$, to a few digits.
private func ratio(eta: Double) -> Double {
  let h = 0.5 * eta * eta
  var lambda: Double
  if Swift.abs(eta) < 1 {
    lambda = 1 + eta * (1 + eta * (1.0 / 3 + eta / 36))
  } else {
    lambda = eta > 0 ? h + 1 + Glibc.log(h + 1) : Glibc.exp(-1 - h)
  }
  for _ in 0..<2 where lambda != 1 {
    // Newton in log λ, which cannot leave the positive numbers.
    lambda *= Glibc.exp((h - lambda + 1 + Glibc.log(lambda)) / (lambda - 1))
  }
  return lambda
}
