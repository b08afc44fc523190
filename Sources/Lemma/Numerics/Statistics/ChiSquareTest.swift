/// Pearson's $\chi^2$ test of observed counts against expected ones: $\sum_i(O_i-E_i)^2/E_i$ with $k-1$ degrees of
/// freedom. The p-value is that of the limit law, good for expectations of five and more.
/// Source: Pearson, Philos. Mag. 50, 1900.
///
/// - Precondition: as many expected as observed, at least two; counts not negative, expectations positive, and both
///   with the same sum to $10^{-8}$ relative.
public func chiSquareTest(observed: [Int], expected: Vector) -> TestResult {
  require(
    observed.count == expected.count,
    "chiSquareTest: \(observed.count) observed counts but \(expected.count) expected ones")
  require(observed.count >= 2, "chiSquareTest: \(observed.count) categories, at least 2 are needed")
  var statistic = 0.0
  for (index, count) in observed.enumerated() {
    let expectation = expected[index]
    require(count >= 0, "chiSquareTest: the count \(count) at \(index) is negative")
    require(
      expectation > 0 && expectation.isFinite,
      "chiSquareTest: the expectation \(expectation) at \(index) is not positive and finite")
    let difference = Double(count) - expectation
    statistic += difference * difference / expectation
  }
  let (total, expectedTotal) = (Double(observed.reduce(0, +)), sum(expected))
  require(
    Swift.abs(total - expectedTotal) <= 1e-8 * expectedTotal,
    "chiSquareTest: \(total) observations but \(expectedTotal) expected")
  let law = ChiSquare(degreesOfFreedom: Double(observed.count - 1))
  return TestResult(statistic: statistic, pValue: law.survival(statistic))
}
