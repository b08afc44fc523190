internal import Glibc

/// $\log\Gamma(x+h)-\log\Gamma(x)$ for $x>0$, $h\ge0$, without the cancellation when $h$ is small beside $x$ or 1.
func logGammaRatio(_ x: Double, plus h: Double) -> Double {
  guard x < 8 else { return logGammaRatioByStirling(x, plus: h) }
  if h >= 1 { return logGamma(x + h) - logGamma(x) }
  // Γ(x+h)/Γ(x) = Γ(x+n+h)/Γ(x+n) · Π 1/(1 + h/(x+j)).
  var sum = 0.0
  var shifted = x
  while shifted < 8 {
    sum += Glibc.log1p(h / shifted)
    shifted += 1
  }
  return logGammaRatioByStirling(shifted, plus: h) - sum
}

/// The same for $x\ge8$: $(x-\frac12+h)\log(1+h/x)+h\log x-h+\Delta(x+h)-\Delta(x)$.
func logGammaRatioByStirling(_ x: Double, plus h: Double) -> Double {
  h * Glibc.log(x) + logGammaRatioExcess(x, plus: h)
}

/// What $\log\Gamma(x+h)-\log\Gamma(x)$ exceeds $h\log x$ by, for $x\ge8$: near 0 where $h^2$ is small beside $x$.
func logGammaRatioExcess(_ x: Double, plus h: Double) -> Double {
  // x log(1 + h/x) - h cancels to first order.
  let relative = h / x
  return x * log1pMinus(relative) + (h - 0.5) * Glibc.log1p(relative) + stirlingDifference(x, plus: h)
}

/// $\Delta(x+h)-\Delta(x)$; for $h$ below $x$ from the differences of the powers, which share the factor $h$.
private func stirlingDifference(_ x: Double, plus h: Double) -> Double {
  guard h < x else { return stirlingRemainder(x + h) - stirlingRemainder(x) }
  let u = 1 / x
  let w = 1 / (x + h)
  // (w^n - u^n)/(w - u) for n = 1, 3, 5, …; five terms leave 1e-14 of a quantity below h/700.
  var quotient = 1.0
  var sum = quotient / 12
  var power = u * u
  for coefficient in [-1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156] {
    quotient = w * w * quotient + power * (1 + w / u)
    power *= u * u
    sum += coefficient * quotient
  }
  return -h * u * w * sum
}
