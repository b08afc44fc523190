/// A joint law of two finite sets with given marginals, and how it was found.
public struct TransportPlan: Sendable {
  /// The mass from source $i$ (row) to target $j$ (column).
  public let coupling: Matrix
  /// $\sum_{ij}P_{ij}C_{ij}$.
  public let cost: Double
  /// Iterations of ``sinkhorn(cost:source:target:regularization:tolerance:maximumIterations:)``; 0 for an exact plan.
  public let iterations: Int
  /// The sum of the absolute errors of both marginals.
  public let marginalError: Double
}

/// The optimal plan between weighted points on the line for the squared distance, which is the monotone one: the north-west corner
/// rule on the sorted points, $O(n\log n)$ and the size of the coupling.
///
/// Weights are not negative and sum to 1 (within $10^{-9}$); `a` and `b` need not be sorted.
public func monotonePlan(_ a: Vector, weights wa: Vector, _ b: Vector, weights wb: Vector) -> TransportPlan {
  var coupling = Matrix(rows: a.count, columns: b.count)
  var cost = 0.0
  forEachMonotonePair(a, wa, b, wb) { i, j, mass in
    coupling[i, j] += mass
    cost += mass * (a[i] - b[j]) * (a[i] - b[j])
  }
  return TransportPlan(
    coupling: coupling, cost: cost, iterations: 0, marginalError: marginalError(of: coupling, wa, wb))
}

/// $W_2$ between weighted points on the line, without forming the plan.
public func wasserstein2(_ a: Vector, weights wa: Vector, _ b: Vector, weights wb: Vector) -> Double {
  var cost = 0.0
  forEachMonotonePair(a, wa, b, wb) { i, j, mass in cost += mass * (a[i] - b[j]) * (a[i] - b[j]) }
  return cost.squareRoot()
}

/// $W_2$ between two sets of points on the line, of equal weight in each; the sizes may differ.
public func wasserstein2(_ a: Vector, _ b: Vector) -> Double {
  require(a.count >= 1 && b.count >= 1, "wasserstein2: \(a.count) and \(b.count) points")
  let (wa, wb) = (1 / Double(a.count), 1 / Double(b.count))
  return wasserstein2(
    a, weights: Vector(repeating: wa, count: a.count), b, weights: Vector(repeating: wb, count: b.count))
}

/// Calls `body` with the indices and the mass of each pair of the monotone plan.
private func forEachMonotonePair(
  _ a: Vector, _ wa: Vector, _ b: Vector, _ wb: Vector, _ body: (Int, Int, Double) -> Void
) {
  require(a.count == wa.count, "monotonePlan: \(a.count) points and \(wa.count) weights")
  require(b.count == wb.count, "monotonePlan: \(b.count) points and \(wb.count) weights")
  requireProbabilities(wa, "monotonePlan", "first")
  requireProbabilities(wb, "monotonePlan", "second")
  let rows = a.elements.indices.filter { wa[$0] > 0 }.sorted { a[$0] < a[$1] }
  let columns = b.elements.indices.filter { wb[$0] > 0 }.sorted { b[$0] < b[$1] }
  var (i, j) = (0, 0)
  var (supply, demand) = (wa[rows[0]], wb[columns[0]])
  while true {
    let isLast = i == rows.count - 1 && j == columns.count - 1
    // What is left over at the end is rounding of the sums.
    let advancesRow = j == columns.count - 1 || (i < rows.count - 1 && supply <= demand)
    let mass = advancesRow ? supply : demand
    body(rows[i], columns[j], mass)
    if isLast { return }
    if advancesRow {
      demand -= supply
      i += 1
      supply = wa[rows[i]]
    } else {
      supply -= demand
      j += 1
      demand = wb[columns[j]]
    }
  }
}

func requireProbabilities(_ weights: Vector, _ function: String, _ name: String) {
  let total = requireWeights(weights.elements, "\(function), \(name)")
  require((total - 1).magnitude <= 1e-9, "\(function): the \(name) weights sum to \(total), not 1")
}

/// The sum of the absolute errors of both marginals.
func marginalError(of coupling: Matrix, _ source: Vector, _ target: Vector) -> Double {
  let rowSums = coupling * Vector(repeating: 1, count: coupling.columns)
  let columnSums = coupling.transpose * Vector(repeating: 1, count: coupling.rows)
  return (rowSums - source).norm(1) + (columnSums - target).norm(1)
}
