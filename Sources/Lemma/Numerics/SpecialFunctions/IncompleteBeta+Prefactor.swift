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
  (a / (2 * Double.pi) * (b / (a + b))).squareRoot() * Glibc.exp(stirlingExponent(x, y, a, b))
}

/// Its logarithm.
func logBetaPrefactorByStirling(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  stirlingExponent(x, y, a, b) + 0.5 * Glibc.log(a / (2 * Double.pi) * (b / (a + b)))
}

private func stirlingExponent(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  let distance = b * x - a * y
  return a * log1pMinus(distance / a) + b * log1pMinus(-distance / b)
    + stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b)
}

/// For $a<8\le b$: $\frac{(bx)^a}{\Gamma(a)}\,y^b\,\frac{\Gamma(a+b)}{\Gamma(b)\,b^a}$, whose last factor is near 1.
private func betaPrefactorOneSided(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
  let correction = logGammaRatioByStirling(b, plus: a) - a * Glibc.log(b)
  let gamma = a / Glibc.tgamma(1 + a)
  return power(x * b, a, complement: nil) * gamma * power(y, b, complement: x) * Glibc.exp(correction)
}

/// $x^a$, from $1-x$ when that is the exact one of the two.
private func power(_ x: Double, _ a: Double, complement: Double?) -> Double {
  guard let complement, x > 0.5 else { return Glibc.pow(x, a) }
  return Glibc.exp(a * Glibc.log1p(-complement))
}
