extension SeededGenerator {
  /// An index drawn with probability proportional to its weight: the first whose running sum exceeds $u\sum_iw_i$.
  ///
  /// An index of weight 0 is never returned. One pass over the weights for each draw; ``AliasTable`` serves many
  /// draws from one law.
  ///
  /// - Precondition: weights finite and not negative, their sum positive and finite.
  public mutating func categorical(_ weights: Vector) -> Int {
    let total = requireWeights(weights.elements, "categorical")
    let threshold = uniform() * total
    var sum = 0.0
    var last = 0
    for (index, weight) in weights.elements.enumerated() where weight > 0 {
      sum += weight
      if sum > threshold { return index }
      last = index
    }
    // The product can round up to the total itself.
    return last
  }
}

/// The sum of the weights, from left to right, after checking them.
func requireWeights(_ weights: [Double], _ function: String) -> Double {
  var total = 0.0
  for (index, weight) in weights.enumerated() {
    require(weight >= 0 && weight.isFinite, "\(function): weight \(weight) at \(index) is negative or not finite")
    total += weight
  }
  require(total > 0 && total.isFinite, "\(function): the sum of the weights, \(total), is not positive and finite")
  return total
}
