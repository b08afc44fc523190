internal import Glibc

/// The $x$ with $I_x(a,b)=p$, for $a,b>0$ and $0\le p\le1$; NaN outside, 0 and 1 at the ends.
///
/// Relative error of $\min(x,1-x)$ about that of ``regularizedBeta(_:_:_:)`` over the condition, at best a few
/// $\epsilon$. About four evaluations of it, 1 µs.
public func inverseRegularizedBeta(_ p: Double, _ a: Double, _ b: Double) -> Double {
  inverseIncompleteBeta(p, a, b).x
}

/// $x$ and $y=1-x$, the smaller one with all its digits.
func inverseIncompleteBeta(_ p: Double, _ a: Double, _ b: Double) -> (x: Double, y: Double) {
  guard a > 0 && b > 0 && a.isFinite && b.isFinite && p >= 0 && p <= 1 else { return (.nan, .nan) }
  if p == 0 { return (0, 1) }
  if p == 1 { return (1, 0) }
  // The smaller tail decides; 1 - p is exact in the upper half.
  if p <= 0.5 { return solveBetaTail(p, a, b) }
  let (y, x) = solveBetaTail(1 - p, b, a)
  return (x, y)
}

/// Solves $\log I_x(a,b)=\log p$ for the logit $u=\log\frac x{1-x}$ by safeguarded Halley steps.
///
/// In $u$ the density is $x^ay^b/B$, log-concave, hence the tail is log-concave too: Newton's method converges from
/// everywhere, and $g''/g'=ay-bx-g'$ gives Halley's correction for nothing.
private func solveBetaTail(_ p: Double, _ a: Double, _ b: Double) -> (x: Double, y: Double) {
  // The logits of the smallest subnormal and of its complement.
  var bracket = (low: -744.0, high: 744.0)
  var u = Swift.min(Swift.max(startingLogit(p, a, b), bracket.low), bracket.high)
  if u == bracket.low && incompleteBeta(.leastNonzeroMagnitude, 1, a, b).lower >= p { return (0, 1) }
  let tolerance = 1e-8 / (1 + Swift.min(a, b).squareRoot())
  for _ in 0..<200 {
    let (x, y) = (logistic(u), logistic(-u))
    let step = halleyStep(x, y, a, b, p)
    if step > 0 { bracket.low = u } else { bracket.high = u }
    // One more multiplicative step than the logit itself can hold: u near -700 has an ulp of 1e-13.
    if Swift.abs(step) <= tolerance { return (x + x * y * step, y - x * y * step) }
    let next = u + step
    u = next > bracket.low && next < bracket.high ? next : 0.5 * (bracket.low + bracket.high)
    if bracket.high - bracket.low <= 1e-9 { break }
  }
  return (logistic(u), logistic(-u))
}

private func halleyStep(_ x: Double, _ y: Double, _ a: Double, _ b: Double, _ p: Double) -> Double {
  let value = incompleteBeta(x, y, a, b).lower
  let slope = betaPrefactor(x, y, a, b) / value
  guard value > 0 && slope > 0 else { return value < p ? .infinity : -.infinity }
  let newton = -Glibc.log(value / p) / slope
  let bend = 0.5 * newton * (a * y - b * x - slope)
  return Swift.abs(bend) < 0.5 ? newton / (1 + bend) : newton
}

/// The normal approximation for $a,b\ge1$ (Abramowitz, Stegun 26.5.22), else the leading power at the nearer end.
private func startingLogit(_ p: Double, _ a: Double, _ b: Double) -> Double {
  if a >= 1 && b >= 1 && p > 1e-8 {
    let z = 1.4142135623730951 * erfcInverse(2 * p)
    let (s, t) = (1 / (2 * a - 1), 1 / (2 * b - 1))
    let h = 2 / (s + t)
    let lambda = (z * z - 3) / 6
    let w = z * Swift.max(0, h + lambda).squareRoot() / h - (t - s) * (lambda + 5.0 / 6 - 2 / (3 * h))
    return Glibc.log(a / b) - 2 * w
  }
  let logarithm = logBeta(a, b)
  let fromZero = (Glibc.log(p * a) + logarithm) / a
  let fromOne = (Glibc.log1p(-p) + Glibc.log(b) + logarithm) / b
  // Each is an estimate of log x or log y; the one that puts its point deeper into its own tail is to be believed.
  return fromZero <= fromOne ? fromZero : -fromOne
}
