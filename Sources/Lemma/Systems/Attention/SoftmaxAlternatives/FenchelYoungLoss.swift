internal import Glibc

/// The Fenchel–Young loss $L_\alpha(x; q) = \langle p - q, x\rangle + H_\alpha(p) - H_\alpha(q)$ with $p$ =
/// `entmax(x, alpha:)`.
///
/// Never negative, zero iff $p = q$, convex in $x$, with the gradient $p - q$: what makes cross-entropy ($\alpha =
/// 1$) work, for sparse maps, whose logarithm is $-\infty$. Expected time $O(n)$.
///
/// Source: M. Blondel, A. F. T. Martins, V. Niculae, "Learning with Fenchel–Young Losses", 2020, arXiv:1901.02324.
///
/// - Precondition: $\alpha\ge1$; `x` as for ``entmax(_:alpha:)``; `target` is a distribution as long as `x`, without
/// mass where
///   a score is $-\infty$.
public func fenchelYoungLoss(_ x: Vector, target q: Vector, alpha: Double) -> Double {
  requireEqualCounts("fenchelYoungLoss", x, q)
  requireDistribution("fenchelYoungLoss", q)
  let p = entmax(x, alpha: alpha)
  return fenchelYoungValue(x, p, q, alpha: alpha)
}

/// The Fenchel–Young loss against the class `target`: for $\alpha = 1$ it is $-\log\operatorname{softmax}(x)_t$.
///
/// - Precondition: as above; `target` is an index of `x`.
public func fenchelYoungLoss(_ x: Vector, target: Int, alpha: Double) -> Double {
  fenchelYoungLoss(x, target: oneHot("fenchelYoungLoss", target, count: x.count), alpha: alpha)
}

/// The same of traced scores: one operation on the tape, with gradient $p - q$ and Hessian `entmaxJacobian`.
public func fenchelYoungLoss(_ x: TracedVector, target q: Vector, alpha: Double) -> TracedScalar {
  requireEqualCounts("fenchelYoungLoss", x.value, q)
  requireDistribution("fenchelYoungLoss", q)
  let p = entmax(x.value, alpha: alpha)
  return x.recording(fenchelYoungValue(x.value, p, q, alpha: alpha)) { result, tape in
    let weights = tape.isCurved ? entmaxSensitivities("fenchelYoungLoss", x.value, alpha: alpha) : []
    return FenchelYoungOperation(a: x.slots, residual: p - q, weights: weights, result: result)
  }
}

/// The same against the class `target`.
public func fenchelYoungLoss(_ x: TracedVector, target: Int, alpha: Double) -> TracedScalar {
  fenchelYoungLoss(x, target: oneHot("fenchelYoungLoss", target, count: x.count), alpha: alpha)
}

/// The value for known $p$. Relative to the greatest score, which changes nothing because $p - q$ sums to 0.
private func fenchelYoungValue(_ x: Vector, _ p: Vector, _ q: Vector, alpha: Double) -> Double {
  let greatest = max(x)
  var linear = 0.0
  for index in 0..<x.count where p[index] != q[index] {
    let score = x[index] - greatest
    require(
      score > -.infinity, "fenchelYoungLoss: the target has mass \(q[index]) at \(index), where the score is -infinity")
    linear += (p[index] - q[index]) * score
  }
  return linear + tsallisEntropy(p, alpha: alpha) - tsallisEntropy(q, alpha: alpha)
}

func oneHot(_ function: StaticString, _ target: Int, count: Int) -> Vector {
  require(target >= 0 && target < count, "\(function): the target \(target) is not a class in 0..<\(count)")
  return .basis(target, count: count)
}

/// $y = L_\alpha(a)$ with $\nabla y = p - q$ and $\nabla^2y = \operatorname{diag}(s) - ss^\top/\sum s$.
private struct FenchelYoungOperation: TapeOperation {
  let a: SlotRange
  let residual: Vector
  /// $s$; empty where only first derivatives are wanted.
  let weights: Vector
  let result: Int

  func pullAdjoints(_ adjoints: SlotArray) { a.add(adjoints[result], residual, to: adjoints) }

  func pushTangents(_ tangents: SlotArray) { tangents[result] = dot(residual, a.vector(in: tangents)) }

  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray) {
    pullAdjoints(adjointTangents)
    a.add(adjoints[result], centeredProduct(weights, a.vector(in: tangents)), to: adjointTangents)
  }
}
