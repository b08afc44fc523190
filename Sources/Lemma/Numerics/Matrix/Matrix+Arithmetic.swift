infix operator .* : MultiplicationPrecedence
infix operator ./ : MultiplicationPrecedence

// Elementwise arithmetic. Different shapes are a precondition failure that names both.

extension Matrix {
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    requireEqualShapes("+", a, b)
    return a.withElements(combineElements(a.storage, b.storage, +))
  }

  public static func - (a: Matrix, b: Matrix) -> Matrix {
    requireEqualShapes("-", a, b)
    return a.withElements(combineElements(a.storage, b.storage, -))
  }

  /// The elementwise (Hadamard) product $A_{ij} B_{ij}$; `*` is the matrix product.
  public static func .* (a: Matrix, b: Matrix) -> Matrix {
    requireEqualShapes(".*", a, b)
    return a.withElements(combineElements(a.storage, b.storage, *))
  }

  /// The elementwise quotient $A_{ij} / B_{ij}$.
  public static func ./ (a: Matrix, b: Matrix) -> Matrix {
    requireEqualShapes("./", a, b)
    return a.withElements(combineElements(a.storage, b.storage, /))
  }
}

extension Matrix {
  public static func * (a: Matrix, s: Double) -> Matrix { a.withElements(mapElements(a.storage) { $0 * s }) }

  public static func * (s: Double, a: Matrix) -> Matrix { a.withElements(mapElements(a.storage) { s * $0 }) }

  public static func / (a: Matrix, s: Double) -> Matrix { a.withElements(mapElements(a.storage) { $0 / s }) }

  public static prefix func - (a: Matrix) -> Matrix { a.withElements(mapElements(a.storage) { -$0 }) }

  /// A matrix of this shape with other elements.
  private func withElements(_ elements: [Double]) -> Matrix {
    Matrix(rows: rows, columns: columns, storage: elements)
  }
}
