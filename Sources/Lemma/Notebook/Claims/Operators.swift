// `a ≈ log(2) + 1 ± 1e-12` reads `a ≈ ((log(2) + 1) ± 1e-12)`.
precedencegroup TolerancePrecedence {
  higherThan: ComparisonPrecedence
  lowerThan: NilCoalescingPrecedence
}

infix operator ± : TolerancePrecedence
infix operator ≈ : ComparisonPrecedence
infix operator ≤ : ComparisonPrecedence
infix operator ≥ : ComparisonPrecedence

/// How far two values may lie apart.
public struct Tolerance: Sendable {
  let value: Double
  let isRelative: Bool

  /// $|a-b|\le$ `value`; for arrays, component by component.
  public static func absolute(_ value: Double) -> Tolerance { Tolerance(value: value, isRelative: false) }

  /// $|a-b|\le$ `value` $|b|$; for arrays in the Euclidean norm.
  public static func relative(_ value: Double) -> Tolerance { Tolerance(value: value, isRelative: true) }
}

/// An expected number and how far a measured one may lie from it.
public struct NumberWithin: Sendable {
  let expected: Double
  let tolerance: Tolerance
}

/// An expected vector and how far a measured one may lie from it.
public struct VectorWithin: Sendable {
  let expected: Vector
  let tolerance: Tolerance
}

/// An expected matrix and how far a measured one may lie from it.
public struct MatrixWithin: Sendable {
  let expected: Matrix
  let tolerance: Tolerance
}

public func ± (expected: Double, tolerance: Double) -> NumberWithin {
  NumberWithin(expected: expected, tolerance: .absolute(tolerance))
}
public func ± (expected: Double, tolerance: Tolerance) -> NumberWithin {
  NumberWithin(expected: expected, tolerance: tolerance)
}
public func ± (expected: Vector, tolerance: Double) -> VectorWithin {
  VectorWithin(expected: expected, tolerance: .absolute(tolerance))
}
public func ± (expected: Vector, tolerance: Tolerance) -> VectorWithin {
  VectorWithin(expected: expected, tolerance: tolerance)
}
public func ± (expected: Matrix, tolerance: Double) -> MatrixWithin {
  MatrixWithin(expected: expected, tolerance: .absolute(tolerance))
}
public func ± (expected: Matrix, tolerance: Tolerance) -> MatrixWithin {
  MatrixWithin(expected: expected, tolerance: tolerance)
}
