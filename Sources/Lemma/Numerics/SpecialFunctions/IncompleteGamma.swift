internal import Glibc

/// $P(a,x)=\frac1{\Gamma(a)}\int_0^x t^{a-1}e^{-t}\,dt$, for $a>0$ and $x\ge0$; NaN outside.
///
/// Relative error below $5\epsilon(1+c)$ down to $10^{-290}$, with the condition $c=x^a e^{-x}/(\Gamma(a)P)$ that
/// rounding `x` costs: $10^{-15}$ for small $a$, growing to $10^{-13}$ where $P$ itself is below $10^{-100}$. Where $Q$
/// rounds to one, $P$ is still computed directly. 100 to 300 ns.
///
/// Source: Gil, Segura, Temme, "Efficient and accurate algorithms for the computation and inversion of the incomplete
/// gamma function ratios", SIAM J. Sci. Comput. 34, 2012.
public func regularizedGammaP(_ a: Double, _ x: Double) -> Double { incompleteGamma(a, x).p }

/// $Q(a,x)=1-P(a,x)=\frac1{\Gamma(a)}\int_x^\infty t^{a-1}e^{-t}\,dt$, computed directly and not as a difference.
///
/// Accuracy, domain and cost as for ``regularizedGammaP(_:_:)``: a tail of $10^{-200}$ has its digits.
public func regularizedGammaQ(_ a: Double, _ x: Double) -> Double { incompleteGamma(a, x).q }

/// Both ratios; the smaller one is computed, the other is its complement.
func incompleteGamma(_ a: Double, _ x: Double) -> (p: Double, q: Double) {
  guard a > 0 && x >= 0 && !(a.isInfinite && x.isInfinite) else { return (.nan, .nan) }
  if x == 0 || a.isInfinite { return (0, 1) }
  if x.isInfinite { return (1, 0) }
  if a >= 20 && Swift.abs(x - a) <= 0.4 * a { return incompleteGammaUniform(a, x) }
  if x > 1.5 && x > a {
    let q = gammaFraction(a, x)
    return (1 - q, q)
  }
  if x <= 1.5 && a < medianShape(x) {
    let q = gammaNearZero(a, x)
    return (1 - q, q)
  }
  let p = gammaSeries(a, x)
  return (p, 1 - p)
}

/// Roughly the shape whose median is $x$, for $x\le1.5$: below it $Q$ is the smaller of the two.
private func medianShape(_ x: Double) -> Double {
  x < 0.5 ? -0.6931471805599453 / Glibc.log(x) : x + 0.25
}

/// $x^a e^{-x}/\Gamma(a+1)$, the common factor of all expansions; the gamma density is this times $a/x$.
func gammaPrefactor(_ a: Double, _ x: Double) -> Double {
  guard a < 10 else { return normalizedPower(a, x) / (2 * Double.pi * a).squareRoot() }
  // In two halves: e^-x alone would be subnormal before the product is.
  let half = Glibc.exp(-0.5 * x)
  // Beyond the underflow the power may be infinite.
  return half == 0 ? 0 : Glibc.pow(x, a) * half / Glibc.tgamma(1 + a) * half
}

/// The logarithm of the common factor, for $a\ge8$.
func logGammaPrefactor(_ a: Double, _ x: Double) -> Double {
  a * logExcess(a, x) - stirlingRemainder(a) - 0.5 * Glibc.log(2 * Double.pi * a)
}

/// $(x/a)^ae^{a-x}$ less the remainder of Stirling's formula.
private func normalizedPower(_ a: Double, _ x: Double) -> Double {
  let ratio = x / a
  if ratio >= 0.5 { return Glibc.exp(a * logExcess(a, x) - stirlingRemainder(a)) }
  // Far below the mean the exponent is long and its rounding would count; the base is below 1 and keeps its digits.
  return Glibc.pow(ratio * Glibc.exp(1 - ratio), a) * Glibc.exp(-stirlingRemainder(a))
}

/// $\log\frac xa-\frac{x-a}a$: without cancellation for $x$ near $a$, and for $x$ far below from the ratio itself, of which
/// $1+\frac{x-a}a$ has lost the digits.
private func logExcess(_ a: Double, _ x: Double) -> Double {
  let ratio = x / a
  return ratio < 0.5 ? Glibc.log(ratio) + (1 - ratio) : log1pMinus((x - a) / a)
}

/// $P=\frac{x^ae^{-x}}{\Gamma(a+1)}\big(1+\frac x{a+1}+\frac{x^2}{(a+1)(a+2)}+\dots\big)$: positive terms, quick for
/// $x<a$.
private func gammaSeries(_ a: Double, _ x: Double) -> Double {
  var sum = 1.0
  var term = 1.0
  var n = a + 1
  while term > 1e-17 * sum {
    term *= x / n
    sum += term
    n += 1
  }
  return gammaPrefactor(a, x) * sum
}

/// $Q$ for $x>a$ by Legendre's continued fraction $\frac1{x+1-a-}\frac{1(1-a)}{x+3-a-}\cdots$ in Lentz's form.
private func gammaFraction(_ a: Double, _ x: Double) -> Double {
  let factor = gammaPrefactor(a, x) * a
  guard factor > 0 else { return 0 }
  var b = x + 1 - a
  var c = Double.infinity
  var d = 1 / b
  var value = d
  var i = 1.0
  while true {
    let numerator = i * (a - i)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    let change = c * d
    value *= change
    if Swift.abs(change - 1) < 1e-16 || i > 100_000 { return factor * value }
    i += 1
  }
}

/// $Q$ for small $a$ and $x$, where $P$ is close to 1: $P=\frac{x^a}{\Gamma(1+a)}\,(1+s)$ with
/// $s=\sum_{n\ge1}\frac{a(-x)^n}{(a+n)\,n!}$, and $1-\frac{x^a}{\Gamma(1+a)}$ by `expm1`.
private func gammaNearZero(_ a: Double, _ x: Double) -> Double {
  let complement = -Glibc.expm1(a * Glibc.log(x) - logGammaOnePlus(a))
  var power = 1.0
  var sum = 0.0
  var n = 1.0
  while true {
    power *= -x / n
    let term = power / (a + n)
    sum += term
    if Swift.abs(term) <= 1e-17 * Swift.abs(sum) { break }
    n += 1
  }
  return complement - (1 - complement) * a * sum
}
