internal import Glibc

/// A model whose abilities are discrete quanta, used with Zipf frequencies $p_k = k^{-\gamma-1}/\zeta(\gamma+1)$ and
/// learned in this order: after $n$ quanta the loss is
/// $$L(n) = a + (b-a)\sum_{k>n}p_k = a + (b-a)\frac{\zeta(\gamma+1, n+1)}{\zeta(\gamma+1)}
/// \sim a + \frac{b-a}{\gamma\,\zeta(\gamma+1)}\,n^{-\gamma}.$$
///
/// Losses are in nats (or any unit in which $a$ and $b$ are given). Values cost a zeta function at most,
/// however many quanta there are.
///
/// Source: Michaud, Liu, Girit, Tegmark, "The Quantization Model of Neural Scaling", 2023, arXiv:2303.13506.
public struct QuantizationModel: Equatable, Sendable {
  /// The exponent $\gamma$ of the loss in the number of quanta; uses fall with $\gamma + 1$.
  public let exponent: Double

  /// The loss $a$ of a use whose quantum has been learned.
  public let learnedLoss: Double

  /// The loss $b > a$ of a use whose quantum has not.
  public let unlearnedLoss: Double

  /// $\zeta(\gamma+1)$: the sum of all $k^{-\gamma-1}$. Far from 1 where $\gamma$ is small.
  private let normalization: Double

  /// The model of this exponent, positive and finite; the losses are finite and the unlearned one is larger.
  ///
  /// An exponent below $10^{-8}$ keeps only half of its digits in $1 + \gamma$; one that vanishes there is refused.
  public init(exponent: Double, learnedLoss: Double = 0, unlearnedLoss: Double = 1) {
    require(
      exponent > 0 && exponent.isFinite && 1 + exponent > 1,
      "QuantizationModel: exponent must be positive, got \(exponent)")
    require(
      learnedLoss.isFinite && unlearnedLoss.isFinite && unlearnedLoss > learnedLoss,
      "QuantizationModel: unlearnedLoss \(unlearnedLoss) must exceed learnedLoss \(learnedLoss)")
    (self.exponent, self.learnedLoss, self.unlearnedLoss) = (exponent, learnedLoss, unlearnedLoss)
    normalization = riemannZeta(1 + exponent)
  }
}

extension QuantizationModel {
  /// The share $p_k$ of the uses that need quantum $k \ge 1$.
  public func frequency(of quantum: Int) -> Double {
    require(quantum >= 1, "frequency: quantum must be at least 1, got \(quantum)")
    return pow(Double(quantum), -1 - exponent) / normalization
  }

  /// The share $\sum_{k>n}p_k$ of the uses that need a quantum beyond the first $n \ge 0$.
  ///
  /// By Hurwitz's zeta function: adding up terms would need $\epsilon^{-1/\gamma}$ of them for a relative error of
  /// $\epsilon$.
  public func tail(beyond quanta: Int) -> Double {
    require(quanta >= 0, "tail: quanta must not be negative, got \(quanta)")
    return hurwitzZeta(1 + exponent, offset: Double(quanta) + 1) / normalization
  }

  /// The exact loss $L(n)$ after $n \ge 0$ quanta; the unlearned loss for none.
  public func loss(quanta: Int) -> Double {
    let tail = tail(beyond: quanta)
    return tail == 1 ? unlearnedLoss : learnedLoss + (unlearnedLoss - learnedLoss) * tail
  }

  /// The power law $a + \frac{b-a}{\gamma\zeta(\gamma+1)}n^{-\gamma}$ that $L(n)$ approaches from below, for $n > 0$.
  ///
  /// Its excess over $a$ is too large by the factor $1 + \frac\gamma{2n}$, nearly.
  public func asymptoticLoss(quanta: Double) -> Double {
    require(quanta > 0, "asymptoticLoss: quanta must be positive, got \(quanta)")
    let share = pow(quanta, -exponent) / (exponent * normalization)
    return learnedLoss + (unlearnedLoss - learnedLoss) * share
  }
}
