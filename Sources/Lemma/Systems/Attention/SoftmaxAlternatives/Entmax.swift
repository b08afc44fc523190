internal import Glibc

// With β = α - 1, scores z_i = β(x_i - max x) ≤ 0 and a threshold δ - 1, p_i = [1 + z_i - δ]_+^{1/β}. Scores
// relative to the maximum make a common offset harmless, and δ instead of the threshold keeps its digits as α tends
// to 1, where p_i = exp(log1p(z_i - δ)/β) turns into softmax.

/// The $\alpha$-entmax map $p = \arg\max_{p\in\Delta}\langle p, x\rangle + H_\alpha(p)$ with the Tsallis entropy
/// $H_\alpha$.
///
/// $p_i = \bigl[\beta x_i - \tau\bigr]_+^{1/\beta}$ with $\beta = \alpha - 1$ and the threshold $\tau$ at which the
/// $p_i$ sum to 1. $\alpha = 1$ is softmax, 2 sparsemax; with growing $\alpha$ more elements are exactly 0, and all
/// but one are as soon as the greatest score leads by $1/\beta$. Invariant under $x \mapsto x + c$ and monotone in
/// the scores; ties get equal mass. Expected time $O(n)$, without sorting; for one million normal scores about 1 ns
/// an element.
///
/// Source: B. Peters, V. Niculae, A. F. T. Martins, "Sparse Sequence-to-Sequence Models", 2019, arXiv:1905.05702.
///
/// - Precondition: $\alpha \ge 1$ and finite; at least one score is finite, none NaN or $+\infty$. A score of
/// $-\infty$ gets mass 0.
public func entmax(_ x: Vector, alpha: Double = 1.5) -> Vector {
  let scores = EntmaxScores(x, alpha: alpha, caller: "entmax")
  if alpha == 1 { return softmax(x) }
  return scores.powers(offset: scores.offset())
}

/// The Euclidean projection on the simplex, $p_i = [x_i - \tau]_+$: ``entmax(_:alpha:)`` with $\alpha = 2$.
///
/// Source: A. F. T. Martins, R. F. Astudillo, "From Softmax to Sparsemax", 2016, arXiv:1602.02068.
public func sparsemax(_ x: Vector) -> Vector { entmax(x, alpha: 2) }

/// The threshold $\tau$ with $\sum_i\bigl[(\alpha - 1)x_i - \tau\bigr]_+^{1/(\alpha - 1)} = 1$.
///
/// - Precondition: $\alpha > 1$, scores as for ``entmax(_:alpha:)``.
public func entmaxThreshold(_ x: Vector, alpha: Double) -> Double {
  require(alpha > 1, "entmaxThreshold: alpha must exceed 1, got \(alpha)")
  let scores = EntmaxScores(x, alpha: alpha, caller: "entmaxThreshold")
  return scores.beta * scores.maximum + (scores.offset() - 1)
}

/// $x_i - \log\sum_je^{x_j}$, the logarithm of ``softmax(_:)`` without its underflow.
///
/// - Precondition: scores as for ``entmax(_:alpha:)``.
public func logSoftmax(_ x: Vector) -> Vector {
  requireScores("logSoftmax", x)
  return x - logSumExp(x)
}

/// The Tsallis entropy $H_\alpha(p) = \frac{1 - \sum_ip_i^\alpha}{\alpha(\alpha - 1)}$; at $\alpha = 1$ Shannon's.
///
/// As $-\frac1\alpha\sum_ip_i\frac{p_i^\beta - 1}\beta$, whose quotient does not cancel as $\beta = \alpha - 1$
/// vanishes.
///
/// - Precondition: $\alpha > 0$; no $p_i$ is negative or NaN, and they sum to 1 within $10^{-9}$.
public func tsallisEntropy(_ p: Vector, alpha: Double) -> Double {
  require(alpha > 0 && alpha.isFinite, "tsallisEntropy: alpha must be positive and finite, got \(alpha)")
  requireDistribution("tsallisEntropy", p)
  let beta = alpha - 1
  if beta == 0 { return entropy(p) }
  return sum(p.map { $0 == 0 ? 0 : -$0 * Glibc.expm1(beta * Glibc.log($0)) }) / (alpha * beta)
}

/// Stops unless there is a finite score and none is NaN or $+\infty$.
func requireScores(_ function: StaticString, _ x: Vector) {
  require(x.count > 0, "\(function): there are no scores")
  let greatest = max(x)
  require(greatest < .infinity, "\(function): the score at \(argmax(x)) is \(greatest)")
  require(greatest > -.infinity, "\(function): all scores are -infinity")
}

/// Stops unless these are probabilities.
func requireDistribution(_ function: StaticString, _ p: Vector) {
  require(p.count > 0 && min(p) >= 0, "\(function): a probability is negative or NaN, or there is none")
  let total = sum(p)
  require(Swift.abs(total - 1) <= 1e-9, "\(function): the probabilities sum to \(total), not to 1")
}
