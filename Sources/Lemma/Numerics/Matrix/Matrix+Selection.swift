extension Matrix {
  /// The rows at `indices`, in that order; an index may repeat. An index outside the matrix is a precondition failure.
  public func selecting(rows indices: [Int]) -> Matrix {
    var selected: [Double] = []
    selected.reserveCapacity(indices.count * columns)
    for index in indices {
      requireRow(index)
      selected += storage[index * columns..<(index + 1) * columns]
    }
    return Matrix(rows: indices.count, columns: columns, storage: selected)
  }

  /// The columns at `indices`, in that order; an index may repeat. An index outside the matrix is a precondition failure.
  public func selecting(columns indices: [Int]) -> Matrix {
    for index in indices { requireColumn(index) }
    return Matrix(rows: rows, columns: indices.count) { storage[$0 * columns + indices[$1]] }
  }

  /// The matrix $f(A_{ij})$.
  @inlinable
  public func map(_ transform: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, storage: mapElements(storage, transform))
  }

  /// The elements $A_{ii}$, as many as the smaller dimension.
  public var diagonal: Vector {
    Vector(count: Swift.min(rows, columns)) { storage[$0 * (columns + 1)] }
  }

  /// $\sum_i A_{ii}$ of a square matrix; any other shape is a precondition failure.
  public var trace: Double {
    requireSquare("trace", self)
    return sum(diagonal)
  }
}
