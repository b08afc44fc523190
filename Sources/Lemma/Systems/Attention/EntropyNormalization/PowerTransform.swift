internal import Glibc

/// $p_i^\gamma/\sum_jp_j^\gamma$ for an exponent $\gamma>0$: softmax of $\gamma\log p$. Zeros stay exactly zero.
///
/// From $\gamma(\log p_i - \log p_{\max})$, which underflows only where the result does.
///
/// - Precondition: the $p_i$ are finite and not negative, with a positive sum, which is normalized away; $\gamma$ is
/// positive and finite.
public func powerTransformed(_ p: Vector, exponent: Double) -> Vector {
  require(exponent > 0 && exponent.isFinite, "powerTransformed: the exponent must be positive, got \(exponent)")
  return softmax(scaled(logits(of: p, caller: "powerTransformed"), by: exponent))
}

/// The first-order estimate $1 + \frac{H - H^*}V$ of the exponent for the entropy $H^*$, with $V$ the variance of
/// $\log p$ under $p$.
///
/// Newton's step from $\gamma = 1$. Where $p$ is peaked, $V$ is tiny and the estimate may be *negative*, which would
/// reverse the order of the probabilities: an estimate only. Infinite for a uniform $p$. Preconditions as for
/// ``powerTransformed(_:exponent:)``.
public func firstOrderExponent(_ p: Vector, target: Double) -> Double {
  let scores = TemperedScores(logits(of: p, caller: "firstOrderExponent"), caller: "firstOrderExponent")
  let (entropy, variance) = scores.entropyAndVariance(1)
  return 1 + (entropy - target) / variance
}

/// The entropies between which those of $p^\gamma$ lie: $[\log m, \log k]$ with the multiplicity $m$ of the greatest
/// $p_i$ and the size $k$ of the support. The ends are limits, not values, unless $p$ is uniform on its support.
public func attainableEntropies(ofPowersOf p: Vector) -> ClosedRange<Double> {
  let limits = TemperedScores(logits(of: p, caller: "attainableEntropies"), caller: "attainableEntropies").limits
  return limits.peaked...limits.diffuse
}

/// $\log p_i$, $-\infty$ for zeros.
func logits(of p: Vector, caller: StaticString) -> Vector {
  require(p.count > 0 && min(p) >= 0, "\(caller): an entry is negative or NaN, or there is none")
  let greatest = max(p)
  require(greatest > 0 && greatest < .infinity, "\(caller): the greatest entry is \(greatest), not positive and finite")
  return p.map { Glibc.log($0) }
}

/// $\gamma(x_i - \max x)$, where $-\infty$ stays.
func scaled(_ logits: Vector, by exponent: Double) -> Vector {
  let greatest = max(logits)
  return logits.map { $0 == -.infinity ? $0 : exponent * ($0 - greatest) }
}
