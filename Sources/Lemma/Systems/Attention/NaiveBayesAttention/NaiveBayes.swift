/// The posterior over classes from features that are independent given the class.
///
/// Bayes' rule for each feature and for all of them together gives
/// $\log p(y|x_1,\dots,x_n) = \sum_j\log p(y|x_j) - (n-1)\log p(y) + \mathrm{const}$: the logarithmic pool of the
/// single conditionals, with the prior counted once and not $n$ times
/// (``logOpinionPool(_:weights:priorStrength:prior:)``).
///
/// Source: J. Su, "Naive Bayes is all you need ?", 2023, where attention is read as this formula.
public struct NaiveBayes: Sendable {
  /// $\log p(y)$.
  private let logPrior: Vector
  /// $\log p(x_j|y)$: classes in the rows, the values of feature $j$ in the columns.
  private let logLikelihoods: [Matrix]

  /// A model of $K$ classes: `prior` has $K$ elements, `likelihoods[j]` is $K\times M_j$ with a distribution over the
  /// values of feature $j$ in every row.
  ///
  /// Throws `outsideDomain` if the prior or a row is negative somewhere or does not sum to 1 within $10^{-9}$.
  public init(prior: Vector, likelihoods: [Matrix]) throws {
    try checkDistribution(prior, "the prior")
    for (feature, likelihood) in likelihoods.enumerated() {
      require(
        likelihood.rows == prior.count,
        "NaiveBayes: likelihoods[\(feature)] has \(likelihood.rows) rows for \(prior.count) classes")
      for row in 0..<likelihood.rows {
        try checkDistribution(likelihood[row: row], "row \(row) of likelihood \(feature)")
      }
    }
    logPrior = log(prior)
    logLikelihoods = likelihoods.map { $0.map { log($0) } }
  }

  /// $p(y|x_1,\dots,x_n)$ for one observed value of every feature, by adding logarithms; so hundreds of small factors
  /// do no harm.
  ///
  /// Observations that are impossible in every class are a precondition failure.
  public func posterior(given observations: [Int]) -> Vector {
    require(
      observations.count == logLikelihoods.count,
      "posterior: \(observations.count) observations of \(logLikelihoods.count) features")
    let scores = observations.enumerated().reduce(logPrior) { scores, observation in
      scores + logLikelihood(of: observation.element, feature: observation.offset)
    }
    return exp(normalizedLogarithms(scores, "posterior"))
  }

  /// $p(y|x_j)$ for one observed value of feature `j`.
  public func conditional(given observation: Int, feature j: Int) -> Vector {
    require(logLikelihoods.indices.contains(j), "conditional: no feature \(j) among \(logLikelihoods.count)")
    return exp(normalizedLogarithms(logPrior + logLikelihood(of: observation, feature: j), "conditional"))
  }

  /// $\log p(x_j|y)$ for all classes.
  private func logLikelihood(of observation: Int, feature: Int) -> Vector {
    let values = logLikelihoods[feature].columns
    require(
      observation >= 0 && observation < values,
      "NaiveBayes: feature \(feature) has \(values) values, not a value \(observation)")
    return logLikelihoods[feature][column: observation]
  }
}

private func checkDistribution(_ p: Vector, _ name: String) throws {
  for probability in p.elements where !(probability >= 0) {
    throw NumericsError.outsideDomain("\(name) contains \(probability), which is no probability")
  }
  let total = sum(p)
  guard Swift.abs(total - 1) <= 1e-9 else {
    throw NumericsError.outsideDomain("\(name) sums to \(total), a distribution to 1")
  }
}
