internal import Glibc

/// $\log B(a,b)=\log\frac{\Gamma(a)\Gamma(b)}{\Gamma(a+b)}$, for $a,b\ge0$; $+\infty$ if one is 0, NaN outside.
///
/// Symmetric to the last bit. Error a few $\epsilon$ of the result, or of $\log\Gamma$ of the smaller argument where
/// that is larger: $\log\Gamma(b)-\log\Gamma(a+b)$ is never formed as a difference of large numbers. About 60 ns.
///
/// Source: Didonato, Morris, "Algorithm 708", ACM Trans. Math. Softw. 18, 1992, for the use of Stirling's remainder.
public func logBeta(_ a: Double, _ b: Double) -> Double {
  guard a >= 0 && b >= 0 else { return .nan }
  let (smaller, larger) = a < b ? (a, b) : (b, a)
  if smaller == 0 { return larger == .infinity ? .nan : .infinity }
  if larger == .infinity { return -.infinity }
  if smaller >= 8 { return logBetaByStirling(smaller, larger) }
  return logGamma(smaller) - logGammaRatio(larger, plus: smaller)
}

/// $(a-\frac12)\log\frac a{a+b}-b\log(1+\frac ab)+\frac12\log\frac{2\pi}b+\Delta(a)+\Delta(b)-\Delta(a+b)$ for
/// $8\le a\le b$.
private func logBetaByStirling(_ a: Double, _ b: Double) -> Double {
  let ratio = a / b
  let remainder = stirlingRemainder(a) + stirlingRemainder(b) - stirlingRemainder(a + b)
  let logarithms = (a - 0.5) * Glibc.log(ratio / (1 + ratio)) - b * Glibc.log1p(ratio)
  return logarithms - 0.5 * Glibc.log(b) + 0.9189385332046728 + remainder
}
