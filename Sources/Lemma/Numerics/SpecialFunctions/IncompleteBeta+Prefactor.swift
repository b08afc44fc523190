internal import Glibc

/// $x^ay^b/B(a,b)$ with $y=1-x$: the beta density is this divided by $xy$.
func betaPrefactor(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  if a >= 8 && b >= 8 { return betaPrefactorByStirling(x, y, a, b) }
  if a < 8 && b < 8 {
    let gammas = Glibc.tgamma(a + b) / (Glibc.tgamma(a + 1) * Glibc.tgamma(b + 1))
    return power(x, a, complement: y) * power(y, b, complement: x) * (gammas * a * b)
  }
  return a < b ? betaPrefactorOneSided(x, y, a, b) : betaPrefactorOneSided(y, x, b, a)
}

/// For $a,b\ge8$: at the mean $x_0=a/(a+b)$ the logarithm is stationary, so
/// $\log x^ay^b=\log x_0^ay_0^b+a\,\ell(\frac{x-x_0}{x_0})+b\,\ell(\frac{y-y_0}{y_0})$ with $\ell(t)=\log(1+t)-t$.
private func betaPrefactorByStirling(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  let atMean = (a / (2 * Double.pi) * (b / (a + b))).squareRoot()
  let remainder = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b)
  let distance = b * x - a * y
  if distance < -0.5 * a { return atMean * powerFarBelow(x, -distance / b, a, b) * Glibc.exp(remainder) }
  if distance > 0.5 * b { return atMean * powerFarBelow(y, distance / a, b, a) * Glibc.exp(remainder) }
  return atMean * Glibc.exp(a * log1pMinus(distance / a) + b * log1pMinus(-distance / b) + remainder)
}

/// $\big(\frac x{x_0}\big)^a\big(\frac y{y_0}\big)^b$ for $x<\frac12x_0$, with $\frac y{y_0}=1+t$.
///
/// One power of a base below 1: the exponent of both factors together is long there, and its rounding would count.
private func powerFarBelow(_ x: Double, _ t: Double, _ a: Double, _ b: Double) -> Double {
  Glibc.pow(x / a * (a + b) * Glibc.exp(b / a * Glibc.log1p(t)), a)
}

/// Its logarithm.
func logBetaPrefactorByStirling(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  let remainder = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b)
  let constant = 0.5 * Glibc.log(a / (2 * Double.pi) * (b / (a + b))) + remainder
  let distance = b * x - a * y
  // Far from the mean the linear terms cancel and the smaller of x and y counts itself, not its distance.
  if distance < -0.5 * a { return a * Glibc.log(x / a * (a + b)) + b * Glibc.log1p(-distance / b) + constant }
  if distance > 0.5 * b { return b * Glibc.log(y / b * (a + b)) + a * Glibc.log1p(distance / a) + constant }
  return a * log1pMinus(distance / a) + b * log1pMinus(-distance / b) + constant
}

/// For $a<8\le b$: $\frac{(bx)^a}{\Gamma(a)}\,y^b\,\frac{\Gamma(a+b)}{\Gamma(b)\,b^a}$, whose last factor is near 1.
private func betaPrefactorOneSided(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  let correction = logGammaRatioExcess(b, plus: a)
  let gamma = a / Glibc.tgamma(1 + a)
  // In two halves: the falling power alone would be subnormal before the product is.
  let half = power(y, 0.5 * b, complement: x)
  return power(x * b, a, complement: nil) * half * gamma * Glibc.exp(correction) * half
}

/// $x^a$, from $1-x$ when that is the exact one of the two.
private func power(_ x: Double, _ a: Double, complement: Double?) -> Double {
  guard let complement, x > 0.5 else { return Glibc.pow(x, a) }
  return Glibc.exp(a * Glibc.log1p(-complement))
}
