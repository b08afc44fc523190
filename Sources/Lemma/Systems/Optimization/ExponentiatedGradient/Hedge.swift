internal import Glibc

/// What ``hedge(losses:learningRate:)`` did with a sequence of losses.
public struct HedgeResult: Sendable {
  /// $p_1, \dots, p_{T+1}$: the weights before every round, and those after the last.
  public var weights: [Vector]
  /// $\sum_t\langle p_t, \ell_t\rangle$.
  public var learnerLoss: Double
  /// By how much the learner lost more than the best single expert,
  /// $\sum_t\langle p_t,\ell_t\rangle - \min_i\sum_t\ell_{t,i}$.
  public var regret: Double
  /// $\frac{\ln n}\eta + \frac{\eta T}8$, which no sequence of losses in $[0,1]$ exceeds.
  public var regretBound: Double
}

/// Exponentiated gradient on the simplex: $p_{t+1}\propto p_t\odot e^{-\eta\ell_t}$ from the uniform distribution,
/// over the rounds in the rows of `losses` and the experts in its columns.
///
/// Weights are the softmax of $-\eta$ times the *accumulated* losses, so that neither a large $\eta$ nor many rounds
/// lose an expert to underflow for good. Losses lie in $[0, 1]$, there is at least one expert, and the rate is
/// positive. Linear cost. The bound is least at $\eta = \sqrt{8\ln n/T}$. Source: Freund, Schapire, 1997; the constant from
/// Cesa-Bianchi, Lugosi, 2006.
public func hedge(losses: Matrix, learningRate: Double) -> HedgeResult {
  require(losses.columns >= 1, "hedge: no experts")
  require(
    learningRate > 0 && learningRate.isFinite, "hedge: learningRate must be positive, got \(learningRate)")
  require(losses.elements.allSatisfy { $0 >= 0 && $0 <= 1 }, "hedge: losses must lie in [0, 1]")
  var accumulated = Vector(losses.columns)
  var weights = [softmax(accumulated)]
  var learnerLoss = 0.0
  for round in 0..<losses.rows {
    let loss = losses[row: round]
    learnerLoss += dot(weights[round], loss)
    accumulated += loss
    weights.append(softmax(-learningRate * accumulated))
  }
  return HedgeResult(
    weights: weights, learnerLoss: learnerLoss, regret: learnerLoss - min(accumulated),
    regretBound: log(Double(losses.columns)) / learningRate + learningRate * Double(losses.rows) / 8)
}
