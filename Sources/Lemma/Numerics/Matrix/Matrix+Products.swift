internal import CLapack

extension Matrix {
  /// The matrix product $C_{ij} = \sum_l A_{il} B_{lj}$, $2 m k n$ operations in BLAS. `a.columns` must be `b.rows`.
  ///
  /// The product of an n x 0 and a 0 x m matrix is n x m zeros.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    require(a.columns == b.rows, "*: matrices \(a.shape) and \(b.shape) do not multiply")
    return product(a, b, transposingFirst: false)
  }

  /// The product $A x$, $2 m n$ operations in BLAS. `a.columns` must be `x.count`; the result has `a.rows` elements.
  public static func * (a: Matrix, x: Vector) -> Vector {
    require(a.columns == x.count, "*: matrix \(a.shape) does not multiply a vector of \(x.count) elements")
    var result = Vector(a.rows)
    guard a.rows > 0, a.columns > 0 else { return result }
    prepareBLAS()
    cblas_dgemv(
      CblasRowMajor, CblasNoTrans, lapackInt(a.rows), lapackInt(a.columns), 1, a.storage, lapackInt(a.columns),
      x.storage, 1, 0, &result.storage, 1)
    return result
  }
}

/// $A^\top B$ without forming $A^\top$, $2 m k n$ operations in BLAS. `a.rows` must be `b.rows`; the result is
/// `a.columns` x `b.columns`.
public func transposeProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
  require(a.rows == b.rows, "transposeProduct: matrices \(a.shape) and \(b.shape) do not multiply")
  return product(a, b, transposingFirst: true)
}

/// The outer product $a b^\top$, with elements $a_i b_j$ and the shape `a.count` x `b.count`.
public func outer(_ a: Vector, _ b: Vector) -> Matrix {
  a.storage.withUnsafeBufferPointer { a in
    b.storage.withUnsafeBufferPointer { b in Matrix(rows: a.count, columns: b.count) { a[$0] * b[$1] } }
  }
}

/// The Kronecker product $A \otimes B$: the block matrix whose block $(i, j)$ is $A_{ij} B$, of shape
/// `a.rows * b.rows` x `a.columns * b.columns`.
public func kronecker(_ a: Matrix, _ b: Matrix) -> Matrix {
  let storage = newElements(count: a.storage.count * b.storage.count) { result in
    for row in 0..<a.rows * b.rows {
      for column in 0..<a.columns {
        let factor = a.storage[row / b.rows * a.columns + column]
        let source = row % b.rows * b.columns
        let target = (row * a.columns + column) * b.columns
        for offset in 0..<b.columns { result[target + offset] = factor * b.storage[source + offset] }
      }
    }
  }
  return Matrix(rows: a.rows * b.rows, columns: a.columns * b.columns, storage: storage)
}

/// $A B$ or $A^\top B$, for shapes that the caller has checked.
private func product(_ a: Matrix, _ b: Matrix, transposingFirst: Bool) -> Matrix {
  let rows = transposingFirst ? a.columns : a.rows
  let inner = b.rows
  guard rows > 0, b.columns > 0, inner > 0 else { return Matrix(rows: rows, columns: b.columns) }
  prepareBLAS()
  let storage = newElements(count: rows * b.columns) { result in
    cblas_dgemm(
      CblasRowMajor, transposingFirst ? CblasTrans : CblasNoTrans, CblasNoTrans, lapackInt(rows),
      lapackInt(b.columns), lapackInt(inner), 1, a.storage, lapackInt(a.columns), b.storage, lapackInt(b.columns), 0,
      result.baseAddress, lapackInt(b.columns))
  }
  return Matrix(rows: rows, columns: b.columns, storage: storage)
}
