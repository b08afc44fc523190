/// At every step the column whose removal leaves the least total residual.
///
/// With the residual $W$, taking column $w_j$ lowers $\lVert W\rVert_F^2$ by $\lVert W^\top w_j\rVert^2/\lVert w_j\rVert^2$. All these numbers stand in the Gram
/// matrix $W^\top W$, formed anew from $W$ at every step: downdating it would square the condition number.
func greedyColumns(_ M: Matrix, rank r: Int) -> [Int] {
  var residual = M
  var chosen: [Int] = []
  let scale = M.columns == 0 ? 0 : max(columnNorms(M))
  let negligible = Double(Swift.max(M.rows, M.columns)) * .ulpOfOne * scale
  while chosen.count < r, let best = mostUsefulColumn(residual, negligible, chosen) {
    residual = removing(column: best, from: residual)
    chosen.append(best)
  }
  return chosen
}

private func mostUsefulColumn(_ W: Matrix, _ negligible: Double, _ chosen: [Int]) -> Int? {
  let norms = columnNorms(W)
  let gram = transposeProduct(W, W)
  var best: (column: Int, reduction: Double)?
  for column in 0..<W.columns where norms[column] > negligible && !chosen.contains(column) {
    let overlap = gram[row: column].norm / norms[column]
    if overlap > best?.reduction ?? 0 { best = (column, overlap) }
  }
  return best?.column
}

/// $(I - uu^\top)W$ with $u$ the direction of one column, which becomes exactly 0; unchanged if that column is 0 already.
func removing(column: Int, from W: Matrix) -> Matrix {
  let direction = W[column: column]
  let length = direction.norm
  guard length > 0 else { return W }
  let u = direction / length
  var result = W - outer(u, (Matrix(rowVectors: [u]) * W)[row: 0])
  result[column: column] = Vector(W.rows)
  return result
}

private func columnNorms(_ M: Matrix) -> Vector { Vector(count: M.columns) { M[column: $0].norm } }
