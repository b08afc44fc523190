/// A checked statement, with everything a reader needs to judge how far it is from failing.
package struct Claim: Sendable, Equatable, Codable {
  package enum Verdict: String, Sendable, Codable {
    case holds, fails
    /// The program ended before it evaluated the claim.
    case notReached
  }

  package enum Relation: String, Sendable, Codable {
    /// `measured ≈ expected ± tolerance`
    case approximatelyEqual = "≈"
    case atMost = "≤"
    case atLeast = "≥"
    /// A bare Boolean.
    case isTrue = "is"
  }

  /// The name of the claim; where it is an equation's label, the verdict is shown on that equation.
  package var identifier: String
  package var statement: String
  package var verdict: Verdict
  /// Readable forms of the two sides.
  package var measured: String
  package var relation: Relation
  package var expected: String
  /// The two sides as numbers, where they are numbers.
  package var measuredValue: Double?
  package var expectedValue: Double?
  package var tolerance: Double?
  /// Distance from failing in units of the tolerance: 1 is exact, 0 is the limit, negative fails. Without a tolerance,
  /// in units of the bound's magnitude (of 1 where the bound is 0). None for a bare Boolean.
  package var margin: Double?
  /// Number of trials, where the claim is statistical.
  package var sampleSize: Int?
  /// Confidence at which the statistical claim was tested.
  package var confidence: Double?
  /// The article's seed in this run.
  package var seed: UInt64
  package var block: Int
  package var line: Int
  /// Seconds since the block began or the previous claim was evaluated.
  package var duration: Double

  package init(
    identifier: String, statement: String, verdict: Verdict, measured: String, relation: Relation, expected: String,
    measuredValue: Double? = nil, expectedValue: Double? = nil, tolerance: Double? = nil, margin: Double? = nil,
    sampleSize: Int? = nil, confidence: Double? = nil, seed: UInt64, block: Int, line: Int, duration: Double
  ) {
    self.identifier = identifier
    self.statement = statement
    self.verdict = verdict
    self.measured = measured
    self.relation = relation
    self.expected = expected
    self.measuredValue = measuredValue
    self.expectedValue = expectedValue
    self.tolerance = tolerance
    self.margin = margin
    self.sampleSize = sampleSize
    self.confidence = confidence
    self.seed = seed
    self.block = block
    self.line = line
    self.duration = duration
  }
}
