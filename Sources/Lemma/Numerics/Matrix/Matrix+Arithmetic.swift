infix operator .* : MultiplicationPrecedence
infix operator ./ : MultiplicationPrecedence

// Elementwise arithmetic. Different shapes are a precondition failure that names both.

extension Matrix {
  public static func + (a: consuming Matrix, b: consuming Matrix) -> Matrix {
    requireEqualShapes("+", a, b)
    let (rows, columns) = (a.rows, a.columns)
    return Matrix(rows: rows, columns: columns, storage: combineReusing(&a.storage, &b.storage, +))
  }

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
  public static func * (a: consuming Matrix, s: Double) -> Matrix { a.mapped { $0 * s } }

  public static func * (s: Double, a: consuming Matrix) -> Matrix { a.mapped { s * $0 } }

  public static func / (a: consuming Matrix, s: Double) -> Matrix { a.mapped { $0 / s } }

  public static prefix func - (a: consuming Matrix) -> Matrix { a.mapped { -$0 } }

  /// This matrix with every element transformed, in place where nothing else refers to it.
  @inline(__always)
  private consuming func mapped(_ transform: (Double) -> Double) -> Matrix {
    let (rows, columns) = (self.rows, self.columns)
    return Matrix(rows: rows, columns: columns, storage: mapReusing(&storage, transform))
  }
}
