extension Matrix {
  /// The element in a row and a column, both from 0. A position outside the matrix is a precondition failure.
  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get {
      requirePosition(row, column)
      return storage[row &* columns &+ column]
    }
    set {
      requirePosition(row, column)
      storage[row &* columns &+ column] = newValue
    }
  }

  /// A row as a vector. Assignment needs a vector with one element per column.
  public subscript(row index: Int) -> Vector {
    get {
      requireRow(index)
      return Vector(storage[index * columns..<(index + 1) * columns])
    }
    set {
      requireRow(index)
      require(newValue.count == columns, "Matrix: \(newValue.count) elements assigned to a row of \(shape)")
      storage.replaceSubrange(index * columns..<(index + 1) * columns, with: newValue.storage)
    }
  }

  /// A column as a vector. Assignment needs a vector with one element per row.
  public subscript(column index: Int) -> Vector {
    get {
      requireColumn(index)
      return Vector(count: rows) { storage[$0 * columns + index] }
    }
    set {
      requireColumn(index)
      require(newValue.count == rows, "Matrix: \(newValue.count) elements assigned to a column of \(shape)")
      for row in 0..<rows { storage[row * columns + index] = newValue.storage[row] }
    }
  }

  /// A block as a matrix that starts at (0, 0). Assignment needs a matrix of the block's shape.
  public subscript(rows rowRange: Range<Int>, columns columnRange: Range<Int>) -> Matrix {
    get {
      requireBlock(rowRange, columnRange)
      var block: [Double] = []
      block.reserveCapacity(rowRange.count * columnRange.count)
      for row in rowRange { block += storage[position(row, columnRange)] }
      return Matrix(rows: rowRange.count, columns: columnRange.count, storage: block)
    }
    set {
      requireBlock(rowRange, columnRange)
      require(
        newValue.rows == rowRange.count && newValue.columns == columnRange.count,
        "Matrix: \(newValue.shape) assigned to a block of \(rowRange.count) x \(columnRange.count)")
      for (index, row) in rowRange.enumerated() {
        let source = index * newValue.columns..<(index + 1) * newValue.columns
        storage.replaceSubrange(position(row, columnRange), with: newValue.storage[source])
      }
    }
  }

  /// Where the elements of one row in a range of columns are stored.
  private func position(_ row: Int, _ columnRange: Range<Int>) -> Range<Int> {
    row * columns + columnRange.lowerBound..<row * columns + columnRange.upperBound
  }
}
