internal import CLapack

/// $P A = L U$ with row exchanges: `lower` has a unit diagonal and no element above 1 in magnitude.
public struct LUFactorization: Sendable {
  /// $L$, unit lower triangular.
  public let lower: Matrix
  /// $U$, upper triangular; a zero on its diagonal means that $A$ is singular.
  public let upper: Matrix
  /// Row $i$ of $P A$ is row `permutation[i]` of $A$.
  public let permutation: [Int]
  private let parity: Double

  init(_ eliminated: EliminatedMatrix) {
    let n = eliminated.order
    lower = Matrix(rows: n, columns: n) { row, column in
      row == column ? 1 : row > column ? eliminated.factors[column * n + row] : 0
    }
    upper = Matrix(rows: n, columns: n) { row, column in
      row <= column ? eliminated.factors[column * n + row] : 0
    }
    permutation = eliminated.permutation
    parity = eliminated.parity
  }

  /// The solution of $A x = b$, two triangular solves of $n^2$ operations each.
  ///
  /// Throws `NumericsError.singularMatrix` if a pivot is exactly zero. `b` must have as many elements as $A$ has rows.
  public func solve(_ b: Vector) throws -> Vector {
    require(b.count == lower.rows, "solve: matrix \(lower.shape) and a right-hand side of \(b.count) elements")
    if let pivot = upper.diagonal.storage.firstIndex(of: 0) { throw NumericsError.singularMatrix(pivot: pivot) }
    var x = b.selecting(permutation)
    guard lower.rows > 0 else { return x }
    let n = lapackInt(lower.rows)
    cblas_dtrsv(CblasRowMajor, CblasLower, CblasNoTrans, CblasUnit, n, lower.storage, n, &x.storage, 1)
    cblas_dtrsv(CblasRowMajor, CblasUpper, CblasNoTrans, CblasNonUnit, n, upper.storage, n, &x.storage, 1)
    return x
  }

  /// $\det A = \det P\,\prod_i U_{ii}$; exactly 0 if $A$ is singular, 1 for order 0.
  public var determinant: Double { parity * scaledProduct(upper.diagonal.storage) }
}

/// The LU factorisation of a square matrix with partial pivoting, $\tfrac23 n^3$ operations in LAPACK's `dgetrf`.
///
/// $\lVert P A - L U\rVert \le 10\,n\,\epsilon\,\lVert A\rVert$ in practice. A singular matrix factors too. A matrix that is
/// not square, or contains NaN or an infinity, is a precondition failure.
public func lu(_ A: Matrix) -> LUFactorization { LUFactorization(EliminatedMatrix("lu", A)) }
