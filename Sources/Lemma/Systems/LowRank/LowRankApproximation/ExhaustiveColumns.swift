/// The subset of $r$ columns with the least $\lVert M - CC^\dagger M\rVert_F$, the lexicographically first among equals.
///
/// Subsets are walked depth first, each projecting one more column out of its parent's residual.
func bestColumns(_ M: Matrix, rank r: Int) -> [Int] {
  let count = binomialCoefficient(M.columns, r)
  require(count <= 1e6, "interpolativeDecomposition: \(count) subsets are more than the 10⁶ of an exhaustive search")
  // Orthogonal factors change no error.
  var search = SubsetSearch(rank: r)
  search.visit(M.rows > M.columns ? qr(M).r : M, [])
  return search.best
}

/// $\binom nr$ as a double.
private func binomialCoefficient(_ n: Int, _ r: Int) -> Double {
  (0..<Swift.min(r, n - r)).reduce(1.0) { ($0 * Double(n - $1) / Double($1 + 1)).rounded() }
}

private struct SubsetSearch {
  let rank: Int
  private(set) var best: [Int] = []
  private var least = Double.infinity

  init(rank: Int) { self.rank = rank }

  mutating func visit(_ residual: Matrix, _ chosen: [Int]) {
    guard chosen.count < rank else {
      let error = residual.frobeniusNorm
      if error < least { (least, best) = (error, chosen) }
      return
    }
    let first = chosen.last.map { $0 + 1 } ?? 0
    let last = residual.columns - (rank - chosen.count)
    guard first <= last else { return }
    for column in first...last { visit(removing(column: column, from: residual), chosen + [column]) }
  }
}
