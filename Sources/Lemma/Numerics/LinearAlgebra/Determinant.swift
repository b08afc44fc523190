internal import Glibc

extension Matrix {
  /// $\det A$ by LU factorisation, $\tfrac23 n^3$ operations; exactly 0 if a pivot is zero, 1 for order 0.
  ///
  /// Overflows and underflows only where the determinant itself does, which for large matrices is soon:
  /// see `logAbsoluteDeterminant`. The matrix must be square and finite.
  public var determinant: Double {
    let eliminated = EliminatedMatrix("determinant", self)
    return eliminated.parity * scaledProduct(eliminated.diagonal)
  }

  /// $\log|\det A|$ by LU factorisation, $\tfrac23 n^3$ operations; $-\infty$ if a pivot is zero, 0 for order 0. The matrix
  /// must be square and finite. The absolute error is about $n\epsilon\kappa$.
  public var logAbsoluteDeterminant: Double {
    sum(Vector(storage: EliminatedMatrix("logAbsoluteDeterminant", self).diagonal.map { log($0.magnitude) }))
  }

  /// $A^{-1}$, by LU factorisation, $2n^3$ operations.
  ///
  /// For display: to solve a system `solve` is faster and more accurate. Throws `NumericsError.singularMatrix` if a
  /// pivot is exactly zero. The matrix must be square and finite.
  public func inverse() throws -> Matrix {
    let inverse = try EliminatedMatrix("inverse", self).inverse()
    return Matrix(rows: rows, columns: columns, storage: transposed(inverse, rows: rows, columns: columns))
  }
}

/// The product of finite factors, with the exponents added separately so that no partial product leaves the range.
func scaledProduct(_ factors: [Double]) -> Double {
  var significand = 1.0
  var exponent = 0
  for factor in factors {
    if factor == 0 { return 0 }
    significand *= factor.significand * (factor < 0 ? -1 : 1)
    exponent += factor.exponent
    if significand.magnitude >= 2 {
      significand /= 2
      exponent += 1
    }
  }
  return Double(sign: .plus, exponent: exponent, significand: significand)
}
