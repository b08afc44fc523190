internal import CLapack

/// The economic QR factorisation: for an $m \times n$ matrix and $k = \min(m, n)$, `q` is $m \times k$ with orthonormal
/// columns, `r` is $k \times n$ upper triangular with $R_{ii} \ge 0$, and $A = Q R$.
///
/// Householder reflections in LAPACK's `dgeqrf` and `dorgqr`, about $4 m n^2 - \tfrac43 n^3$ operations for $m \ge n$.
/// $\lVert Q^\top Q - I\rVert_2$ and $\lVert A - QR\rVert_F/\lVert A\rVert_F$ are at most $10\,n\,\epsilon$. The matrix must be finite.
public func qr(_ A: Matrix) -> (q: Matrix, r: Matrix) {
  requireFinite("qr", A)
  var reflected = HouseholderQR(A)
  reflected.factor()
  return reflected.normalizedFactors()
}

/// QR with column exchanges: `q` and `r` as in `qr(_:)`, with $|R_{ii}|$ not increasing; column $j$ of $Q R$ is column
/// `permutation[j]` of $A$.
///
/// At every step the column of largest remaining norm comes next (LAPACK's `dgeqp3`), so that the diagonal of $R$ shows
/// the numerical rank. Errors and cost as for `qr(_:)`. The matrix must be finite. Source: Businger, Golub, "Linear least
/// squares solutions by Householder transformations", 1965.
public func pivotedQR(_ A: Matrix) -> (q: Matrix, r: Matrix, permutation: [Int]) {
  requireFinite("pivotedQR", A)
  var reflected = HouseholderQR(A)
  let permutation = reflected.factorPivoting()
  let factors = reflected.normalizedFactors()
  return (factors.q, factors.r, permutation)
}
