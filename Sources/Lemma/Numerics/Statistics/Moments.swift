/// The mean $\bar x=\frac1n\sum_ix_i$, summed pairwise. The vector must not be empty.
public func mean(_ x: Vector) -> Double {
  require(x.count > 0, "mean: the vector is empty")
  return sum(x) / Double(x.count)
}

/// The unbiased variance $\frac1{n-1}\sum_i(x_i-\bar x)^2$. At least two elements.
///
/// Two passes, so nothing cancels; the second also corrects the rounding of the mean: relative error below $2\epsilon$.
/// Source: Chan, Golub, LeVeque, "Algorithms for computing the sample variance", Amer. Statist. 37, 1983.
public func variance(_ x: Vector) -> Double {
  require(x.count >= 2, "variance: \(x.count) elements, at least 2 are needed")
  return sumOfSquaredDeviations(x) / Double(x.count - 1)
}

/// The variance $\frac1n\sum_i(x_i-\bar x)^2$ of the elements taken as the whole population. At least one element.
public func populationVariance(_ x: Vector) -> Double {
  require(x.count > 0, "populationVariance: the vector is empty")
  return sumOfSquaredDeviations(x) / Double(x.count)
}

/// The square root of ``variance(_:)``. At least two elements.
public func standardDeviation(_ x: Vector) -> Double {
  require(x.count >= 2, "standardDeviation: \(x.count) elements, at least 2 are needed")
  return variance(x).squareRoot()
}

/// The skewness $m_3/m_2^{3/2}$ with $m_k=\frac1n\sum_i(x_i-\bar x)^k$; NaN for a constant vector.
///
/// At least one element, of any scale: neither $m_3$ nor $m_2$ overflows.
public func skewness(_ x: Vector) -> Double {
  require(x.count > 0, "skewness: the vector is empty")
  let deviations = balanced(x - mean(x)).x
  let squares = deviations * deviations
  let second = mean(squares)
  return mean(squares * deviations) / (second * second.squareRoot())
}

/// The excess kurtosis $m_4/m_2^2-3$, 0 for a normal law; NaN for a constant vector. At least one element, of any scale.
public func excessKurtosis(_ x: Vector) -> Double {
  require(x.count > 0, "excessKurtosis: the vector is empty")
  let deviations = balanced(x - mean(x)).x
  let squares = deviations * deviations
  let second = mean(squares)
  return dot(squares, squares) / Double(x.count) / (second * second) - 3
}

private func sumOfSquaredDeviations(_ x: Vector) -> Double {
  let deviations = x - mean(x)
  let rest = sum(deviations)
  return dot(deviations, deviations) - rest * rest / Double(x.count)
}
