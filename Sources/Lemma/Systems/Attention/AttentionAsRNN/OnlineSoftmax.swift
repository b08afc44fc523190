/// The state of one query while keys and values pass by: softmax attention as a recurrence.
///
/// $$m'=\max(m,s),\quad z'=e^{m-m'}z+e^{s-m'},\quad y'=e^{m-m'}y+e^{s-m'}v,\qquad o=y/z$$
/// The states are a commutative monoid, merged by rescaling to the common maximum: any order, and any tree of merges, gives the same output up
/// to rounding. Because only differences from the running maximum are exponentiated, no score overflows.
///
/// Milakov and Gimelshein, *Online normalizer calculation for softmax* (2018, arXiv:1805.02867).
public struct OnlineSoftmax: Sendable, Hashable {
  private var state = SoftmaxState()

  /// $y=\sum_je^{s_j-m}v_j$.
  public private(set) var accumulator: Vector

  /// $m$, the greatest score absorbed; $-\infty$ for none.
  public var maximum: Double { state.maximum }

  /// $z=\sum_je^{s_j-m}$.
  public var normalizer: Double { state.normalizer }

  /// The neutral element $(-\infty,0,0)$ for values of so many components.
  public init(dimension: Int) { accumulator = Vector(dimension) }

  /// The state after all rows of `values`, one score for each. One maximum, one pass of exponentials, one product.
  public init(scores: Vector, values: Matrix) {
    require(
      scores.count == values.rows, "OnlineSoftmax: \(scores.count) scores for values of shape \(values.shape)")
    scores.storage.forEach(requireScore)
    accumulator = Vector(0)
    var weights = scores
    _ = weights.storage.withUnsafeMutableBufferPointer { state.absorb($0) }
    accumulator = Vector(storage: transposeProduct(values, Matrix(columnVectors: [weights])).storage)
  }

  /// Takes in one key's score and value. $O(d_v)$.
  ///
  /// - Parameters:
  ///   - score: Finite, or $-\infty$, which changes nothing.
  ///   - value: As many components as the accumulator.
  public mutating func absorb(score: Double, value: Vector) {
    requireScore(score)
    require(
      value.count == accumulator.count,
      "OnlineSoftmax: a value of \(value.count) components, expected \(accumulator.count)")
    if score == -.infinity { return }
    var weight = score
    let factor = withUnsafeMutablePointer(to: &weight) {
      state.absorb(UnsafeMutableBufferPointer(start: $0, count: 1))
    }
    accumulator = accumulator * factor + value * weight
  }

  /// The state of both sides' keys together. $O(d_v)$.
  public func merged(with other: OnlineSoftmax) -> OnlineSoftmax {
    require(
      other.accumulator.count == accumulator.count,
      "OnlineSoftmax: values of \(accumulator.count) and \(other.accumulator.count) components do not merge")
    var result = self
    let factors = result.state.merge(other.state)
    result.accumulator = accumulator * factors.own + other.accumulator * factors.other
    return result
  }

  /// $y/z$, the attention over everything absorbed; something must have been.
  public var output: Vector {
    require(normalizer > 0, "OnlineSoftmax: nothing has been absorbed")
    return accumulator * (1 / normalizer)
  }
}

private func requireScore(_ score: Double) {
  require(score < .infinity, "OnlineSoftmax: a score must be finite or -infinity, got \(score)")
}
