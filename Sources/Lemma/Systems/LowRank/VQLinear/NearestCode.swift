internal import CLapack

/// The search for nearest codes by $\lVert e\rVert^2 - 2\langle z, e\rangle$, with codes and samples shifted by the mean code.
///
/// The expanded form cancels when the data lie far from the origin: an offset of $10^8$ would turn assignments into noise. After
/// the shift its error is of the order of $\epsilon$ times the squared distances that occur, and whatever is decided by less than
/// $10^{-12}$ of those is decided again, by differences.
struct NearestCode {
  private let codes: Matrix
  private let center: Vector
  private let shifted: Matrix
  private let squares: [Double]
  private let largestSquare: Double

  init(_ codes: Matrix) {
    self.codes = codes
    var center = Vector(codes.columns)
    for row in 0..<codes.rows { center += codes[row: row] * (1 / Double(codes.rows)) }
    self.center = center
    shifted = NearestCode.shift(codes, center)
    let shifted = shifted
    squares = (0..<codes.rows).map { shifted[row: $0].squaredNorm }
    largestSquare = squares.max() ?? 0
  }

  func assignments(of samples: Matrix) -> [Int] {
    let strip = 256
    var result: [Int] = []
    result.reserveCapacity(samples.rows)
    for top in stride(from: 0, to: samples.rows, by: strip) {
      let rows = top..<Swift.min(top + strip, samples.rows)
      let block = samples[rows: rows, columns: 0..<samples.columns]
      let centered = NearestCode.shift(block, center)
      let products = productTransposingSecond(centered, shifted)
      for row in 0..<block.rows {
        result.append(nearest(products, row, centered, of: block))
      }
    }
    return result
  }

  /// The nearest code of one row, from its products with all codes.
  private func nearest(_ products: Matrix, _ row: Int, _ centered: Matrix, of block: Matrix) -> Int {
    let (count, d) = (codes.rows, codes.columns)
    let sample = block.storage[row * d..<(row + 1) * d]
    let length = centered[row: row].squaredNorm
    return products.storage.withUnsafeBufferPointer { products in
      squares.withUnsafeBufferPointer { squares in
        let start = row * count
        var (best, least) = (0, squares[0] - 2 * products[start])
        for code in 1..<Swift.max(count, 1) {
          let score = squares[code] - 2 * products[start &+ code]
          if score < least { (best, least) = (code, score) }
        }
        let margin = least + 1e-12 * (length + largestSquare)
        var rivals: [Int] = []
        for code in 0..<count where squares[code] - 2 * products[start &+ code] <= margin { rivals.append(code) }
        return rivals.count > 1 ? decide(among: rivals, sample) : best
      }
    }
  }

  /// The nearest of these codes, ascending, by differences.
  func decide(among candidates: some Sequence<Int>, _ sample: ArraySlice<Double>) -> Int {
    var (best, least) = (0, Double.infinity)
    for code in candidates {
      var distance = 0.0
      for (column, coordinate) in sample.enumerated() {
        let difference = coordinate - codes.storage[code * codes.columns + column]
        distance += difference * difference
      }
      if distance < least { (best, least) = (code, distance) }
    }
    return best
  }

  private static func shift(_ rows: Matrix, _ center: Vector) -> Matrix {
    let d = rows.columns
    return Matrix(rows: rows.rows, columns: d) { rows.storage[$0 &* d &+ $1] - center.storage[$1] }
  }
}
