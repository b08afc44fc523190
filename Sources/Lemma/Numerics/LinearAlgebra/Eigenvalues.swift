internal import CLapack

/// The eigenvalues of a square matrix, sorted by real, then by imaginary part; complex ones come in conjugate pairs.
///
/// LAPACK's `dgeev`, about $10 n^3$ operations, backward stable: exact for a matrix within about $10\,n\,\epsilon\,\lVert A\rVert$.
/// Throws `NumericsError.notConverged` if the QR algorithm stalls. The matrix must be square and finite.
public func eigenvalues(_ A: Matrix) throws -> (real: Vector, imaginary: Vector) {
  requireSquare("eigenvalues", A)
  requireFinite("eigenvalues", A)
  guard A.rows > 0 else { return ([], []) }
  prepareBLAS()
  let n = lapackInt(A.rows)
  let scaling = RangeScaling(A.storage)
  // A matrix and its transpose have the same eigenvalues, so the order of storage does not matter.
  var elements = scaling.scaled(A.storage)
  var real = [Double](repeating: 0, count: A.rows)
  var imaginary = real
  let status = LAPACKE_dgeev(
    LAPACK_COL_MAJOR, option("N"), option("N"), n, &elements, n, &real, &imaginary, nil, 1, nil, 1)
  requireAccepted("eigenvalues", status)
  if status > 0 { throw NumericsError.notConverged(after: 30 * A.rows, residual: .nan) }
  let order = real.indices.sorted { (real[$0], imaginary[$0]) < (real[$1], imaginary[$1]) }
  return (
    Vector(storage: scaling.restored(order.map { real[$0] })),
    Vector(storage: scaling.restored(order.map { imaginary[$0] }))
  )
}
