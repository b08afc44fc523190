/// $\operatorname{msign}(M) = U_{:,:r}V_{:,:r}^\top = M\,(M^\top M)^{-1/2}$ for $M = U\Sigma V^\top$ of rank $r$: all nonzero singular values
/// become 1.
///
/// The nearest orthogonal matrix of a square $M$ of full rank, and the direction of steepest ascent under the spectral norm:
/// $\langle M, \Phi\rangle \le \lVert M\rVert_*$ for $\lVert\Phi\rVert_2 \le 1$, with equality here. For a diagonal matrix it is the sign, for
/// a column $m/\lVert m\rVert$; scale invariant. Singular values up to $\mathtt{relativeTolerance}\cdot\max(n, m)\,\sigma_1$
/// count as 0, so that zero maps to zero; nearby the function is discontinuous. By SVD, about $20\,nm\min(n, m)$ operations.
/// `matrix` must be finite.
public func msign(_ matrix: Matrix, relativeTolerance: Double = 1e-12) -> Matrix {
  require(relativeTolerance >= 0, "msign: relativeTolerance must not be negative, got \(relativeTolerance)")
  requireFinite("msign", matrix)
  guard !matrix.storage.isEmpty else { return matrix }
  let (u, s, vT) = svd(matrix)
  let threshold = relativeTolerance * Double(max(matrix.rows, matrix.columns)) * s[0]
  let rank = s.elements.count { $0 > threshold }
  if rank == s.count { return u * vT }
  return u[rows: 0..<matrix.rows, columns: 0..<rank] * vT[rows: 0..<rank, columns: 0..<matrix.columns]
}

/// An approximation of $\operatorname{msign}(M)$ by matrix products alone: `iterations` times
/// $X \leftarrow aX + b\,(XX^\top)X + c\,(XX^\top)^2X$ from $X_0 = M/\lVert M\rVert_F$.
///
/// The singular values are those of the scalar map iterated on $\sigma_i/\lVert M\rVert_F$, the singular vectors those of $M$; null
/// directions stay null. Each iteration costs $4\,nm\min(n, m)$ operations for a square matrix: both Gram products are
/// symmetric and need only one half. `matrix` must be finite; zero maps to zero.
public func msign(_ matrix: Matrix, iterations: Int, coefficients: NewtonSchulz = .muon) -> Matrix {
  require(iterations >= 0, "msign: iterations must not be negative, got \(iterations)")
  requireFinite("msign", matrix)
  let norm = matrix.frobeniusNorm
  guard norm > 0 else { return matrix }
  // The Gram matrix of the shorter side: smaller, and not singular by construction.
  let isTall = matrix.rows > matrix.columns
  var iteration = NewtonSchulzIteration(isTall ? matrix.transpose / norm : matrix / norm, coefficients)
  for _ in 0..<iterations { iteration.advance() }
  return isTall ? iteration.x.transpose : iteration.x
}
