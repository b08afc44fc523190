extension TracedVector {
  /// The Euclidean norm. Its gradient at 0 is taken as 0, a subgradient.
  public var norm: TracedScalar {
    let norm = value.norm
    let inverse = norm == 0 ? 0 : 1 / norm
    return recording(norm) { result, _ in
      EuclideanNorm(a: slots, direction: value * inverse, inverse: inverse, result: result)
    }
  }

  /// $\sum_i x_i^2$.
  public var squaredNorm: TracedScalar {
    recording(value.squaredNorm) { result, _ in SquaredNorm(a: slots, value: value, result: result) }
  }

  /// $\sum_i \varphi_i(x_i)$.
  fileprivate func separableSum(_ sum: Double, slopes: @autoclosure () -> Vector, bends: @autoclosure () -> Vector?)
    -> TracedScalar
  {
    recording(sum) { result, tape in
      SeparableSum(a: slots, slopes: slopes(), bends: tape.isCurved ? bends() : nil, result: result)
    }
  }
}

/// The inner product $\sum_i a_i b_i$. Lengths must agree.
public func dot(_ a: TracedVector, _ b: TracedVector) -> TracedScalar {
  requireEqualCounts("dot", a.count, b.count)
  requireSameTrace(a.tape, b.tape)
  if a.tape == nil { return dot(a.value, b) }
  if b.tape == nil { return dot(b.value, a) }
  if a.slot == b.slot { return a.squaredNorm }
  return a.recording(dot(a.value, b.value)) { result, _ in
    InnerProduct(a: a.slots, b: b.slots, valueA: a.value, valueB: b.value, result: result)
  }
}

/// The inner product with a constant vector. Lengths must agree.
public func dot(_ a: Vector, _ b: TracedVector) -> TracedScalar {
  b.separableSum(dot(a, b.value), slopes: a, bends: nil)
}

/// $\sum_i x_i$; 0 for no terms.
public func sum(_ x: TracedVector) -> TracedScalar {
  x.separableSum(sum(x.value), slopes: Vector(repeating: 1, count: x.count), bends: nil)
}

/// The mean of the elements, of which there must be some.
public func mean(_ x: TracedVector) -> TracedScalar {
  x.separableSum(mean(x.value), slopes: Vector(repeating: 1 / Double(x.count), count: x.count), bends: nil)
}

/// The entropy $-\sum_i p_i \ln p_i$ in nats, with $0 \ln 0 = 0$. The derivative at $p_i = 0$ is $+\infty$.
///
/// Probabilities must not be negative and must sum to 1 within $10^{-9}$; the derivative is that of the formula, off the simplex too.
public func entropy(_ p: TracedVector) -> TracedScalar {
  p.separableSum(entropy(p.value), slopes: -1 - log(p.value), bends: -1 / p.value)
}

/// $\log\sum_i e^{x_i}$ without overflow; $-\infty$ for no terms. The gradient is `softmax(x)`.
public func logSumExp(_ x: TracedVector) -> TracedScalar {
  x.recording(logSumExp(x.value)) { result, _ in LogSumExp(a: x.slots, weights: softmax(x.value), result: result) }
}

/// $e^{x_i} / \sum_j e^{x_j}$ without overflow.
public func softmax(_ x: TracedVector) -> TracedVector {
  let weights = softmax(x.value)
  return x.recording(weights) { result, _ in Softmax(a: x.slots, weights: weights, result: result) }
}

/// The product of a constant matrix and a traced vector. `a.columns` must be `x.count`.
public func * (a: Matrix, x: TracedVector) -> TracedVector {
  x.recording(a * x.value) { result, _ in MatrixAction(matrix: a, a: x.slots, result: result) }
}
