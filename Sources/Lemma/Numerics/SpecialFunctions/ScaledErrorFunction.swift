internal import Glibc

/// $e^{x^2}\operatorname{erfc}(x)$, the complementary error function without its decay: $\approx1/(x\sqrt\pi)$ for
/// large $x$.
///
/// Relative error below $8\epsilon$; below -26.6 it overflows to $+\infty$, at $+\infty$ it is 0. About 30 ns. Below
/// 10 the C library's `erfc` times $e^{x^2}$ with the rounding error of $x^2$ put back, above the asymptotic series.
public func erfcx(_ x: Double) -> Double {
  guard x < 10 else { return x.isNaN ? x : scaledTail(x) }
  let square = x * x
  let remainder = (-square).addingProduct(x, x)
  // For x < -26.64 the product overflows, as it should; erfc is then exactly 2.
  let power = Glibc.exp(square)
  guard power.isFinite else { return .infinity }
  return (power + power * remainder) * Glibc.erfc(x)
}

/// $\frac1{x\sqrt\pi}\big(1-\frac1{2x^2}+\frac{1\cdot3}{(2x^2)^2}-\dots\big)$; from $x=10$ on twelve terms leave
/// $10^{-19}$.
private func scaledTail(_ x: Double) -> Double {
  let reciprocal = 1 / x
  let s = -0.5 * reciprocal * reciprocal
  var sum = 1.0
  var k = 23.0
  while k > 0 {
    sum = 1 + k * s * sum
    k -= 2
  }
  return 0.5641895835477563 * reciprocal * sum
}
