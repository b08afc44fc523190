internal import Glibc

/// $\sum_{i\le r}\sigma_iu_iv_i^\top$, the matrix of rank at most $r$ closest to `A` in the Frobenius and in the spectral norm.
///
/// $0 \le r \le \min(m, n)$; `A` must be finite. Cost: one singular value decomposition and $2mnr$ operations.
///
/// Source: Eckart, Young, "The approximation of one matrix by another of lower rank", Psychometrika 1, 1936.
public func truncatedSVD(_ A: Matrix, rank r: Int) -> Matrix {
  requireRank("truncatedSVD", r, A)
  let (u, s, vT) = svd(A)
  let scaled = Matrix(rows: A.rows, columns: r) { u[$0, $1] * s[$1] }
  return scaled * vT[rows: 0..<r, columns: 0..<A.columns]
}

/// $\bigl(\sum_{i>r}\sigma_i^2\bigr)^{1/2}$: the least Frobenius error of any matrix of rank at most $r$, from the singular values.
///
/// $0 \le r \le \min(m, n)$; `A` must be finite.
public func truncatedSVDError(_ A: Matrix, rank r: Int) -> Double {
  requireRank("truncatedSVDError", r, A)
  let s = singularValues(A)
  return s[r..<s.count].norm
}

func requireRank(_ function: String, _ r: Int, _ a: Matrix) {
  let largest = Swift.min(a.rows, a.columns)
  require(r >= 0 && r <= largest, "\(function): rank must lie in 0...\(largest) for a matrix \(a.shape), got \(r)")
}
