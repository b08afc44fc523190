/// The interpolative decomposition of rank $r$, $0 \le r \le \min(m, n)$.
///
/// With the factors $M\Pi = QR$ of the chosen columns first, $Z = [\,I,\;R_{11}^{-1}R_{12}]\,\Pi^\top$ *is* $C^\dagger M$, and the residual
/// is exactly $\lVert R_{22}\rVert_F$. Columns whose remaining norm is at most $\epsilon\max(m, n)\,\lvert R_{11}\rvert$ count as dependent: the
/// rank is then below $r$.
///
/// `.strongRankRevealing(bound: f)` needs $f \ge 1$ and ends with $\lvert z_{ij}\rvert \le f$ and
/// $\lVert R_{22}\rVert_2 \le \sqrt{1 + f^2r(n-r)}\,\sigma_{r+1}$; `.exhaustive` needs $\binom nr \le 10^6$. The matrix must be finite.
public func interpolativeDecomposition(
  _ M: Matrix, rank r: Int, selection: ColumnSelection = .pivotedQR
) -> InterpolativeDecomposition {
  requireRank("interpolativeDecomposition", r, M)
  requireFinite("interpolativeDecomposition", M)
  switch selection {
  case .pivotedQR:
    var factors = TruncatedPivotedQR(M)
    factors.extend(toRank: r)
    return InterpolativeDecomposition(factors)
  case .strongRankRevealing(let bound):
    return InterpolativeDecomposition(M, columns: strongRankRevealingColumns(M, rank: r, bound: bound))
  case .greedyResidual:
    return InterpolativeDecomposition(M, columns: greedyColumns(M, rank: r))
  case .exhaustive:
    return InterpolativeDecomposition(M, columns: bestColumns(M, rank: r))
  }
}

/// The interpolative decomposition by pivoted QR with the smallest rank whose residual is at most `relativeError` ≥ 0 times
/// $\lVert M\rVert_F$, or with the numerical rank if no rank gets there.
public func interpolativeDecomposition(_ M: Matrix, relativeError: Double) -> InterpolativeDecomposition {
  require(relativeError >= 0, "interpolativeDecomposition: relativeError must not be negative, got \(relativeError)")
  requireFinite("interpolativeDecomposition", M)
  var factors = TruncatedPivotedQR(M)
  factors.extend(toRelativeError: relativeError)
  return InterpolativeDecomposition(factors)
}

/// $\lVert M - CC^\dagger M\rVert_F$ for $C = M_{:,S}$: the least error of any combination of these columns, which may be dependent.
public func columnSubsetError(_ M: Matrix, columns: [Int]) -> Double {
  requireFinite("columnSubsetError", M)
  var chosen = TruncatedPivotedQR(M.selecting(columns: columns))
  chosen.extend(toRank: Swift.min(M.rows, columns.count))
  return residualNorm(M, basis: chosen.basis)
}
