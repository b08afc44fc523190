infix operator .* : MultiplicationPrecedence
infix operator ./ : MultiplicationPrecedence

// Elementwise arithmetic. Different shapes are a precondition failure that names both.

extension Matrix {
  /// The sum $A_{ij} + B_{ij}$ of matrices of one shape.
  public static func + (a: consuming Matrix, b: consuming Matrix) -> Matrix {
    requireEqualShapes("+", a, b)
    let (rows, columns) = (a.rows, a.columns)
    return Matrix(rows: rows, columns: columns, storage: combineReusing(&a.storage, &b.storage, +))
  }

  /// The difference $A_{ij} - B_{ij}$ of matrices of one shape.
  public static func - (a: consuming Matrix, b: consuming Matrix) -> Matrix {
    requireEqualShapes("-", a, b)
    let (rows, columns) = (a.rows, a.columns)
    return Matrix(rows: rows, columns: columns, storage: combineReusing(&a.storage, &b.storage, -))
  }

  /// The elementwise (Hadamard) product $A_{ij} B_{ij}$; `*` is the matrix product.
  public static func .* (a: consuming Matrix, b: consuming Matrix) -> Matrix {
    requireEqualShapes(".*", a, b)
    let (rows, columns) = (a.rows, a.columns)
    return Matrix(rows: rows, columns: columns, storage: combineReusing(&a.storage, &b.storage, *))
  }

  /// The elementwise quotient $A_{ij} / B_{ij}$.
  public static func ./ (a: consuming Matrix, b: consuming Matrix) -> Matrix {
    requireEqualShapes("./", a, b)
    let (rows, columns) = (a.rows, a.columns)
    return Matrix(rows: rows, columns: columns, storage: combineReusing(&a.storage, &b.storage, /))
  }
}

extension Matrix {
  /// $A_{ij}\,s$.
  public static func * (a: consuming Matrix, s: Double) -> Matrix { a.mapped { $0 * s } }

  /// $s\,A_{ij}$.
  public static func * (s: Double, a: consuming Matrix) -> Matrix { a.mapped { s * $0 } }

  /// $A_{ij} / s$, divided, not multiplied by the rounded reciprocal.
  public static func / (a: consuming Matrix, s: Double) -> Matrix { a.mapped { $0 / s } }

  /// $-A_{ij}$.
  public static prefix func - (a: consuming Matrix) -> Matrix { a.mapped { -$0 } }

  /// This matrix with every element transformed, in place where nothing else refers to it.
  @inline(__always)
  private consuming func mapped(_ transform: (Double) -> Double) -> Matrix {
    let (rows, columns) = (self.rows, self.columns)
    return Matrix(rows: rows, columns: columns, storage: mapReusing(&storage, transform))
  }
}
