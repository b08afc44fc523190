internal import CLapack
internal import Glibc

/// What a softmax has to remember of the scores it has seen: their maximum $m$ and $z=\sum_je^{s_j-m}$.
///
/// Two such states are joined by rescaling both to the common maximum and adding. That makes them a commutative monoid with the
/// neutral element $(-\infty, 0)$, so scores may come in blocks, in any order (Milakov and Gimelshein 2018, arXiv:1805.02867).
/// What else is summed with the weights, as attention does with values, is to be multiplied by the same factors.
struct SoftmaxState: Sendable, Hashable {
  /// The greatest score so far; $-\infty$ before the first.
  private(set) var maximum = -Double.infinity

  /// $\sum_j e^{s_j - m}$.
  private(set) var normalizer = 0.0

  /// Takes in scores and replaces each by its weight $e^{s-m'}$ relative to the new maximum $m'$.
  ///
  /// Weights below $e^{-708}$ are 0. A score that is NaN or $+\infty$ makes the normalizer NaN for good.
  ///
  /// - Returns: $e^{m - m'}$, by which sums of earlier weights are to be multiplied.
  mutating func absorb(_ scores: UnsafeMutableBufferPointer<Double>) -> Double {
    guard let address = scores.baseAddress, scores.count > 0 else { return 1 }
    let factor = raise(to: lemma_greatest(address, scores.count))
    if maximum > -.infinity {
      normalizer += lemma_exponentials(address, scores.count, maximum)
    } else {
      // No finite score yet: there is no maximum to subtract, only NaN to keep.
      for index in 0..<scores.count { scores[index] = scores[index].isNaN ? .nan : 0 }
      normalizer += scores.reduce(0, +)
    }
    return factor
  }

  /// Takes in what another state has seen.
  ///
  /// - Returns: The factors of both sides' earlier sums.
  mutating func merge(_ other: SoftmaxState) -> (own: Double, other: Double) {
    var other = other
    let factors = (own: raise(to: other.maximum), other: other.raise(to: maximum))
    normalizer += other.normalizer
    return factors
  }

  /// Rescales to a maximum of at least `score`; returns the factor.
  private mutating func raise(to score: Double) -> Double {
    guard score > maximum else { return 1 }
    let factor = Glibc.exp(maximum - score)
    maximum = score
    normalizer *= factor
    return factor
  }
}
