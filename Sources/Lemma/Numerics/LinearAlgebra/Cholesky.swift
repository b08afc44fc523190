internal import CLapack

/// The lower triangular $L$ with positive diagonal and $A = L L^\top$, $\tfrac13 n^3$ operations in LAPACK's `dpotrf`.
///
/// Reads the lower triangle only. Throws `NumericsError.notPositiveDefinite` with the order of the first leading minor
/// that is not positive. The matrix must be square and its lower triangle finite.
/// $\lVert A - LL^\top\rVert_F/\lVert A\rVert_F$ is at most $10\,n\,\epsilon$.
public func cholesky(_ A: Matrix) throws -> Matrix {
  requireSquare("cholesky", A)
  var lower = lowerTriangle(A)
  requireFinite("cholesky", lower)
  guard A.rows > 0 else { return lower }
  prepareBLAS()
  let n = lapackInt(A.rows)
  // What is the lower triangle row by row is the upper triangle column by column, so nothing needs transposing.
  let status = LAPACKE_dpotrf(LAPACK_COL_MAJOR, option("U"), n, &lower.storage, n)
  requireAccepted("cholesky", status)
  if status > 0 { throw NumericsError.notPositiveDefinite(order: Int(status)) }
  return lower
}

/// The lower triangle including the diagonal, zeros above.
private func lowerTriangle(_ a: Matrix) -> Matrix {
  let n = a.rows
  let storage = newElements(count: n * n) { target in
    a.storage.withUnsafeBufferPointer { source in
      for row in 0..<n {
        for column in 0...row { target[row &* n &+ column] = source[row &* n &+ column] }
        for column in row + 1..<n { target[row &* n &+ column] = 0 }
      }
    }
  }
  return Matrix(rows: n, columns: n, storage: storage)
}
