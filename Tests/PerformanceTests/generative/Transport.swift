import Lemma

/// Entropic transport between two clouds of 2000 points, in the log domain.
func transport(_ inputs: Inputs) -> [String: Kernel] {
  let cost = inputs.matrix("cost", columns: 2000)
  let weights = Vector(repeating: 1.0 / 2000, count: 2000)
  let solve = {
    try! sinkhorn(cost: cost, source: weights, target: weights, regularization: 1, tolerance: 1e-6)
  }
  return ["sinkhorn": Kernel(solve) { $0.cost }]
}
