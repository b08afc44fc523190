/// $\sum_k c_k x^k$ by Horner's rule; the coefficients are constants of the program, lowest power first.
@inline(__always)
func polynomial<let count: Int>(_ coefficients: InlineArray<count, Double>, at x: Double) -> Double {
  var value = coefficients[count - 1]
  var k = count - 2
  while k >= 0 {
    value = value * x + coefficients[k]
    k -= 1
  }
  return value
}
