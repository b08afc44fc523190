/// The $p$-quantile for $0\le p\le1$, type 7: linear interpolation at position $(n-1)p$ of the sorted elements.
///
/// Found by selection, in time proportional to $n$, not by sorting. Source: Hyndman, Fan, "Sample quantiles in
/// statistical packages", Amer. Statist. 50, 1996. Between a finite element and an infinite one the result is the
/// infinite one, between both infinities NaN.
///
/// - Precondition: not empty, no NaN, $p$ in $[0,1]$.
public func quantile(_ x: Vector, _ p: Double) -> Double {
  quantiles(x, [p], caller: "quantile")[0]
}

/// The quantiles at each of the $p_j$, as ``quantile(_:_:)`` gives them, together cheaper than one by one.
public func quantiles(_ x: Vector, _ p: Vector) -> Vector {
  Vector(quantiles(x, p.elements, caller: "quantiles"))
}

/// The median, the quantile at one half. Not empty, no NaN.
public func median(_ x: Vector) -> Double {
  quantiles(x, [0.5], caller: "median")[0]
}

private func quantiles(_ x: Vector, _ p: [Double], caller: String) -> [Double] {
  require(x.count > 0, "\(caller): the vector is empty")
  // The maximum is NaN if any element is.
  if max(x).isNaN { preconditionFailed("\(caller): the vector contains NaN at \(argmax(x))") }
  let positions = p.map { p in
    require(p >= 0 && p <= 1, "\(caller): the probability \(p) is not in [0, 1]")
    return Double(x.count - 1) * p
  }
  let ranks = positions.map { Int($0) }
  let neighbours = ranks.map { Swift.min($0 + 1, x.count - 1) }
  let elements = orderStatistics(x.elements, ranks: ranks + neighbours)
  return positions.indices.map { index in
    let (low, high) = (elements[index], elements[positions.count + index])
    let fraction = positions[index] - Double(ranks[index])
    // Infinities may not meet 0 or each other: anything finite above negative infinity leaves it there.
    if fraction == 0 || low == high || (low == -.infinity && high.isFinite) { return low }
    return low + (high - low) * fraction
  }
}
