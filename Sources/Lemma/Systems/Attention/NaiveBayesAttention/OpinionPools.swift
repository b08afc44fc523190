/// The logarithmic opinion pool: normalised log-probabilities of $\sum_jw_j\log p_j - \beta\log p_0$, with the
/// experts $\log p_j$ in the rows and the prior's $\log p_0$.
///
/// With all weights 1 and $\beta = n-1$ it is Bayes' rule for $n$ conditionally independent observations; with
/// weights that sum to 1 and $\beta = 0$ it minimises $\sum_jw_j\mathrm{KL}(p\Vert p_j)$; and if $\log p_j = Wv_j$ up
/// to a constant it is the softmax of $W\sum_jw_jv_j$, that is, attention followed by a linear decoder.
///
/// Rows need not be normalised: constants cancel. An expert with positive weight and $-\infty$ vetoes the token, a
/// weight of 0 ignores its expert altogether. Scores that are NaN or $+\infty$ (of which a prior or negatively
/// weighted expert with $-\infty$ is a source) and a veto of every token are precondition failures. One pass over the
/// matrix, $O(nV)$.
///
/// Source: Heskes, "Selecting weighting factors in logarithmic opinion pools", NIPS 1998.
public func logOpinionPool(
  _ logProbabilities: Matrix, weights: Vector, priorStrength: Double = 0, prior: Vector? = nil
) -> Vector {
  requireExperts(logProbabilities, weights, "logOpinionPool")
  require(priorStrength.isFinite, "logOpinionPool: priorStrength must be finite, got \(priorStrength)")
  var scores = weightedLogarithms(logProbabilities, weights)
  if priorStrength != 0 {
    guard let prior else { preconditionFailed("logOpinionPool: priorStrength \(priorStrength) without a prior") }
    require(
      prior.count == scores.count,
      "logOpinionPool: a prior of \(prior.count) elements for \(scores.count) tokens")
    scores = scores - priorStrength * prior
  }
  return normalizedLogarithms(scores, "logOpinionPool")
}

/// The mixture $\sum_jw_jp_j$, with the experts' probabilities in the rows. It sums to what the weights sum to.
public func linearOpinionPool(_ probabilities: Matrix, weights: Vector) -> Vector {
  requireExperts(probabilities, weights, "linearOpinionPool")
  return applyTranspose(probabilities, to: weights)
}

/// $\sum_jw_jL_j$ over the rows, with $0\cdot(-\infty) = 0$: rows of weight 0 are not even read.
func weightedLogarithms(_ rows: Matrix, _ weights: Vector) -> Vector {
  var scores = [Double](repeating: 0, count: rows.columns)
  rows.storage.withUnsafeBufferPointer { rows in
    scores.withUnsafeMutableBufferPointer { scores in
      for (expert, weight) in weights.elements.enumerated() where weight != 0 {
        let start = expert * scores.count
        for token in 0..<scores.count { scores[token] += weight * rows[start + token] }
      }
    }
  }
  return Vector(storage: scores)
}

/// `scores` minus their log-sum-exp; they must be neither NaN nor $+\infty$, and not all $-\infty$.
func normalizedLogarithms(_ scores: Vector, _ function: String) -> Vector {
  for (token, score) in scores.elements.enumerated() {
    require(score < .infinity, "\(function): the score of token \(token) is \(score)")
  }
  let total = logSumExp(scores)
  require(total > -.infinity, "\(function): every token is vetoed")
  return scores - total
}

private func requireExperts(_ rows: Matrix, _ weights: Vector, _ function: String) {
  require(rows.rows >= 1 && rows.columns >= 1, "\(function): no experts or no tokens (\(rows.rows) x \(rows.columns))")
  require(weights.count == rows.rows, "\(function): \(weights.count) weights for \(rows.rows) experts")
  for (expert, weight) in weights.elements.enumerated() {
    require(weight.isFinite, "\(function): the weight \(weight) at \(expert) is not finite")
  }
}
