internal import Glibc

/// The entropy $H(\lambda)$ in nats of $p_i\propto e^{\lambda s_i}$, from $\log n$ at $\lambda = 0$ down to the
/// logarithm of the maximum's multiplicity.
///
/// With relative accuracy also where $p$ is all but one-hot. Scores of $-\infty$ are left out. $O(n)$.
///
/// - Precondition: at least one score is finite, none NaN or $+\infty$; `scale` finite and not negative.
public func scaledSoftmaxEntropy(_ scores: Vector, scale: Double) -> Double {
  requireScale("scaledSoftmaxEntropy", scale)
  return TemperedScores(scores, caller: "scaledSoftmaxEntropy").entropyAndVariance(scale).entropy
}

/// $H'(\lambda) = -\lambda\operatorname{Var}_p(s)$, never positive. Preconditions as for
/// ``scaledSoftmaxEntropy(_:scale:)``.
public func scaledSoftmaxEntropySlope(_ scores: Vector, scale: Double) -> Double {
  requireScale("scaledSoftmaxEntropySlope", scale)
  return -scale * TemperedScores(scores, caller: "scaledSoftmaxEntropySlope").entropyAndVariance(scale).variance
}

/// The mean-field estimate $\log n - \lambda(s_{\max} - \bar s)$ of $H(\lambda)$: a lower bound for every vector.
///
/// $\log\frac1n\sum_ie^{\lambda s_i}\ge\lambda\bar s$ by Jensen, and the mean under softmax is at most the maximum.
/// To keep it constant asks for $\lambda\propto\log n$. $O(n)$.
///
/// Source: J. Su's articles on the entropy invariance of softmax (2021–2022); D. Chiang, P. Cholak, "Overcoming a
/// Theoretical Limitation of Self-Attention", 2022, arXiv:2202.12172, scale by $\log n$ too.
///
/// - Precondition: the scores are finite and there are some; `scale` finite and not negative.
public func meanFieldEntropyBound(_ scores: Vector, scale: Double) -> Double {
  requireScale("meanFieldEntropyBound", scale)
  requireScores("meanFieldEntropyBound", scores)
  let greatest = max(scores)
  // The mean of differences: a common offset would drown them.
  return Glibc.log(Double(scores.count)) + scale * mean(scores - greatest)
}

/// The $\lambda\ge0$ at which the softmax of $\lambda s$ has the entropy `target`.
///
/// Throws ``NumericsError/outsideDomain(_:)`` unless $\log m<\mathtt{target}\le\log n$ with the multiplicity $m$ of
/// the maximum: the entropies that are reached. Newton within a bracket, a few passes of $O(n)$. Preconditions as
/// for ``scaledSoftmaxEntropy(_:scale:)``.
public func softmaxScale(forEntropy target: Double, scores: Vector) throws -> Double {
  let tempered = TemperedScores(scores, caller: "softmaxScale")
  let (diffuse, peaked) = tempered.limits
  guard target > peaked && target <= diffuse else {
    throw NumericsError.outsideDomain("the entropy \(target) is outside the attainable (\(peaked), \(diffuse)]")
  }
  if target == diffuse { return 0 }
  let spread = tempered.entropyAndVariance(0).variance.squareRoot()
  return tempered.scale(forEntropy: target, startingAt: 1 / spread, tolerance: 0).scale
}

/// The entropy of softmax over $k$ scores equal to `gap` and $n - k$ equal to 0, at scale $\lambda$.
///
/// With $\lambda = c\log n$, one needle and gap 1 it tends to 0 for $c>1$ and grows like $\log n$ for $c<1$: the
/// needle's probability is $n^c/(n^c + n - 1)$. With relative accuracy.
///
/// - Precondition: $1\le k\le n$; scale and gap are finite and not negative.
public func needleEntropy(length n: Int, scale: Double, gap: Double = 1, needles: Int = 1) -> Double {
  requireScale("needleEntropy", scale)
  require(needles >= 1 && needles <= n, "needleEntropy: \(needles) needles among \(n) scores")
  require(gap >= 0 && gap.isFinite, "needleEntropy: the gap must be finite and not negative, got \(gap)")
  let exponent = scale * gap
  let hay = Double(n - needles) * Glibc.exp(-exponent)
  let count = Double(needles)
  return Glibc.log(count) + Glibc.log1p(hay / count) + (hay == 0 ? 0 : exponent * hay / (count + hay))
}

func requireScale(_ function: StaticString, _ scale: Double) {
  require(scale >= 0 && scale.isFinite, "\(function): the scale must be finite and not negative, got \(scale)")
}
