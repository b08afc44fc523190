internal import CLapack

/// The eigenvalues of a symmetric matrix in ascending order, and orthonormal eigenvectors as columns:
/// $A V = V \operatorname{diag}(\lambda)$.
///
/// LAPACK's `dsyevd`, about $9 n^3$ operations. Eigenvalues are accurate to $10\,n\,\epsilon\,\lVert A\rVert_2$ absolutely, so small
/// ones have no relative accuracy. The component of largest magnitude of each eigenvector is positive (the first among
/// ties). Asymmetry of up to $10^{-10}\max|A_{ij}|$ is averaged away, more is a precondition failure, as is NaN.
public func eigh(_ A: Matrix) -> (values: Vector, vectors: Matrix) {
  let (values, eigenvectors) = symmetricEigen("eigh", A)
  var vectors = eigenvectors
  let n = A.rows
  vectors.withUnsafeMutableBufferPointer { vectors in
    for column in 0..<n where normalizingSign(vectors, start: column * n, stride: 1, count: n) < 0 {
      negate(vectors, start: column * n, stride: 1, count: n)
    }
  }
  return (values, Matrix(rows: n, columns: n, storage: transposed(vectors, rows: n, columns: n)))
}

/// $V \operatorname{diag}(f(\lambda))\,V^\top$ for a symmetric matrix with the eigendecomposition $V \operatorname{diag}(\lambda)\,V^\top$.
///
/// Symmetric exactly. `A` as in `eigh(_:)`, whose cost it has and $4 n^3$ operations more. The error is about
/// $10\,n\,\epsilon\max_i|f(\lambda_i)|$, beside what $f$ makes of the eigenvalues' own error.
public func matrixFunction(_ A: Matrix, _ f: (Double) -> Double) -> Matrix {
  let (values, vectors) = symmetricEigen("matrixFunction", A)
  return spectralSum(values.map(f), vectors, order: A.rows)
}

/// The eigenvalues and the eigenvectors, one row for each, of a symmetric matrix.
func symmetricEigen(_ function: StaticString, _ a: Matrix) -> (values: Vector, vectors: [Double]) {
  requireSquare(function, a)
  requireFinite(function, a)
  let scaling = RangeScaling(a.storage)
  var vectors = scaling.scaled(symmetrized(function, a))
  var values = [Double](repeating: 0, count: a.rows)
  guard a.rows > 0 else { return ([], []) }
  prepareBLAS()
  let n = lapackInt(a.rows)
  let status = LAPACKE_dsyevd(LAPACK_COL_MAJOR, option("V"), option("L"), n, &vectors, n, &values)
  require(status == 0, "\(function): LAPACK's dsyevd failed with status \(status)")
  return (Vector(storage: scaling.restored(values)), vectors)
}

/// $\sum_i w_i v_i v_i^\top$ for vectors stored one after another.
func spectralSum(_ weights: Vector, _ vectors: [Double], order: Int) -> Matrix {
  let rows = Matrix(rows: order, columns: order, storage: vectors)
  var weighted = rows
  for row in 0..<order {
    for column in 0..<order { weighted.storage[row &* order &+ column] *= weights.storage[row] }
  }
  let product = transposeProduct(weighted, rows)
  return (product + product.transpose) * 0.5
}

/// The mean of a matrix and its transpose, which may differ by rounding only.
private func symmetrized(_ function: StaticString, _ a: Matrix) -> [Double] {
  let mirrored = transposed(a.storage, rows: a.rows, columns: a.columns)
  let tolerance = 1e-10 * a.storage.withUnsafeBufferPointer { largestMagnitude($0) }
  var isSymmetric = true
  let mean = combineElements(a.storage, mirrored) { x, y in
    isSymmetric = isSymmetric && (x - y).magnitude <= tolerance
    // Halving first cannot overflow, and for equal operands nothing is lost.
    return x == y ? x : x / 2 + y / 2
  }
  if !isSymmetric { asymmetryFailed(function, a, tolerance) }
  return mean
}

private func asymmetryFailed(_ function: StaticString, _ a: Matrix, _ tolerance: Double) -> Never {
  for row in 0..<a.rows {
    for column in 0..<row where (a[row, column] - a[column, row]).magnitude > tolerance {
      preconditionFailed(
        "\(function): the matrix is not symmetric: (\(row), \(column)) is \(a[row, column]) and "
          + "(\(column), \(row)) is \(a[column, row])")
    }
  }
  preconditionFailed("\(function): the matrix is not symmetric")
}
