/// The score of a batch of data seen through noise, $\hat s_n(x) = \sum_i K_i\nabla\log K_i / \sum_i K_i$ with $K_i = \mathcal N(x; \alpha x_0^{(i)}, \sigma^2)$.
///
/// Exact for the batch itself; as an estimate of the score of the law from which the batch was drawn it is a quotient of means and
/// therefore biased, by $O(1/n)$. The weights are a softmax of logarithms, so that $x$ may lie where every $K_i$ underflows.
/// `batch` must not be empty, `sigma` must be positive. Cost: $O(n)$.
public func ratioScore(at x: Double, batch: Vector, alpha: Double, sigma: Double) -> Double {
  require(batch.count >= 1, "ratioScore: the batch is empty")
  require(sigma > 0 && sigma.isFinite, "ratioScore: sigma must be positive, got \(sigma)")
  let distances = batch.map { (x - alpha * $0) / sigma }
  return -dot(softmax(distances.map { -0.5 * $0 * $0 }), distances) / sigma
}
