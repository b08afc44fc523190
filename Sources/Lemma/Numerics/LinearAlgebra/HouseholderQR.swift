internal import CLapack

/// A matrix on its way through LAPACK's QR: column-major, reflections below the diagonal and $R$ above once factored.
struct HouseholderQR {
  private let rows: Int
  private let columns: Int
  private var elements: [Double]
  private var scales: [Double]

  init(_ a: Matrix) {
    rows = a.rows
    columns = a.columns
    elements = transposed(a.storage, rows: rows, columns: columns)
    scales = [Double](repeating: 0, count: Swift.min(rows, columns))
  }

  private var rank: Int { scales.count }

  mutating func factor() {
    guard rank > 0 else { return }
    prepareBLAS()
    let status = LAPACKE_dgeqrf(
      LAPACK_COL_MAJOR, lapackInt(rows), lapackInt(columns), &elements, lapackInt(rows), &scales)
    requireAccepted("qr", status)
  }

  /// Factors with column exchanges; returns which column came when.
  mutating func factorPivoting() -> [Int] {
    guard rank > 0 else { return Array(0..<columns) }
    prepareBLAS()
    var order = [Int32](repeating: 0, count: columns)
    let status = LAPACKE_dgeqp3(
      LAPACK_COL_MAJOR, lapackInt(rows), lapackInt(columns), &elements, lapackInt(rows), &order, &scales)
    requireAccepted("pivotedQR", status)
    return order.map { Int($0) - 1 }
  }

  /// $Q$ and $R$, the signs chosen so that $R_{ii} \ge 0$.
  consuming func normalizedFactors() -> (q: Matrix, r: Matrix) {
    let isFlipped = (0..<rank).map { elements[$0 * (rows + 1)] < 0 }
    let r = Matrix(rows: rank, columns: columns) { row, column in
      row > column ? 0 : isFlipped[row] ? -elements[column * rows + row] : elements[column * rows + row]
    }
    var q = orthogonalFactor()
    for column in 0..<rank where isFlipped[column] {
      for index in column * rows..<(column + 1) * rows { q[index].negate() }
    }
    return (Matrix(rows: rows, columns: rank, storage: transposed(q, rows: rank, columns: rows)), r)
  }

  /// The column-major $Q$, accumulated from the reflections.
  private func orthogonalFactor() -> [Double] {
    var q = Array(elements[..<(rows * rank)])
    guard rank > 0 else { return q }
    let status = LAPACKE_dorgqr(
      LAPACK_COL_MAJOR, lapackInt(rows), lapackInt(rank), lapackInt(rank), &q, lapackInt(rows), scales)
    requireAccepted("qr", status)
    return q
  }
}
