/// The outcome of a statistical test: its statistic, and the probability of one at least as extreme if the hypothesis
/// holds.
public struct TestResult: Sendable {
  /// The test's statistic: a distance or a sum of squares, as the test says.
  public let statistic: Double
  /// The probability, under the hypothesis, of a statistic at least as extreme.
  public let pValue: Double
}
