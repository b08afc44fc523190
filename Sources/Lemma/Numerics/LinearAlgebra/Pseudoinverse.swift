internal import CLapack

/// The number of singular values above `relativeTolerance` times the largest, by default $\max(m, n)\,\epsilon$; 0 for a
/// zero or empty matrix. The matrix must be finite, the tolerance not negative. Cost as for `singularValues(_:)`.
public func rank(_ A: Matrix, relativeTolerance: Double? = nil) -> Int {
  significantCount(singularValues("rank", A).storage, cutoff("rank", A, relativeTolerance))
}

/// The Moore-Penrose pseudoinverse $\sum_{i} v_i u_i^\top / s_i$ over the singular values above `relativeTolerance` times the
/// largest, by default $\max(m, n)\,\epsilon$; of shape $n \times m$, zeros for a zero matrix.
///
/// By singular value decomposition, since $(A^\top A)^{-1}A^\top$ squares the condition number; the cost is that of `svd(_:)`
/// and $2 m n k$ operations more. $\lVert AA^+A - A\rVert_F$ is of order $n\epsilon\kappa\lVert A\rVert_F$. The matrix must
/// be finite, the tolerance not negative.
public func pinv(_ A: Matrix, relativeTolerance: Double? = nil) -> Matrix {
  let tolerance = cutoff("pinv", A, relativeTolerance)
  var (u, s, vT) = singularFactors("pinv", A)
  let (m, n, k, r) = (A.rows, A.columns, s.count, significantCount(s, tolerance))
  var result = Matrix(rows: n, columns: m)
  guard r > 0 else { return result }
  for index in 0..<r {
    for position in index * n..<(index + 1) * n { vT[position] /= s[index] }
  }
  cblas_dgemm(
    CblasRowMajor, CblasTrans, CblasTrans, lapackInt(n), lapackInt(m), lapackInt(r), 1, vT, lapackInt(n), u,
    lapackInt(k), 0, &result.storage, lapackInt(m))
  return result
}

/// The tolerance to use, checked.
private func cutoff(_ function: StaticString, _ a: Matrix, _ relativeTolerance: Double?) -> Double {
  let tolerance = relativeTolerance ?? Double(Swift.max(a.rows, a.columns)) * .ulpOfOne
  require(tolerance >= 0, "\(function): relativeTolerance must not be negative, got \(tolerance)")
  return tolerance
}

/// How many of the descending singular values count as nonzero.
private func significantCount(_ s: [Double], _ tolerance: Double) -> Int {
  guard let largest = s.first, largest > 0 else { return 0 }
  return s.prefix { $0 > tolerance * largest }.count
}
