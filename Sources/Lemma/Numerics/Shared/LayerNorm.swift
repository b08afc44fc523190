/// Each row standardised: $(x - \bar x)/s$ with the population deviation $s$; no affine part, no epsilon.
///
/// A row whose elements are all equal has no deviation to divide by, and is a precondition failure; a row of one element is such a row.
/// Source: Ba, Kiros, Hinton, "Layer normalization", 2016, arXiv:1607.06450.
public func layerNorm(_ x: Matrix) -> Matrix {
  let rows = (0..<x.rows).map { standardized(x[row: $0], row: $0).storage }
  return Matrix(rows: x.rows, columns: x.columns, storage: Array(rows.joined()))
}

private func standardized(_ row: Vector, row index: Int) -> Vector {
  guard row.count > 0 else { return row }
  let centred = row - mean(row)
  // The mean may be off by a rounding, so a constant row is recognised by its elements.
  let isConstant = row.elements.allSatisfy { $0 == row[0] }
  require(!isConstant, "layerNorm: constant row \(index)")
  return centred / (centred.norm / Double(row.count).squareRoot())
}
