/// Arithmetic between traced scalars and with plain numbers; values as in plain arithmetic, to the last bit.
extension TracedScalar {
  /// $a + b$.
  @inlinable @inline(__always)
  public static func + (a: TracedScalar, b: TracedScalar) -> TracedScalar {
    affine(a, b, a.value + b.value, slopeA: 1, slopeB: 1)
  }

  /// $a - b$.
  @inlinable @inline(__always)
  public static func - (a: TracedScalar, b: TracedScalar) -> TracedScalar {
    affine(a, b, a.value - b.value, slopeA: 1, slopeB: -1)
  }

  /// $a\,b$.
  @inlinable @inline(__always)
  public static func * (a: TracedScalar, b: TracedScalar) -> TracedScalar {
    binary(a, b, a.value * b.value, slopeA: b.value, slopeB: a.value, bend: (0, 1, 0))
  }

  /// Division; by a zero the derivatives are infinite or NaN.
  @inlinable @inline(__always)
  public static func / (a: TracedScalar, b: TracedScalar) -> TracedScalar {
    let value = a.value / b.value
    let inverse = 1 / b.value
    return binary(
      a, b, value, slopeA: inverse, slopeB: -value * inverse,
      bend: (0, -inverse * inverse, 2 * value * inverse * inverse))
  }

  /// $a + b$.
  @inlinable @inline(__always)
  public static func + (a: TracedScalar, b: Double) -> TracedScalar { affine(a, a.value + b, slope: 1) }

  /// $a - b$.
  @inlinable @inline(__always)
  public static func - (a: TracedScalar, b: Double) -> TracedScalar { affine(a, a.value - b, slope: 1) }

  /// $a\,b$.
  @inlinable @inline(__always)
  public static func * (a: TracedScalar, b: Double) -> TracedScalar { affine(a, a.value * b, slope: b) }

  /// $a / b$.
  @inlinable @inline(__always)
  public static func / (a: TracedScalar, b: Double) -> TracedScalar { affine(a, a.value / b, slope: 1 / b) }

  /// $a + b$.
  @inlinable @inline(__always)
  public static func + (a: Double, b: TracedScalar) -> TracedScalar { affine(b, a + b.value, slope: 1) }

  /// $a - b$.
  @inlinable @inline(__always)
  public static func - (a: Double, b: TracedScalar) -> TracedScalar { affine(b, a - b.value, slope: -1) }

  /// $a\,b$.
  @inlinable @inline(__always)
  public static func * (a: Double, b: TracedScalar) -> TracedScalar { affine(b, a * b.value, slope: a) }

  /// $a / b$.
  @inlinable @inline(__always)
  public static func / (a: Double, b: TracedScalar) -> TracedScalar {
    let value = a / b.value
    let inverse = 1 / b.value
    return unary(b, value, slope: -value * inverse, bend: 2 * value * inverse * inverse)
  }

  /// $-a$.
  @inlinable @inline(__always)
  public static prefix func - (a: TracedScalar) -> TracedScalar { affine(a, -a.value, slope: -1) }
}

/// Comparisons look at the values; the branch taken is the one that is differentiated.
extension TracedScalar {
  /// Whether $a < b$.
  @inlinable @inline(__always)
  public static func < (a: TracedScalar, b: TracedScalar) -> Bool { a.value < b.value }

  /// Whether $a > b$.
  @inlinable @inline(__always)
  public static func > (a: TracedScalar, b: TracedScalar) -> Bool { a.value > b.value }

  /// Whether $a < b$.
  @inlinable @inline(__always)
  public static func < (a: TracedScalar, b: Double) -> Bool { a.value < b }

  /// Whether $a > b$.
  @inlinable @inline(__always)
  public static func > (a: TracedScalar, b: Double) -> Bool { a.value > b }
}
