/// The pullback of ``layerNorm(_:)`` at `z`, where `cotangent` is the gradient with respect to the output
/// $y = \mathrm{LN}(z)$: row by row $\frac1s\big(g - \bar g - y\,\overline{g\,y}\big)$.
///
/// Both projections matter: normalisation is blind to a shift of the row, and to its scale.
func layerNormPullback(at z: Matrix, cotangent: Matrix) -> Matrix {
  let y = layerNorm(z)
  var result = cotangent
  for row in 0..<z.rows {
    let (direction, g) = (y[row: row], cotangent[row: row])
    let count = Double(z.columns)
    let centered = z[row: row] - sum(z[row: row]) / count
    let deviation = centered.norm / count.squareRoot()
    result[row: row] = (g - sum(g) / count - direction * (dot(g, direction) / count)) / deviation
  }
  return result
}
