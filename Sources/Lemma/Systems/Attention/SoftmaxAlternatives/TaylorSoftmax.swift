internal import Glibc

/// $p_i\propto f_k(x_i)$ with the Taylor polynomial $f_k(x) = \sum_{m\le k}x^m/m!$ of even order, which is positive
/// for every real $x$.
///
/// Neither invariant under $x\mapsto x + c$ nor monotone: $f_2$ falls below -1, where scores change their order.
/// $O(nk)$.
///
/// - Precondition: the order is even and at least 2; the scores are finite and there are some.
public func taylorSoftmax(_ x: Vector, order: Int) -> Vector {
  require(order >= 2 && order.isMultiple(of: 2), "taylorSoftmax: the order must be even and positive, got \(order)")
  require(x.count > 0, "taylorSoftmax: there are no scores")
  return softmax(
    x.map { score in
      require(score.isFinite, "taylorSoftmax: the score \(score) is not finite")
      return logTaylor(score, order)
    })
}

/// $\log f_k(x)$ for even $k$.
private func logTaylor(_ x: Double, _ order: Int) -> Double {
  let degree = Double(order)
  if x.magnitude > 4 * degree + 16 { return logLeading(x, order) }
  if x >= 0 {
    var sum = 1.0
    for m in stride(from: order, to: 0, by: -1) { sum = 1 + sum * x / Double(m) }
    return Glibc.log(sum)
  }
  // f_k(-y) = e^{-y} (1 + ∫_0^y e^s s^k/k! ds): positive terms, where the polynomial's alternate.
  let y = -x
  var term = 1.0
  for m in 1...order { term *= y / Double(m) }
  term *= y
  var sum = 0.0
  var j = 0.0
  repeat {
    sum += term / (degree + 1 + j)
    j += 1
    term *= y / j
  } while term > 1e-18 * sum || j < y
  return Glibc.log1p(sum) - y
}

/// For large $|x|$, $\log\frac{x^k}{k!}$ and the logarithm of $1 + \frac kx\bigl(1 + \frac{k-1}x(1 + \cdots)\bigr)$.
private func logLeading(_ x: Double, _ order: Int) -> Double {
  var tail = 0.0
  for m in 1...order { tail = (1 + tail) * Double(m) / x }
  return Double(order) * Glibc.log(x.magnitude) - logGamma(Double(order) + 1) + Glibc.log1p(tail)
}
