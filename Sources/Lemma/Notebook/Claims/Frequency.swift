internal import LemmaResult

/// How often something happened in independent trials. A claim about it is tested with the exact binomial interval
/// of Clopper and Pearson at the claim's confidence.
public struct Frequency: Sendable {
  let count: Int
  let trials: Int

  var value: Double { trials == 0 ? .nan : Double(count) / Double(trials) }
}

/// How many of the trials failed.
public func failures(in trials: [Bool]) -> Frequency {
  Frequency(count: trials.count { !$0 }, trials: trials.count)
}

/// How many of the trials succeeded.
public func successes(in trials: [Bool]) -> Frequency {
  Frequency(count: trials.count { $0 }, trials: trials.count)
}

/// How many trials succeeded, counted elsewhere.
public func frequency(_ successes: Int, of trials: Int) -> Frequency {
  require(trials >= 0 && successes >= 0 && successes <= trials, "frequency: \(successes) of \(trials)")
  return Frequency(count: successes, trials: trials)
}

public func ≤ (measured: Frequency, bound: Double) -> Assertion {
  measured.assertion(.atMost, bound, tolerance: nil, confidence: Frequency.defaultConfidence)
}
public func ≥ (measured: Frequency, bound: Double) -> Assertion {
  measured.assertion(.atLeast, bound, tolerance: nil, confidence: Frequency.defaultConfidence)
}
public func ≈ (measured: Frequency, expected: NumberWithin) -> Assertion {
  let unit = expected.tolerance.isRelative ? Swift.abs(expected.expected) : 1
  return measured.assertion(
    .approximatelyEqual, expected.expected, tolerance: expected.tolerance.value * unit,
    confidence: Frequency.defaultConfidence)
}

extension Frequency {
  /// A false alarm once in a million runs.
  static let defaultConfidence = 1 - 1e-6

  /// - "At most p" stands unless the interval lies above p, "at least p" unless it lies below.
  /// - "p within tolerance" needs p inside the interval, and an interval narrow enough to resolve the tolerance: too few
  ///   trials prove nothing.
  func assertion(
    _ relation: Claim.Relation, _ bound: Double, tolerance: Double?, confidence: Double
  ) -> Assertion {
    guard trials > 0, confidence > 0, confidence < 1 else { return refused(relation, bound, tolerance) }
    let interval = clopperPearson(successes: count, trials: trials, confidence: confidence)
    let resolution = (interval.upperBound - interval.lowerBound) / 2
    let margin: Double
    switch relation {
    case .atMost: margin = (bound - interval.lowerBound) / resolution
    case .atLeast: margin = (interval.upperBound - bound) / resolution
    default:
      let allowed = tolerance ?? 0
      let inside = Swift.min(bound - interval.lowerBound, interval.upperBound - bound) / resolution
      margin = Swift.min(inside, allowed > 0 ? 1 - resolution / allowed : -.infinity)
    }
    return result(relation, bound, tolerance, margin: margin)
  }

  private func refused(_ relation: Claim.Relation, _ bound: Double, _ tolerance: Double?) -> Assertion {
    result(relation, bound, tolerance, margin: -.infinity)
  }

  private func result(
    _ relation: Claim.Relation, _ bound: Double, _ tolerance: Double?, margin: Double
  ) -> Assertion {
    Assertion(
      relation: relation, holds: margin >= 0, margin: margin.isNaN ? -.infinity : margin,
      measured: "\(NumberFormat(digits: 4).text(value).plain) (\(count) of \(trials))",
      expected: NumberFormat().text(bound).plain, measuredValue: value, expectedValue: bound, tolerance: tolerance,
      frequency: self)
  }
}
