internal import CLapack

/// A QR factorisation with column pivoting that stops where it is told to, $O(mnr)$ for $r$ steps.
///
/// Every step reads the matrix once and writes nothing: the new row of $R$ is $q_k^\top W$ with the residual $W$ as it was after the
/// last refresh, and the new $q_k$ is the pivot column made orthogonal to its predecessors, twice. Remaining column norms are
/// downdated. Where cancellation has left a norm no digits, and that column could be the pivot, a refresh subtracts all pending
/// steps from $W$ in one matrix product and measures the norms anew.
struct TruncatedPivotedQR {
  let rows: Int
  let columns: Int
  private let scaling: RangeScaling
  private var residualElements: [Double]
  /// $Q^\top$ and $R$ row by row, $R$'s columns in the matrix's order.
  private var directions: [Double] = []
  private var triangle: [Double] = []
  private(set) var pivots: [Int] = []
  private var isChosen: [Bool]
  private var norms: RemainingNorms
  /// How many steps $W$ already contains.
  private var refreshed = 0
  private var largestPivot = 0.0

  init(_ a: Matrix) {
    (rows, columns) = (a.rows, a.columns)
    scaling = RangeScaling(a.storage)
    residualElements = scaling.scaled(a.storage)
    isChosen = [Bool](repeating: false, count: columns)
    norms = RemainingNorms(residualElements, columns: columns)
    prepareBLAS()
  }

  var rank: Int { pivots.count }

  mutating func extend(toRank target: Int) {
    while rank < target, step() {}
    refresh()
  }

  /// Stops as soon as the residual is at most `relativeError` times the whole.
  mutating func extend(toRelativeError relativeError: Double) {
    let threshold = norms.total * relativeError * relativeError
    while rank < Swift.min(rows, columns) {
      if norms.mayBeBelow(threshold) {
        refresh()
        if norms.total <= threshold { return }
      }
      if !step() { break }
    }
    refresh()
  }

  /// One more column; false if those left are numerically dependent.
  private mutating func step() -> Bool {
    if norms.areTooUncertain(isChosen) { refresh() }
    guard let pivot = norms.largest(isChosen) else { return false }
    var (direction, length) = remainder(ofColumn: pivot)
    let dependent = Double(Swift.max(rows, columns)) * Double.ulpOfOne * largestPivot
    guard length > dependent else { return false }
    largestPivot = Swift.max(largestPivot, length)
    for index in 0..<rows { direction[index] /= length }
    append(pivot, direction, length)
    return true
  }

  /// The pivot column of the residual with all pending steps subtracted, orthogonal to rounding; and its norm.
  private func remainder(ofColumn pivot: Int) -> ([Double], Double) {
    var v = (0..<rows).map { residualElements[$0 * columns + pivot] }
    guard rank > 0 else { return (v, Vector(storage: v).norm) }
    for _ in 0..<2 { orthogonalize(&v) }
    return (v, Vector(storage: v).norm)
  }

  private func orthogonalize(_ v: inout [Double]) {
    var overlaps = [Double](repeating: 0, count: rank)
    let (k, m) = (lapackInt(rank), lapackInt(rows))
    cblas_dgemv(CblasRowMajor, CblasNoTrans, k, m, 1, directions, m, v, 1, 0, &overlaps, 1)
    cblas_dgemv(CblasRowMajor, CblasTrans, k, m, -1, directions, m, overlaps, 1, 1, &v, 1)
  }

  private mutating func append(_ pivot: Int, _ direction: [Double], _ length: Double) {
    var row = [Double](repeating: 0, count: columns)
    let (m, n) = (lapackInt(rows), lapackInt(columns))
    cblas_dgemv(CblasRowMajor, CblasTrans, m, n, 1, residualElements, n, direction, 1, 0, &row, 1)
    for chosen in pivots { row[chosen] = 0 }
    row[pivot] = length
    norms.subtract(row)
    isChosen[pivot] = true
    pivots.append(pivot)
    directions += direction
    triangle += row
  }

  /// Brings $W$ up to date, $W \leftarrow W - Q_{new}R_{new}$, and measures its columns.
  private mutating func refresh() {
    let pending = rank - refreshed
    guard pending > 0 else { return }
    let (m, n, k) = (lapackInt(rows), lapackInt(columns), lapackInt(pending))
    directions.withUnsafeBufferPointer { q in
      triangle.withUnsafeBufferPointer { r in
        cblas_dgemm(
          CblasRowMajor, CblasTrans, CblasNoTrans, m, n, k, -1, q.baseAddress! + refreshed * rows, m,
          r.baseAddress! + refreshed * columns, n, 1, &residualElements, n)
      }
    }
    for pivot in pivots[refreshed...] {
      for row in 0..<rows { residualElements[row * columns + pivot] = 0 }
    }
    refreshed = rank
    norms = RemainingNorms(residualElements, columns: columns)
  }
}

extension TruncatedPivotedQR {
  /// $Q$, with orthonormal columns.
  var basis: Matrix { Matrix(rows: rank, columns: rows, storage: directions).transpose }

  /// $R_{11}^{-1}R$, exactly the identity on the pivots.
  var coefficients: Matrix {
    var solution = Matrix(rows: rank, columns: columns, storage: triangle)
    solveTriangular(solution.selecting(columns: pivots), &solution)
    for (index, pivot) in pivots.enumerated() { solution[column: pivot] = .basis(index, count: rank) }
    return solution
  }

  /// $\lVert R_{22}\rVert_F$, after a refresh.
  var residual: Double { scaling.restored([Vector(storage: residualElements).norm])[0] }
}

/// Overwrites $B$ with $R^{-1}B$ for an upper triangular $R$.
func solveTriangular(_ r: Matrix, _ b: inout Matrix) {
  guard r.rows > 0, b.columns > 0 else { return }
  prepareBLAS()
  let (k, n) = (lapackInt(r.rows), lapackInt(b.columns))
  cblas_dtrsm(
    CblasRowMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, k, n, 1, r.storage, k, &b.storage, n)
}
