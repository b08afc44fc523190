/// Squared norms of what is left of a matrix's columns, downdated step by step, and how much of them to believe.
///
/// Subtracting squares leaves a rounding error in proportion to the norm last *measured*. LAPACK recomputes a column's norm
/// when it drops below $\sqrt\epsilon$ of that; here the same rule decides which norms are uncertain.
struct RemainingNorms {
  private(set) var squares: [Double]
  private let measured: [Double]

  init(_ elements: [Double], columns: Int) {
    var sums = [Double](repeating: 0, count: columns)
    elements.withUnsafeBufferPointer { elements in
      sums.withUnsafeMutableBufferPointer { sums in
        for start in stride(from: 0, to: elements.count, by: Swift.max(columns, 1)) {
          for column in 0..<columns {
            let element = elements[start &+ column]
            sums[column] += element * element
          }
        }
      }
    }
    (squares, measured) = (sums, sums)
  }

  /// The squared Frobenius norm of what is left.
  var total: Double { sum(Vector(storage: squares)) }

  /// Whether the true total could be at most `threshold`.
  func mayBeBelow(_ threshold: Double) -> Bool {
    total <= 2 * threshold + 1e-12 * sum(Vector(storage: measured))
  }

  mutating func subtract(_ row: [Double]) {
    for column in 0..<row.count { squares[column] = Swift.max(0, squares[column] - row[column] * row[column]) }
  }

  /// The column with the largest remaining norm, the first among ties; nil if nothing is left.
  func largest(_ isChosen: [Bool]) -> Int? {
    var best: Int?
    for column in 0..<squares.count where !isChosen[column] && squares[column] > (best.map { squares[$0] } ?? 0) {
      best = column
    }
    return best
  }

  /// Whether a column whose norm has lost its digits could be the largest.
  func areTooUncertain(_ isChosen: [Bool]) -> Bool {
    var (certain, possible) = (0.0, 0.0)
    for column in 0..<squares.count where !isChosen[column] {
      if squares[column] > 1.5e-8 * measured[column] {
        certain = Swift.max(certain, squares[column])
      } else {
        possible = Swift.max(possible, squares[column] + 1e-13 * measured[column])
      }
    }
    return possible > 0 && possible >= certain
  }
}
