/// The solution of $A x = b$ by LU factorisation with partial pivoting, $\tfrac23 n^3$ operations.
///
/// Backward stable: $\lVert b - A\hat x\rVert \le 10\,n\,\epsilon\,\lVert A\rVert\,\lVert\hat x\rVert$ in practice. Throws
/// `NumericsError.singularMatrix` if a pivot is exactly zero; a matrix that is singular only to rounding is solved, with an
/// error of about $\kappa\epsilon$. `A` must be finite, and square with `b.count` rows; NaN in `b` propagates.
public func solve(_ A: Matrix, _ b: Vector) throws -> Vector {
  require(A.rows == b.count, "solve: matrix \(A.shape) and a right-hand side of \(b.count) elements")
  var x = b
  try EliminatedMatrix("solve", A).solve(&x.storage, columns: 1)
  return x
}

/// The solution of $A X = B$, one factorisation for all columns and $2 n^2$ operations for each; otherwise as for a
/// single right-hand side. `B` must have as many rows as `A`; the solution has its shape.
public func solve(_ A: Matrix, _ B: Matrix) throws -> Matrix {
  require(A.rows == B.rows, "solve: matrix \(A.shape) and right-hand sides \(B.shape)")
  var columns = transposed(B.storage, rows: B.rows, columns: B.columns)
  try EliminatedMatrix("solve", A).solve(&columns, columns: B.columns)
  return Matrix(rows: B.rows, columns: B.columns, storage: transposed(columns, rows: B.columns, columns: B.rows))
}
