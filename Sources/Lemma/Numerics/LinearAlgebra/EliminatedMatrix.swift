internal import CLapack

/// The outcome of Gaussian elimination as LAPACK leaves it: $P A = L U$, both factors in one column-major square.
struct EliminatedMatrix {
  let order: Int
  let factors: [Double]
  let pivots: [Int32]
  /// The first pivot that is exactly zero.
  let zeroPivot: Int?

  /// Factors a square matrix; `function` is the name that messages carry.
  init(_ function: StaticString, _ a: Matrix) {
    requireSquare(function, a)
    requireFinite(function, a)
    order = a.rows
    var factors = transposed(a.storage, rows: order, columns: order)
    var pivots = [Int32](repeating: 0, count: order)
    var status: Int32 = 0
    if order > 0 {
      prepareBLAS()
      let n = lapackInt(order)
      status = LAPACKE_dgetrf(LAPACK_COL_MAJOR, n, n, &factors, n, &pivots)
      requireAccepted(function, status)
    }
    self.factors = factors
    self.pivots = pivots
    zeroPivot = status > 0 ? Int(status) - 1 : nil
  }

  /// Overwrites the `columns` column-major right-hand sides with the solutions.
  func solve(_ rightHandSides: inout [Double], columns: Int) throws {
    if let zeroPivot { throw NumericsError.singularMatrix(pivot: zeroPivot) }
    guard order > 0, columns > 0 else { return }
    let n = lapackInt(order)
    let status = LAPACKE_dgetrs(
      LAPACK_COL_MAJOR, option("N"), n, lapackInt(columns), factors, n, pivots, &rightHandSides, n)
    requireAccepted("solve", status)
  }

  /// The column-major inverse.
  func inverse() throws -> [Double] {
    if let zeroPivot { throw NumericsError.singularMatrix(pivot: zeroPivot) }
    var inverse = factors
    guard order > 0 else { return inverse }
    let n = lapackInt(order)
    let status = LAPACKE_dgetri(LAPACK_COL_MAJOR, n, &inverse, n, pivots)
    requireAccepted("inverse", status)
    return inverse
  }

  /// The diagonal of $U$.
  var diagonal: [Double] { (0..<order).map { factors[$0 * (order + 1)] } }

  /// Which row of $A$ stands in each row of $P A$: the exchanges, carried out one after another.
  var permutation: [Int] {
    var rows = Array(0..<order)
    for (row, pivot) in pivots.enumerated() { rows.swapAt(row, Int(pivot) - 1) }
    return rows
  }

  /// $\det P$.
  var parity: Double {
    var sign = 1.0
    for (row, pivot) in pivots.enumerated() where Int(pivot) - 1 != row { sign = -sign }
    return sign
  }
}
