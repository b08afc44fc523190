internal import LemmaResult

/// A comparison that knows both sides: what `≈`, `≤` and `≥` build and `claim` records.
public struct Assertion: Sendable {
  let relation: Claim.Relation
  let holds: Bool
  /// Distance from failing in units of the tolerance; see `Claim.margin`.
  let margin: Double?
  let measured: String
  let expected: String
  var measuredValue: Double?
  var expectedValue: Double?
  var tolerance: Double?
  /// The trials, where the measured side is a frequency.
  var frequency: Frequency?
}

public func ≈ (measured: Double, expected: NumberWithin) -> Assertion {
  let target = expected.expected
  let allowed = expected.tolerance.value * (expected.tolerance.isRelative ? Swift.abs(target) : 1)
  // Equal infinities differ by NaN.
  let error = measured == target ? 0 : Swift.abs(measured - target)
  let format = NumberFormat(resolving: allowed, in: target)
  return Assertion(
    relation: .approximatelyEqual, holds: error <= allowed, margin: tolerated(error, within: allowed),
    measured: format.text(measured).plain, expected: format.text(target).plain, measuredValue: measured,
    expectedValue: target, tolerance: allowed)
}

public func ≈ (measured: Vector, expected: VectorWithin) -> Assertion {
  require(
    measured.count == expected.expected.count,
    "≈: vectors of \(measured.count) and \(expected.expected.count) components")
  return arrays(measured, expected.expected, expected.tolerance, display: { $1.plain($0) })
}

public func ≈ (measured: Matrix, expected: MatrixWithin) -> Assertion {
  let target = expected.expected
  require(
    measured.rows == target.rows && measured.columns == target.columns,
    "≈: matrices of shapes \(measured.rows) × \(measured.columns) and \(target.rows) × \(target.columns)")
  return arrays(Vector(measured.elements), Vector(target.elements), expected.tolerance) { elements, display in
    display.plain(Matrix(rows: target.rows, columns: target.columns) { elements[$0 * target.columns + $1] })
  }
}

public func ≤ (measured: Double, bound: Double) -> Assertion { bounded(measured, .atMost, bound) }
public func ≥ (measured: Double, bound: Double) -> Assertion { bounded(measured, .atLeast, bound) }
public func ≤ (measured: Int, bound: Int) -> Assertion { bounded(Double(measured), .atMost, Double(bound)) }
public func ≥ (measured: Int, bound: Int) -> Assertion { bounded(Double(measured), .atLeast, Double(bound)) }

/// `measured ≈ expected ± tolerance` in ASCII.
public func approximately(_ measured: Double, _ expected: Double, within tolerance: Double) -> Assertion {
  measured ≈ expected ± tolerance
}
/// `measured ≈ expected ± tolerance` in ASCII.
public func approximately(_ measured: Double, _ expected: Double, within tolerance: Tolerance) -> Assertion {
  measured ≈ expected ± tolerance
}
/// `measured ≈ expected ± tolerance` in ASCII.
public func approximately(_ measured: Vector, _ expected: Vector, within tolerance: Double) -> Assertion {
  measured ≈ expected ± tolerance
}
/// `measured ≤ bound` in ASCII.
public func atMost(_ measured: Double, _ bound: Double) -> Assertion { measured ≤ bound }
/// `measured ≥ bound` in ASCII.
public func atLeast(_ measured: Double, _ bound: Double) -> Assertion { measured ≥ bound }

/// 1 where the two sides agree, 0 at the limit, negative beyond; NaN counts as infinitely far.
private func tolerated(_ error: Double, within allowed: Double) -> Double {
  if error == 0, allowed >= 0 { return 1 }
  guard error <= .greatestFiniteMagnitude, allowed > 0 else { return -.infinity }
  return 1 - error / allowed
}

private func bounded(_ measured: Double, _ relation: Claim.Relation, _ bound: Double) -> Assertion {
  let slack = relation == .atMost ? bound - measured : measured - bound
  let unit = bound == 0 || !bound.isFinite ? 1 : Swift.abs(bound)
  let holds = relation == .atMost ? measured <= bound : measured >= bound
  let format = NumberFormat(resolving: Swift.abs(slack), in: bound)
  return Assertion(
    relation: relation, holds: holds,
    margin: measured.isNaN || bound.isNaN ? -.infinity : measured == bound ? 0 : slack / unit,
    measured: format.text(measured).plain, expected: format.text(bound).plain, measuredValue: measured,
    expectedValue: bound)
}

private func arrays(
  _ measured: Vector, _ target: Vector, _ tolerance: Tolerance, display: (Vector, Display) -> String
) -> Assertion {
  let difference = measured - target
  let error = tolerance.isRelative ? difference.norm : largestMagnitude(difference)
  let allowed = tolerance.value * (tolerance.isRelative ? target.norm : 1)
  // What is far below the tolerance is a zero to the reader; what made the claim fail must be seen.
  var format = Display()
  if error > allowed { format.format = NumberFormat(resolving: error, in: largestMagnitude(target)) }
  func text(_ x: Vector) -> String { display(x.map { Swift.abs($0) < 1e-3 * allowed ? 0 : $0 }, format) }
  return Assertion(
    relation: .approximatelyEqual, holds: error <= allowed, margin: tolerated(error, within: allowed),
    measured: text(measured), expected: text(target), tolerance: allowed)
}

/// Unlike `max`, keeps NaN.
private func largestMagnitude(_ x: Vector) -> Double {
  var largest = 0.0
  for component in x where !(Swift.abs(component) <= largest) {
    if component.isNaN { return component }
    largest = Swift.abs(component)
  }
  return largest
}
