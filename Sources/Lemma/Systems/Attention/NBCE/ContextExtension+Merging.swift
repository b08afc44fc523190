extension ContextExtension {
  /// The next token's distribution for all contexts together.
  ///
  /// Rows of `contexts` and `unconditional` are logits or log-probabilities over one vocabulary; each is normalised
  /// first, then truncated. $-\infty$ is a masked token; NaN, $+\infty$ and a row without any token are precondition
  /// failures, and so is a mean of contexts that together veto everything. `previous` is the context chosen at the
  /// step before: with a positive persistence another one replaces it only if its entropy is less by more than that.
  /// Among equal entropies the lowest index is chosen.
  ///
  /// Where the unconditional distribution was cut off to $-\infty$, the pooled value stands alone: it is not
  /// amplified by $1+\beta$, for lack of anything to compare with. $O(nV)$ expected.
  public func merge(contexts: Matrix, unconditional: Vector, previous: Int? = nil) -> Merged {
    require(contexts.rows >= 1, "merge: no contexts")
    require(
      contexts.columns == unconditional.count,
      "merge: contexts over \(contexts.columns) tokens, the unconditional distribution over \(unconditional.count)")
    require(
      previous.map { $0 >= 0 && $0 < contexts.rows } ?? true,
      "merge: no previous context \(previous ?? 0) among \(contexts.rows)")
    let rows = (0..<contexts.rows).map { truncated(normalizedLogarithms(contexts[row: $0], "merge: context \($0)")) }
    let prior = truncated(normalizedLogarithms(unconditional, "merge: unconditional"))
    let entropies = Vector(rows.map(remainingEntropy))
    let (pooled, choice) = pool(rows, entropies, previous)
    let scores = Vector(count: prior.count) { token in
      // Both cases before any arithmetic: (1 + β)(-∞) + β∞ would be NaN.
      prior[token] == -.infinity ? pooled[token] : (1 + strength) * pooled[token] - strength * prior[token]
    }
    return Merged(logProbabilities: normalizedLogarithms(scores, "merge"), choice: choice, entropies: entropies)
  }

  private func pool(_ rows: [Vector], _ entropies: Vector, _ previous: Int?) -> (pooled: Vector, choice: Int?) {
    switch pooling {
    case .minimumEntropy:
      let choice = surest(entropies, previous)
      return (rows[choice], choice)
    case .mean:
      let weights = Vector(repeating: 1 / Double(rows.count), count: rows.count)
      return (weightedLogarithms(Matrix(rowVectors: rows), weights), nil)
    case .softMinimumEntropy(let temperature):
      let weights = softmax(-entropies, temperature: temperature)
      return (weightedLogarithms(Matrix(rowVectors: rows), weights), nil)
    }
  }

  /// The context of least entropy, or the previous one unless it is undercut by more than the persistence.
  private func surest(_ entropies: Vector, _ previous: Int?) -> Int {
    let best = argmin(entropies)
    guard let previous, persistence > 0 else { return best }
    return entropies[best] < entropies[previous] - persistence ? best : previous
  }

  private func truncated(_ logProbabilities: Vector) -> Vector {
    switch truncation {
    case .none: logProbabilities
    case .nucleus(let mass): nucleus(logProbabilities, mass: mass)
    case .top(let count): keepingLeaders(of: logProbabilities, weights: nil, until: Double(count))
    }
  }
}

/// $-\sum p\log p$ over the tokens that are left.
private func remainingEntropy(_ logProbabilities: Vector) -> Double {
  let probabilities = exp(logProbabilities)
  return sum(
    Vector(count: probabilities.count) { token in
      probabilities[token] == 0 ? 0 : -probabilities[token] * logProbabilities[token]
    })
}
