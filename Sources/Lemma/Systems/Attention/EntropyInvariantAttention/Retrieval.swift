internal import Glibc

// Keys k_i ~ N(0, I_d) and the query q = k_j: the right score is |q|² ≈ d, the others are N(0, |q|²), and their
// exponentials have mean e^{λ² d/2}. Replacing the sum of the n - 1 distractors by its mean gives the odds.

/// The annealed log odds $\lambda d - \frac{\lambda^2d}2 - \log(n - 1)$ of the key that equals the query, among
/// Gaussian keys.
///
/// Positive: retrieved. $\lambda = 1$ is best and reaches $\log n<d/2$, a law like that of Johnson and
/// Lindenstrauss. $+\infty$ for $n = 1$. An estimate: the exponentials of the distractors, normal scores of variance
/// $\lambda^2d$, are replaced by their mean $e^{\lambda^2d/2}$.
///
/// Source: derived here, after H. Ramsauer et al., "Hopfield Networks is All You Need", 2020, arXiv:2008.02217.
///
/// - Precondition: $n\ge1$, $d\ge1$; the scale is finite and not negative.
public func retrievalLogOdds(length n: Int, dimension d: Int, scale: Double) -> Double {
  require(n >= 1 && d >= 1, "retrievalLogOdds: length \(n) and dimension \(d) must be positive")
  requireScale("retrievalLogOdds", scale)
  return Double(d) * scale * (1 - 0.5 * scale) - Glibc.log(Double(n - 1))
}

/// The logarithm of the length at which the annealed odds of retrieval become even, with $n - 1$ taken as $n$.
///
/// $\sqrt d - \frac12$ for the scale $1/\sqrt d$ (`trainedLength` nil); $2b(\sqrt d - b)$ with $b = \log m$ for
/// ``entropyInvariantScale(length:dimension:trainedLength:)``, 0 where no length works because $\sqrt d\le b$.
///
/// - Precondition: $d\ge1$, $m\ge2$.
public func criticalLogLength(dimension d: Int, trainedLength m: Int?) -> Double {
  require(d >= 1, "criticalLogLength: the dimension must be positive, got \(d)")
  let root = Double(d).squareRoot()
  guard let m else { return root - 0.5 }
  require(m >= 2, "criticalLogLength: the trained length must be at least 2, got \(m)")
  let base = Glibc.log(Double(m))
  return Swift.max(0, 2 * base * (root - base))
}
