/// The columns of a strong rank-revealing QR factorisation with parameter $f \ge 1$.
///
/// Starting from the pivots, columns $i \le r < j$ change places while $T_{ij}^2 + \gamma_j^2\,\lVert e_i^\top R_{11}^{-1}\rVert^2 > f^2$, the pair with the
/// largest left side first: that is the square of the factor by which the exchange multiplies $\lvert\det R_{11}\rvert$, so the loop ends.
/// ($T = R_{11}^{-1}R_{12}$, $\gamma_j$ the norm of column $j$ of $R_{22}$.) Each exchange costs $O(mnr)$.
///
/// Source: Gu, Eisenstat, "Efficient algorithms for computing a strong rank-revealing QR factorization", SIAM J. Sci. Comput. 17, 1996.
func strongRankRevealingColumns(_ M: Matrix, rank r: Int, bound f: Double) -> [Int] {
  require(f >= 1, "interpolativeDecomposition: bound must be at least 1, got \(f)")
  var factors = TruncatedPivotedQR(M)
  factors.extend(toRank: r)
  var chosen = factors.pivots
  // Growth by rounding alone must not keep the loop going.
  while let exchange = bestExchange(M, chosen), exchange.growth > f * f * (1 + 1e-10) {
    chosen[exchange.position] = exchange.column
  }
  return chosen
}

/// The exchange of a chosen and another column that enlarges $\lvert\det R_{11}\rvert$ most, with the square of the factor.
private func bestExchange(_ M: Matrix, _ chosen: [Int]) -> (position: Int, column: Int, growth: Double)? {
  let (q, r) = qr(M.selecting(columns: chosen))
  let projected = transposeProduct(q, M)
  var coefficients = projected
  solveTriangular(r, &coefficients)
  var inverse = Matrix.identity(chosen.count)
  solveTriangular(r, &inverse)
  let left = M - q * projected
  let taken = Set(chosen)
  var best: (position: Int, column: Int, growth: Double)?
  for column in 0..<M.columns where !taken.contains(column) {
    let remaining = left[column: column].norm
    for position in 0..<chosen.count {
      let coefficient = coefficients[position, column]
      let lever = remaining * inverse[row: position].norm
      let growth = coefficient * coefficient + lever * lever
      if growth > best?.growth ?? 0 { best = (position, column, growth) }
    }
  }
  return best
}
