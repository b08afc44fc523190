/// A distribution raised to the power at which its entropy is a given one.
///
/// Source: J. Su's article on entropy normalization, whose first-order loop this replaces by a bracketed Newton
/// iteration.
public struct EntropyNormalization: Sendable {
  /// $p_i^\gamma/\sum_jp_j^\gamma$.
  public let distribution: Vector
  /// $\gamma > 0$.
  public let exponent: Double
  /// Passes over the distribution.
  public let iterations: Int
}

/// The power of $p$ with the entropy `target`, in nats; the order of the probabilities is kept.
///
/// $dH/d\gamma = -\gamma\operatorname{Var}_{p^{(\gamma)}}(\log p)$, so the exponent is unique. Newton in
/// $\log\gamma$ within a bracket, 4 to 8 passes of $O(n)$; the plain first-order iteration may reverse a peaked
/// distribution. The entropy is met within `tolerance`.
///
/// Throws ``NumericsError/outsideDomain(_:)`` when the target is outside the open interval of
/// ``attainableEntropies(ofPowersOf:)``; a $p$ that is uniform on its support accepts only its own entropy, with
/// exponent 1.
///
/// - Precondition: the $p_i$ are finite and not negative, with a positive sum, which is normalized away.
public func entropyNormalized(
  _ p: Vector, to target: Double, tolerance: Double = 1e-12
) throws -> EntropyNormalization {
  try normalization(logits(of: p, caller: "entropyNormalized"), target, tolerance)
}

/// The same of $p$ = `softmax(logits)`: the inverse temperature $\gamma$ at which softmax has the entropy `target`.
///
/// - Precondition: at least one logit is finite, none NaN or $+\infty$.
public func entropyNormalized(
  logits: Vector, to target: Double, tolerance: Double = 1e-12
) throws -> EntropyNormalization {
  try normalization(logits, target, tolerance)
}

private func normalization(_ logits: Vector, _ target: Double, _ tolerance: Double) throws -> EntropyNormalization {
  require(tolerance >= 0, "entropyNormalized: the tolerance must not be negative, got \(tolerance)")
  let scores = TemperedScores(logits, caller: "entropyNormalized")
  let (diffuse, peaked) = scores.limits
  if diffuse == peaked && (target - diffuse).magnitude <= tolerance {
    return EntropyNormalization(distribution: softmax(logits), exponent: 1, iterations: 1)
  }
  guard target > peaked && target < diffuse else {
    throw NumericsError.outsideDomain("the entropy \(target) is outside the attainable (\(peaked), \(diffuse))")
  }
  let (exponent, passes) = scores.scale(forEntropy: target, startingAt: 1, tolerance: tolerance)
  return EntropyNormalization(
    distribution: softmax(scaled(logits, by: exponent)), exponent: exponent, iterations: passes)
}
