internal import CLapack

/// The LU factors of a small dense matrix, for repeated solutions without a check for singularity.
///
/// A zero pivot leaves infinities or NaN in the solution, which the caller's iteration recognises as failure. Up to order 24
/// a plain loop beats the overhead of LAPACK.
struct DenseFactors {
  private let order: Int
  private var factors: [Double]
  private var pivots: [Int32]
  private static let largestPlainOrder = 24

  /// Factors a square matrix given row by row.
  init(_ elements: [Double], order: Int) {
    self.order = order
    factors = elements
    pivots = [Int32](repeating: 0, count: order)
    if order <= Self.largestPlainOrder { eliminate() } else { factorByLAPACK() }
  }

  /// Replaces the right-hand side by the solution.
  func solve(_ b: inout [Double]) {
    if order > Self.largestPlainOrder { return solveByLAPACK(&b) }
    factors.withUnsafeBufferPointer { a in
      b.withUnsafeMutableBufferPointer { b in
        for row in 0..<order {
          b.swapAt(row, Int(pivots[row]))
          var sum = b[row]
          for column in 0..<row { sum -= a[row * order + column] * b[column] }
          b[row] = sum
        }
        for row in stride(from: order - 1, through: 0, by: -1) {
          var sum = b[row]
          for column in row + 1..<Swift.max(order, row + 1) { sum -= a[row * order + column] * b[column] }
          b[row] = sum / a[row * order + row]
        }
      }
    }
  }

  /// Elimination with row exchanges, of which the multipliers of earlier columns take part as in LAPACK.
  private mutating func eliminate() {
    let order = order
    factors.withUnsafeMutableBufferPointer { a in
      for column in 0..<order {
        var pivot = column
        for row in column + 1..<Swift.max(order, column + 1)
        where a[row * order + column].magnitude > a[pivot * order + column].magnitude { pivot = row }
        pivots[column] = Int32(pivot)
        if pivot != column {
          for other in 0..<order { a.swapAt(column * order + other, pivot * order + other) }
        }
        let inverse = 1 / a[column * order + column]
        for row in column + 1..<Swift.max(order, column + 1) {
          let factor = a[row * order + column] * inverse
          a[row * order + column] = factor
          for other in column + 1..<order { a[row * order + other] -= factor * a[column * order + other] }
        }
      }
    }
  }

  /// Row by row is the transpose column by column.
  private mutating func factorByLAPACK() {
    prepareBLAS()
    let n = lapackInt(order)
    _ = LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, n, n, &factors, n, &pivots)
  }

  private func solveByLAPACK(_ b: inout [Double]) {
    let n = lapackInt(order)
    _ = LAPACKE_dgetrs_work(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "T")), n, 1, factors, n, pivots, &b, n)
  }
}
