/// $\sum_i x_i$, pairwise over blocks of at most 128 terms in eight accumulators; 0 for no terms.
///
/// The error is at most about $(20 + \log_2(n/128))\,\epsilon \sum |x_i|$, where a plain loop has $n\,\epsilon\sum|x_i|$.
/// Source: Higham, "The accuracy of floating point summation", 1993.
public func sum(_ x: Vector) -> Double { x.storage.withUnsafeBufferPointer { pairwiseSum($0) } }

/// $\sum_i x_i$, with Neumaier's correction if `compensated`.
///
/// The compensated sum carries the rounding error of every addition along; its own error is at most
/// $2\epsilon\,|\sum x_i| + n^2\epsilon^2\sum|x_i|$. Four additions and a comparison for each term. Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
/// Summation endlicher Summen", 1974.
public func sum(_ x: Vector, compensated: Bool) -> Double {
  guard compensated else { return sum(x) }
  var total = 0.0
  var correction = 0.0
  for term in x.storage {
    let next = total + term
    // The smaller of the two operands is the one that lost digits.
    correction += total.magnitude >= term.magnitude ? (total - next) + term : (term - next) + total
    total = next
  }
  // An infinite total leaves NaN in the correction.
  return total.isFinite ? total + correction : total
}

/// The inner product $\sum_i a_i b_i$, summed pairwise as in `sum(_:)`; 0 for empty vectors. Lengths must agree.
///
/// The error is at most about $(21 + \log_2(n/128))\,\epsilon\sum|a_i b_i|$.
public func dot(_ a: Vector, _ b: Vector) -> Double {
  requireEqualCounts("dot", a, b)
  return a.storage.withUnsafeBufferPointer { a in b.storage.withUnsafeBufferPointer { b in pairwiseDot(a, b) } }
}

/// $\prod_i x_i$ from left to right; 1 for no factors.
public func product(_ x: Vector) -> Double { x.storage.reduce(1, *) }

/// The running sums $s_i = x_0 + \dots + x_i$, each one addition on from the last; the error of $s_i$ is at most
/// $i\,\epsilon\sum_{j \le i}|x_j|$.
public func cumulativeSum(_ x: Vector) -> Vector {
  var total = 0.0
  return Vector(
    storage: mapElements(x.storage) { term in
      total += term
      return total
    })
}
