extension Matrix {
  /// The shape as messages write it, `2 x 3`.
  var shape: String { "\(rows) x \(columns)" }

  @inlinable
  @inline(__always)
  func requirePosition(_ row: Int, _ column: Int) {
    if row < 0 || row >= rows || column < 0 || column >= columns { positionFailed(row, column) }
  }

  @usableFromInline
  @inline(never)
  func positionFailed(_ row: Int, _ column: Int) -> Never {
    preconditionFailed("Matrix: position (\(row), \(column)) is outside \(shape)")
  }

  func requireRow(_ index: Int) {
    require(index >= 0 && index < rows, "Matrix: row \(index) is outside \(shape)")
  }

  func requireColumn(_ index: Int) {
    require(index >= 0 && index < columns, "Matrix: column \(index) is outside \(shape)")
  }

  func requireBlock(_ rowRange: Range<Int>, _ columnRange: Range<Int>) {
    require(
      rowRange.lowerBound >= 0 && rowRange.upperBound <= rows && columnRange.lowerBound >= 0
        && columnRange.upperBound <= columns,
      "Matrix: block [\(rowRange), \(columnRange)] is outside \(shape)")
  }
}

/// Stops with the name of `operation` and both shapes unless they are equal.
@inline(__always)
func requireEqualShapes(_ operation: StaticString, _ a: Matrix, _ b: Matrix) {
  require(a.rows == b.rows && a.columns == b.columns, "\(operation): matrices \(a.shape) and \(b.shape)")
}

/// Stops with the name of `function` and the shape unless the matrix is square.
@inline(__always)
func requireSquare(_ function: StaticString, _ a: Matrix) {
  require(a.rows == a.columns, "\(function): the matrix must be square, got \(a.shape)")
}
