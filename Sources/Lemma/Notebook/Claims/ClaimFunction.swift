internal import LemmaResult

/// Records whether a statement holds.
///
/// The record says what was measured and expected, the tolerance, and the margin: how far the claim is from failing. A NaN
/// on either side fails. Where `identifier` is the label of an equation, the page shows the verdict on that equation.
///
/// - Parameters:
///   - identifier: The claim's name, or an equation's label.
///   - statement: What is claimed, as a sentence.
///   - assertion: `measured ≈ expected ± tolerance`, `measured ≤ bound` or `measured ≥ bound`.
///   - trials: Number of samples behind the measured value, where it is statistical.
///   - confidence: For a frequency, the confidence of its interval; $1-10^{-6}$ if not said.
public func claim(
  _ identifier: String, _ statement: String, _ assertion: Assertion, trials: Int? = nil, confidence: Double? = nil,
  line: Int = #line
) {
  var tested = assertion
  var level = confidence
  if let frequency = assertion.frequency, let bound = assertion.expectedValue {
    let chosen = confidence ?? Frequency.defaultConfidence
    level = chosen
    tested = frequency.assertion(assertion.relation, bound, tolerance: assertion.tolerance, confidence: chosen)
  }
  record(
    identifier, statement, tested, sampleSize: assertion.frequency?.trials ?? trials, confidence: level, line: line)
}

/// Records whether a condition is true. Prefer a comparison, which knows how far it is from failing.
public func claim(_ identifier: String, _ statement: String, _ condition: Bool, trials: Int? = nil, line: Int = #line) {
  let assertion = Assertion(
    relation: .isTrue, holds: condition, margin: nil, measured: String(condition), expected: "true")
  record(identifier, statement, assertion, sampleSize: trials, confidence: nil, line: line)
}

private func record(
  _ identifier: String, _ statement: String, _ assertion: Assertion, sampleSize: Int?, confidence: Double?, line: Int
) {
  let session = Session.current
  session.emit(
    .claim(
      Claim(
        identifier: identifier, statement: statement, verdict: assertion.holds ? .holds : .fails,
        measured: assertion.measured, relation: assertion.relation, expected: assertion.expected,
        measuredValue: assertion.measuredValue, expectedValue: assertion.expectedValue,
        tolerance: assertion.tolerance, margin: assertion.margin, sampleSize: sampleSize, confidence: confidence,
        seed: seed, block: session.block, line: line, duration: session.lap())))
}
