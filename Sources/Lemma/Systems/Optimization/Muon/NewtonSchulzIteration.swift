internal import CLapack

/// Newton and Schulz's iteration on a wide matrix, with its three buffers.
struct NewtonSchulzIteration {
  private(set) var x: Matrix
  private var next: Matrix
  private var gram: [Double]
  private var polynomial: [Double]
  private let coefficients: NewtonSchulz

  /// `x` must not have more rows than columns.
  init(_ x: Matrix, _ coefficients: NewtonSchulz) {
    (self.x, self.next, self.coefficients) = (x, x, coefficients)
    gram = newElements(count: x.rows * x.rows) { $0.update(repeating: 0) }
    polynomial = gram
  }

  /// $X \leftarrow aX + (bA + cA^2)X$ with $A = XX^\top$.
  mutating func advance() {
    prepareBLAS()
    let (rows, columns) = (lapackInt(x.rows), lapackInt(x.columns))
    // Symmetric products: upper triangles only, half the work each.
    cblas_dsyrk(
      CblasRowMajor, CblasUpper, CblasNoTrans, rows, columns, 1, x.storage, columns, 0, &gram, rows)
    mirrorUpperTriangle(&gram, order: x.rows)
    copy(gram, to: &polynomial)
    cblas_dsyrk(
      CblasRowMajor, CblasUpper, CblasNoTrans, rows, rows, coefficients.c, gram, rows, coefficients.b, &polynomial, rows
    )
    copy(x.storage, to: &next.storage)
    cblas_dsymm(
      CblasRowMajor, CblasLeft, CblasUpper, rows, columns, 1, polynomial, rows, x.storage, columns, coefficients.a,
      &next.storage, columns)
    swap(&x, &next)
  }
}

/// Copies into existing storage.
private func copy(_ source: [Double], to target: inout [Double]) {
  target.withUnsafeMutableBufferPointer { target in
    source.withUnsafeBufferPointer { _ = target.update(from: $0) }
  }
}

/// Makes a row-major matrix symmetric by its upper triangle, in tiles that fit into the nearest cache.
private func mirrorUpperTriangle(_ elements: inout [Double], order: Int) {
  let tile = 16
  elements.withUnsafeMutableBufferPointer { elements in
    for top in stride(from: 0, to: order, by: tile) {
      for left in stride(from: top, to: order, by: tile) {
        for row in top..<min(top + tile, order) {
          for column in max(left, row + 1)..<max(row + 1, min(left + tile, order)) {
            elements[column &* order &+ row] = elements[row &* order &+ column]
          }
        }
      }
    }
  }
}
