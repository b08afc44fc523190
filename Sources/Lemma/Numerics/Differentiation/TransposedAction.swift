internal import CLapack

/// $A^\top x$ without forming $A^\top$. `x.count` is `a.rows`.
func applyTranspose(_ a: Matrix, to x: Vector) -> Vector {
  var result = Vector(a.columns)
  guard a.rows > 0, a.columns > 0 else { return result }
  prepareBLAS()
  cblas_dgemv(
    CblasRowMajor, CblasTrans, lapackInt(a.rows), lapackInt(a.columns), 1, a.storage, lapackInt(a.columns), x.storage,
    1, 0, &result.storage, 1)
  return result
}
