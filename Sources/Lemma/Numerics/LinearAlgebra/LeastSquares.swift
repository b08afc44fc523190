internal import CLapack

/// The $x$ of least norm among those that minimise $\lVert A x - b\rVert$, for a matrix of any shape and rank.
///
/// LAPACK's `dgelsd`, by singular value decomposition; singular values below $\max(m, n)\,\epsilon$ times the largest count
/// as zero. About $4 m n^2 + 8 n^3$ operations for $m \ge n$; backward stable. `b` must have as many elements as `A` has rows, and `A` must be finite; NaN in `b` propagates.
public func leastSquares(_ A: Matrix, _ b: Vector) -> Vector {
  require(A.rows == b.count, "leastSquares: matrix \(A.shape) and a right-hand side of \(b.count) elements")
  requireFinite("leastSquares", A)
  if b.storage.contains(where: { !$0.isFinite }) { return Vector(repeating: .nan, count: A.columns) }
  guard A.rows > 0, A.columns > 0 else { return Vector(A.columns) }
  prepareBLAS()
  var elements = transposed(A.storage, rows: A.rows, columns: A.columns)
  let length = Swift.max(A.rows, A.columns)
  var x = b.storage + [Double](repeating: 0, count: length - A.rows)
  var s = [Double](repeating: 0, count: Swift.min(A.rows, A.columns))
  var rank: Int32 = 0
  let status = LAPACKE_dgelsd(
    LAPACK_COL_MAJOR, lapackInt(A.rows), lapackInt(A.columns), 1, &elements, lapackInt(A.rows), &x, lapackInt(length),
    &s, Double(length) * .ulpOfOne, &rank)
  requireAccepted("leastSquares", status)
  // Divide and conquer did not converge: the pseudoinverse has a second algorithm to fall back on.
  if status > 0 { return pinv(A) * b }
  return Vector(storage: Array(x[..<A.columns]))
}
