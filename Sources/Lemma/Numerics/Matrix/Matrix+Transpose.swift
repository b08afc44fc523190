extension Matrix {
  /// $A^\top$, a copy.
  public var transpose: Matrix {
    Matrix(rows: columns, columns: rows, storage: transposed(storage, rows: rows, columns: columns))
  }
}

/// The row-major elements of the transpose, copied in square tiles: a tile of the source and one of the target
/// fit into the nearest cache together, where whole columns would miss it at every element.
func transposed(_ source: [Double], rows: Int, columns: Int) -> [Double] {
  newElements(count: rows * columns) { target in
    source.withUnsafeBufferPointer { transpose($0, rows: rows, columns: columns, into: target) }
  }
}

/// Writes the transpose of a row-major matrix.
func transpose(
  _ source: UnsafeBufferPointer<Double>, rows: Int, columns: Int, into target: UnsafeMutableBufferPointer<Double>
) {
  let tile = 16
  for top in stride(from: 0, to: rows, by: tile) {
    let bottom = Swift.min(top + tile, rows)
    for left in stride(from: 0, to: columns, by: tile) {
      for column in left..<Swift.min(left + tile, columns) {
        for row in top..<bottom { target[column &* rows &+ row] = source[row &* columns &+ column] }
      }
    }
  }
}
