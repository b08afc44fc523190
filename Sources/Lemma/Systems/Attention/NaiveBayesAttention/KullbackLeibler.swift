internal import Glibc

/// The divergence $\mathrm{KL}(p\Vert q) = \sum_i\bigl(p_i\log\frac{p_i}{q_i} - p_i + q_i\bigr)$ in nats; for
/// distributions the last two add up to nothing.
///
/// They stand there because they make every summand non-negative: each is computed from
/// $\log(1+\frac{p_i-q_i}{q_i})$, so that nearby distributions keep their digits where $\sum p\log p - \sum p\log q$
/// returns rounding errors of either sign. $0\log0 = 0$; infinite where $q_i = 0 < p_i$. Both vectors are of one
/// length, and not negative.
public func kullbackLeibler(_ p: Vector, _ q: Vector) -> Double {
  require(p.count == q.count, "kullbackLeibler: vectors of \(p.count) and \(q.count) elements")
  return sum(Vector(count: p.count) { index in divergenceTerm(p[index], q[index], index) })
}

/// The objective $\sum_ja_j\,\mathrm{KL}(p\Vert p_j)$ whose minimiser is the logarithmic pool, with the experts'
/// probabilities in the rows and weights that are not negative. An expert of weight 0 does not count, even at an
/// infinite distance.
///
/// Where the weights sum to 1 the minimum is $-\log\sum_x\prod_jp_j(x)^{a_j}$.
public func pooledDivergence(of p: Vector, from probabilities: Matrix, weights: Vector) -> Double {
  require(
    weights.count == probabilities.rows,
    "pooledDivergence: \(weights.count) weights for \(probabilities.rows) experts")
  var total = 0.0
  for (expert, weight) in weights.elements.enumerated() where weight != 0 {
    require(
      weight > 0 && weight.isFinite, "pooledDivergence: the weight \(weight) at \(expert) is not a positive number")
    total += weight * kullbackLeibler(p, probabilities[row: expert])
  }
  return total
}

private func divergenceTerm(_ p: Double, _ q: Double, _ index: Int) -> Double {
  require(p >= 0 && q >= 0, "kullbackLeibler: \(p) and \(q) at \(index) are not both probabilities")
  if p == 0 { return q }
  if q == 0 { return .infinity }
  let difference = p - q
  // Far apart the quotient could overflow, and nothing cancels.
  if difference.magnitude > 0.5 * q { return p * (log(p) - log(q)) - difference }
  return p * log1p(difference / q) - difference
}
