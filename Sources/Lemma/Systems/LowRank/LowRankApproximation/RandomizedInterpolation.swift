/// An interpolative decomposition of rank $r$ whose columns are pivots of a small random sketch, the coefficients a least-squares fit
/// to the full columns.
///
/// `.gaussian(oversampling: p)`, $p \ge 0$, pivots on $\Omega M$ with $\Omega$ normal of $\min(r + p, m)$ rows; `.columnSubset(count: c)`,
/// $r \le c \le n$, on $c$ columns drawn without replacement. $0 \le r \le \min(m, n)$, the matrix finite. The coefficients are
/// $C^\dagger M$ and the residual is measured, whatever the sketch. Cost: $2mn(r+p)$ for the sketch, $4mnr$ for fit and residual, all
/// of it in matrix products.
///
/// Source: Voronin, Martinsson, 2014, arXiv:1412.8447.
public func randomizedInterpolativeDecomposition(
  _ M: Matrix, rank r: Int, sketch: InterpolativeDecomposition.Sketch = .gaussian(oversampling: 10),
  using generator: inout SeededGenerator
) -> InterpolativeDecomposition {
  requireRank("randomizedInterpolativeDecomposition", r, M)
  requireFinite("randomizedInterpolativeDecomposition", M)
  switch sketch {
  case .gaussian(let oversampling):
    require(
      oversampling >= 0, "randomizedInterpolativeDecomposition: oversampling must not be negative, got \(oversampling)")
    let Omega = Matrix.normal(rows: Swift.min(r + oversampling, M.rows), columns: M.rows, using: &generator)
    return InterpolativeDecomposition(M, columns: pivots(Omega * M, r))
  case .columnSubset(let count):
    require(
      count >= r && count <= M.columns,
      "randomizedInterpolativeDecomposition: count must lie in \(r)...\(M.columns), got \(count)")
    let candidates = generator.sample(count, from: M.columns)
    return InterpolativeDecomposition(M, columns: pivots(M.selecting(columns: candidates), r).map { candidates[$0] })
  }
}

private func pivots(_ sketch: Matrix, _ r: Int) -> [Int] {
  var factors = TruncatedPivotedQR(sketch)
  factors.extend(toRank: r)
  return factors.pivots
}
