internal import CLapack

extension Matrix {
  /// $A^\top x$, for a length that the caller has checked.
  func transposeTimes(_ x: Vector) -> Vector {
    var result = Vector(columns)
    guard rows > 0, columns > 0 else { return result }
    prepareBLAS()
    cblas_dgemv(
      CblasRowMajor, CblasTrans, lapackInt(rows), lapackInt(columns), 1, storage, lapackInt(columns), x.storage, 1, 0,
      &result.storage, 1)
    return result
  }
}

/// An estimate of $\lVert A B\rVert_1$ of square matrices from below, without the product: almost always exact, for a few
/// products with vectors.
///
/// Source: Higham, "FORTRAN codes for estimating the one-norm of a real or complex matrix", 1988, as LAPACK's `dlacn2`.
func estimatedNorm1(ofProduct a: Matrix, _ b: Matrix) -> Double {
  guard a.rows > 0 else { return 0 }
  prepareBLAS()
  var (work, x) = (Vector(a.rows), Vector(a.rows))
  var signs = [Int32](repeating: 0, count: a.rows)
  var state = [Int32](repeating: 0, count: 3)
  var estimate = 0.0
  var request: Int32 = 0
  while true {
    LAPACKE_dlacn2(lapackInt(a.rows), &work.storage, &x.storage, &signs, &estimate, &request, &state)
    switch request {
    case 1: x = a * (b * x)
    case 2: x = b.transposeTimes(a.transposeTimes(x))
    default: return estimate
    }
  }
}
