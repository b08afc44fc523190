internal import Glibc

/// $\exp H(p)$ with $p_i=\sigma_i/\sum_j\sigma_j$: how many singular values carry a matrix, as the exponential of their entropy.
///
/// From 1 for rank one to the smaller dimension for equal singular values; 0 for the zero matrix. Continuous where the rank is not
/// (Roy and Vetterli 2007). The matrix must not be empty. $O(mn\min(m,n))$.
public func effectiveRank(_ A: Matrix) -> Double {
  requireNonEmpty("effectiveRank", A)
  let values = singularValues(A)
  let total = sum(values)
  guard total > 0 else { return 0 }
  return Glibc.exp(entropy(values / total))
}

/// $\lVert A\rVert_F^2/\lVert A\rVert_2^2=\sum_i\sigma_i^2/\sigma_1^2$, between 1 and the rank; 0 for the zero matrix. Not empty.
public func stableRank(_ A: Matrix) -> Double {
  requireNonEmpty("stableRank", A)
  let values = singularValues(A)
  guard values[0] > 0 else { return 0 }
  return (values / values[0]).squaredNorm
}

/// $\lVert X-\mathbf 1\bar x\rVert_F/\lVert X\rVert_F$ with $\bar x$ the mean row: 0 if all tokens are equal, which is where pure attention leads. 0 for $X=0$. Not empty.
/// $O(mn)$. Y. Dong, J.-B. Cordonnier, A. Loukas, *Attention is Not All You Need* (2021, arXiv:2103.03404).
public func distanceToRankOne(_ X: Matrix) -> Double {
  requireNonEmpty("distanceToRankOne", X)
  let norm = X.frobeniusNorm
  guard norm > 0 else { return 0 }
  let mean = Vector(count: X.columns) { sum(X[column: $0]) / Double(X.rows) }
  let rest = Matrix(rows: X.rows, columns: X.columns) { X[$0, $1] - mean[$1] }
  return rest.frobeniusNorm / norm
}

/// Stops with the name of the function unless the matrix has elements.
func requireNonEmpty(_ function: StaticString, _ A: Matrix) {
  require(A.rows > 0 && A.columns > 0, "\(function): the matrix is empty (\(A.shape))")
}
