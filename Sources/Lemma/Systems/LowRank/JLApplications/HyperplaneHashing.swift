internal import Glibc

/// What the signs of random projections say about angles: $P(\text{bits agree}) = 1 - \theta/\pi$.
///
/// Source: Charikar, "Similarity estimation techniques from rounding algorithms", 2002.
public enum HyperplaneHashing {
  /// $1 - \arccos(c)/\pi$, the probability that one bit of two vectors of cosine $c$ agrees. $c \in [-1, 1]$; values beyond by at most
  /// $10^{-12}$ are clamped.
  public static func collisionProbability(cosine: Double) -> Double {
    require(cosine.magnitude <= 1 + 1e-12, "collisionProbability: cosine must lie in [-1, 1], got \(cosine)")
    return 1 - acos(Swift.min(1, Swift.max(-1, cosine))) / .pi
  }

  /// $1 - 2\arccos(c)/\pi$, to which the cosine of two sign vectors converges: in the order of the cosine, but not equal to it.
  public static func signCosine(forCosine cosine: Double) -> Double {
    require(cosine.magnitude <= 1 + 1e-12, "signCosine: cosine must lie in [-1, 1], got \(cosine)")
    // The arcsine keeps the digits near 0, where the difference of probabilities loses them.
    return 2 * asin(Swift.min(1, Swift.max(-1, cosine))) / .pi
  }

  /// $1 - (1 - p^r)^b$, the probability that at least one of $b$ bands of $r$ bits agrees completely. $p \in [0, 1]$, $b, r \ge 1$.
  public static func bandMatchProbability(collision p: Double, bands: Int, rows: Int) -> Double {
    require(p >= 0 && p <= 1, "bandMatchProbability: collision must lie in [0, 1], got \(p)")
    require(bands >= 1 && rows >= 1, "bandMatchProbability: \(bands) bands of \(rows) rows")
    return -expm1(Double(bands) * log1p(-pow(p, Double(rows))))
  }

  /// $\bigl\lceil\frac{\pi^2}{2t^2}\log\frac2\delta\bigr\rceil$ bits estimate an angle within $t > 0$ but for a probability $\delta \in (0, 1)$, by Hoeffding.
  public static func bitsToEstimateAngle(within tolerance: Double, failureProbability delta: Double) -> Int {
    require(tolerance > 0, "bitsToEstimateAngle: tolerance must be positive, got \(tolerance)")
    require(delta > 0 && delta < 1, "bitsToEstimateAngle: failureProbability must lie in (0, 1), got \(delta)")
    let bits = Double.pi * Double.pi / (2 * tolerance * tolerance) * log(2 / delta)
    require(bits < 0x1p53, "bitsToEstimateAngle: more than 2⁵³ bits for the tolerance \(tolerance)")
    return Int(bits.rounded(.up))
  }
}
