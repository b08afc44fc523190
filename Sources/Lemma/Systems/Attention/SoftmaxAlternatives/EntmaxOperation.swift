/// ``entmax(_:alpha:)`` of traced scores, with its exact Jacobian, second derivatives included.
public func entmax(_ x: TracedVector, alpha: Double = 1.5) -> TracedVector {
  if alpha == 1 { return softmax(x) }
  let scores = EntmaxScores(x.value, alpha: alpha, caller: "entmax")
  let offset = scores.offset()
  let p = scores.powers(offset: offset)
  return x.recording(p) { result, _ in
    EntmaxOperation(a: x.slots, p: p, weights: scores.sensitivities(offset: offset), alpha: alpha, result: result)
  }
}

/// The projection on the simplex of traced scores: `entmax(x, alpha: 2)`.
public func sparsemax(_ x: TracedVector) -> TracedVector { entmax(x, alpha: 2) }

/// $x_i - \log\sum_je^{x_j}$ of traced scores.
public func logSoftmax(_ x: TracedVector) -> TracedVector { x - logSumExp(x) }

/// $y = \operatorname{entmax}_\alpha(a)$ with $s_i = y_i^{2-\alpha}$ on the support.
private struct EntmaxOperation: TapeOperation {
  let a: SlotRange
  let p: Vector
  let weights: Vector
  let alpha: Double
  let result: SlotRange

  func pullAdjoints(_ adjoints: SlotArray) {
    a.add(centeredProduct(weights, result.vector(in: adjoints)), to: adjoints)
  }

  func pushTangents(_ tangents: SlotArray) {
    result.set(centeredProduct(weights, a.vector(in: tangents)), in: tangents)
  }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    // ṡ = (2 - α) p^{1-α} ṗ on the support; then the derivative of s ⊙ (v - ⟨s, v⟩/Σs) along it, for a fixed v.
    let (adjoint, tangent) = (result.vector(in: adjoints), result.vector(in: tangents))
    let change = Vector(count: p.count) { index in
      p[index] > 0 ? (2 - alpha) * weights[index] / p[index] * tangent[index] : 0
    }
    let total = sum(weights)
    let mean = dot(weights, adjoint) / total
    let meanChange = (dot(change, adjoint) - mean * sum(change)) / total
    a.add(change * (adjoint - mean) - weights * meanChange, to: adjointTangents)
  }
}
