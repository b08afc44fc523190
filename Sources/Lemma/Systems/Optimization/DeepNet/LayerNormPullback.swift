/// The pullback of ``layerNorm(_:)`` at `z`, where `cotangent` is the gradient $g$ with respect to the output: with
/// $c = z - \bar z$ and the deviation $s$, row by row $\frac1s\big(g - \bar g - c\,\frac{\langle g, c\rangle}{\langle c, c\rangle}\big)$.
///
/// Both projections matter: normalisation is blind to a shift of the row, and to its scale.
func layerNormPullback(at z: Matrix, cotangent: Matrix) -> Matrix {
  var result = cotangent.storage
  for row in 0..<z.rows {
    pullBackRow(&result, at: z.storage, in: row * z.columns..<(row + 1) * z.columns)
  }
  return Matrix(rows: z.rows, columns: z.columns, storage: result)
}

private func pullBackRow(_ gradient: inout [Double], at z: [Double], in row: Range<Int>) {
  let count = Double(row.count)
  let mean = row.reduce(0) { $0 + z[$1] } / count
  let gradientMean = row.reduce(0) { $0 + gradient[$1] } / count
  // In units of the largest component, so that no square leaves the range of doubles.
  let scale = row.reduce(0) { Swift.max($0, (z[$1] - mean).magnitude) }
  var (square, product) = (0.0, 0.0)
  for index in row {
    let centered = (z[index] - mean) / scale
    square += centered * centered
    product += centered * gradient[index]
  }
  let deviation = (square / count).squareRoot() * scale
  for index in row {
    let along = (z[index] - mean) / scale * (product / square)
    gradient[index] = (gradient[index] - gradientMean - along) / deviation
  }
}
