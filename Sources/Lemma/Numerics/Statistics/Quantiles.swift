/// The $p$-quantile for $0\le p\le1$, type 7: linear interpolation at position $(n-1)p$ of the sorted elements.
///
/// Found by selection, in time proportional to $n$ and not by sorting. Source: Hyndman, Fan, "Sample quantiles in
/// statistical packages", Amer. Statist. 50, 1996.
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
  for (index, element) in x.elements.enumerated() where element.isNaN {
    preconditionFailed("\(caller): the vector contains NaN at \(index)")
  }
  let positions = p.map { p in
    require(p >= 0 && p <= 1, "\(caller): the probability \(p) is not in [0, 1]")
    return Double(x.count - 1) * p
  }
  var ranks: Set<Int> = []
  for position in positions { ranks.formUnion([Int(position), Swift.min(Int(position) + 1, x.count - 1)]) }
  var elements = x.elements
  elements.withUnsafeMutableBufferPointer { select(ranks.sorted()[...], in: $0, from: 0) }
  return positions.map { position in
    let rank = Int(position)
    let (low, high) = (elements[rank], elements[Swift.min(rank + 1, x.count - 1)])
    let fraction = position - Double(rank)
    // Infinities may not meet 0 or each other.
    return fraction == 0 || low == high ? low : low + (high - low) * fraction
  }
}
