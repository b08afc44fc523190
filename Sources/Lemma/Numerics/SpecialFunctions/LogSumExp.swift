internal import Glibc

/// $\log\sum_ie^{x_i}$ without overflow: $m+\log(1+\sum_{i\ne j}e^{x_i-m})$ with $m=x_j$ the largest.
///
/// $-\infty$ for no terms and if all are $-\infty$; $+\infty$ if one is; NaN if one is. The largest term is left out
/// of the sum, so that $\log(e^0+e^{-40})$ keeps its digits. Error $\epsilon$ of the larger of $|m|$ and the result;
/// 4 ns an element.
public func logSumExp(_ x: Vector) -> Double {
  guard x.count > 0 else { return -.infinity }
  let index = argmax(x)
  let largest = x[index]
  guard largest.isFinite else { return largest }
  var terms = exponentials(x.map { $0 - largest }.storage)
  terms[index] = 0
  return largest + Glibc.log1p(terms.withUnsafeBufferPointer { pairwiseSum($0) })
}

/// `softmax(x / temperature)`.
///
/// - Precondition: the temperature is positive and finite.
public func softmax(_ x: Vector, temperature: Double) -> Vector {
  require(
    temperature > 0 && temperature.isFinite, "softmax: the temperature \(temperature) is not positive and finite")
  return softmax(x.map { $0 / temperature })
}
