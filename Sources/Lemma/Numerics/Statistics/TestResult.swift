/// The outcome of a statistical test: its statistic, and the probability of one at least as extreme if the hypothesis
/// holds.
public struct TestResult: Sendable {
  public let statistic: Double
  public let pValue: Double
}
