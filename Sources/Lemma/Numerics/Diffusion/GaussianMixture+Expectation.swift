internal import Glibc

extension GaussianMixture {
  /// $E\,g(x)$ on the line: for each component the trapezoidal rule in $z$ with $x = m_k + s_k z$, `nodesPerAxis` nodes (4001) on $[-10, 10]$.
  ///
  /// For smooth $g$ the error falls faster than any power of the spacing; 201 nodes often give 13 digits. Point masses are exact.
  public func expectation(nodesPerAxis: Int? = nil, of g: (Double) -> Double) -> Double {
    requireLine("expectation")
    let (nodes, nodeWeights) = normalRule(nodesPerAxis ?? 4001, radius: 10)
    var total = 0.0
    for k in 0..<count where weights[k] > 0 {
      let deviation = variances[k].squareRoot()
      if deviation == 0 {
        total += weights[k] * g(means[k])
        continue
      }
      var sum = 0.0
      for (z, weight) in zip(nodes, nodeWeights) { sum += weight * g(means[k] + deviation * z) }
      total += weights[k] * sum
    }
    return total
  }

  /// $E\,g(x)$ for $d \le 2$: the rule on the line in each principal coordinate, 241 nodes on $[-9, 9]$ each in the plane.
  @_disfavoredOverload
  public func expectation(nodesPerAxis: Int? = nil, of g: (Vector) -> Double) -> Double {
    require(dimension <= 2, "expectation: dimension \(dimension) is more than 2")
    if dimension == 1 { return expectation(nodesPerAxis: nodesPerAxis) { (x: Double) in g([x]) } }
    let (nodes, nodeWeights) = normalRule(nodesPerAxis ?? 241, radius: 9)
    var total = 0.0
    for k in 0..<count where weights[k] > 0 {
      let (first, second) = (axisStep(2 * k), axisStep(2 * k + 1))
      for (z, weight) in zip(nodes, nodeWeights) {
        let (x, y) = (means[2 * k] + z * first.x, means[2 * k + 1] + z * first.y)
        var row = 0.0
        for (w, nodeWeight) in zip(nodes, nodeWeights) {
          row += nodeWeight * g([x + w * second.x, y + w * second.y])
        }
        total += weights[k] * weight * row
      }
    }
    return total
  }

  /// One standard deviation along an axis in the plane.
  private func axisStep(_ axis: Int) -> (x: Double, y: Double) {
    let deviation = variances[axis].squareRoot()
    return (deviation * axes[2 * axis], deviation * axes[2 * axis + 1])
  }
}

/// Equally spaced nodes on $[-r, r]$ and the weights of the standard normal law there, which sum to 1.
func normalRule(_ count: Int, radius: Double) -> (nodes: [Double], weights: [Double]) {
  require(count >= 2, "expectation: nodesPerAxis must be at least 2, got \(count)")
  let nodes = Vector.linspace(from: -radius, through: radius, count: count).storage
  let densities = exponentials(nodes.map { -0.5 * $0 * $0 })
  let total = densities.reduce(0, +)
  return (nodes, densities.map { $0 / total })
}
