/// The entropy $-\sum_ip_i\log p_i$ in nats, with $0\log0=0$; relative error about $\epsilon$.
///
/// - Precondition: no $p_i$ is negative or NaN, and they sum to 1 within $10^{-9}$.
public func entropy(_ p: Vector) -> Double {
  for (index, probability) in p.elements.enumerated() {
    require(probability >= 0, "entropy: the probability \(probability) at \(index) is negative or NaN")
  }
  let total = sum(p)
  require(Swift.abs(total - 1) <= 1e-9, "entropy: the probabilities sum to \(total), not to 1")
  // Not -sum: that would print a sure event's entropy as -0.
  return sum(p.map { -xlogy($0, $0) })
}
