internal import Glibc

/// Softmax of the $k$ greatest scores, 0 elsewhere; among ties the lower index is kept.
///
/// Source: S. Sun et al., "Sparse-softmax: A Simpler and Faster Alternative Softmax Transformation", 2021. $O(n)$ by
/// selection.
///
/// - Precondition: $1\le k\le n$; scores as for ``entmax(_:alpha:)``, at least one finite among the $k$ greatest.
public func sparseSoftmax(_ x: Vector, keeping k: Int) -> Vector {
  let kept = greatestIndices(x, k, caller: "sparseSoftmax")
  let weights = softmax(x.selecting(kept))
  var result = Vector(x.count)
  for (index, weight) in zip(kept, weights) { result[index] = weight }
  return result
}

/// The loss $\log\sum_{i\in\Omega_k}e^{x_i} - x_t$ that goes with ``sparseSoftmax(_:keeping:)``, over the $k$
/// greatest scores.
///
/// Positive also when the target $t$ is not among them: then its score is below all of theirs.
///
/// - Precondition: as above; `target` is an index of `x`.
public func sparseSoftmaxLoss(_ x: Vector, target: Int, keeping k: Int) -> Double {
  require(target >= 0 && target < x.count, "sparseSoftmaxLoss: the target \(target) is not in 0..<\(x.count)")
  let kept = greatestIndices(x, k, caller: "sparseSoftmaxLoss")
  return logSumExp(x.selecting(kept)) - x[target]
}

/// The additive-margin loss $-\log\operatorname{softmax}(x'/\tau)_t$ with $x'_t = x_t - m$ and $x'_i = x_i$
/// elsewhere.
///
/// - Precondition: the temperature $\tau$ is positive and finite, the margin $m$ finite, `target` an index of `x`.
public func marginSoftmaxLoss(_ x: Vector, target: Int, margin: Double, temperature: Double = 1) -> Double {
  requireScores("marginSoftmaxLoss", x)
  require(target >= 0 && target < x.count, "marginSoftmaxLoss: the target \(target) is not in 0..<\(x.count)")
  require(margin.isFinite, "marginSoftmaxLoss: the margin \(margin) is not finite")
  require(
    temperature > 0 && temperature.isFinite,
    "marginSoftmaxLoss: the temperature \(temperature) is not positive and finite")
  var scores = x
  scores[target] -= margin
  scores = scores / temperature
  return logSumExp(scores) - scores[target]
}

/// The indices of the $k$ greatest elements, ascending; among ties the lower ones.
private func greatestIndices(_ x: Vector, _ k: Int, caller: StaticString) -> [Int] {
  requireScores(caller, x)
  require(k >= 1 && k <= x.count, "\(caller): cannot keep \(k) of \(x.count) scores")
  let threshold = orderStatistics(x.elements, ranks: [x.count - k])[0]
  var ties = k - x.elements.count { $0 > threshold }
  return x.elements.indices.filter { index in
    if x[index] > threshold { return true }
    guard x[index] == threshold && ties > 0 else { return false }
    ties -= 1
    return true
  }
}
