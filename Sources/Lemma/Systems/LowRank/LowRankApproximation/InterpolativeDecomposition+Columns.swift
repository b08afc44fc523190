internal import CLapack

extension InterpolativeDecomposition {
  /// From a factorisation that has been brought up to date.
  init(_ factors: TruncatedPivotedQR) {
    self.init(columns: factors.pivots, coefficients: factors.coefficients, residual: factors.residual)
  }

  /// With these columns, or as many of them as are numerically independent: $Z = R_{11}^{-1}Q^\top M$ from $C = QR_{11}$.
  init(_ M: Matrix, columns chosen: [Int]) {
    var columns = chosen
    var (q, r) = qr(M.selecting(columns: columns))
    if !isNumericallyRegular(r, rows: Swift.max(M.rows, M.columns)) {
      var revealed = TruncatedPivotedQR(M.selecting(columns: columns))
      revealed.extend(toRank: columns.count)
      columns = revealed.pivots.sorted().map { chosen[$0] }
      (q, r) = qr(M.selecting(columns: columns))
    }
    let projected = transposeProduct(q, M)
    var solution = projected
    solveTriangular(r, &solution)
    for (index, column) in columns.enumerated() { solution[column: column] = .basis(index, count: columns.count) }
    self.init(
      columns: columns, coefficients: solution, residual: residualNorm(M, basis: q, projected: projected))
  }
}

/// Whether no diagonal element of $R$ is negligible.
private func isNumericallyRegular(_ r: Matrix, rows: Int) -> Bool {
  let diagonal = abs(r.diagonal)
  guard diagonal.count > 0 else { return true }
  return min(diagonal) > Double(rows) * .ulpOfOne * max(diagonal)
}

/// $\lVert M - QQ^\top M\rVert_F$ for orthonormal columns $Q$.
func residualNorm(_ M: Matrix, basis Q: Matrix) -> Double {
  residualNorm(M, basis: Q, projected: transposeProduct(Q, M))
}

/// $\lVert M - QB\rVert_F$, a strip of rows at a time, so that the difference never leaves the cache.
func residualNorm(_ M: Matrix, basis Q: Matrix, projected B: Matrix) -> Double {
  guard Q.columns > 0, M.columns > 0 else { return M.frobeniusNorm }
  let strip = 128
  let (n, k) = (lapackInt(M.columns), lapackInt(Q.columns))
  var norms: [Double] = []
  prepareBLAS()
  for top in stride(from: 0, to: M.rows, by: strip) {
    let height = Swift.min(strip, M.rows - top)
    var difference = Array(M.storage[top * M.columns..<(top + height) * M.columns])
    Q.storage.withUnsafeBufferPointer { q in
      cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, lapackInt(height), n, k, -1, q.baseAddress! + top * Q.columns, k,
        B.storage, n, 1, &difference, n)
    }
    norms.append(Vector(storage: difference).norm)
  }
  return Vector(storage: norms).norm
}
