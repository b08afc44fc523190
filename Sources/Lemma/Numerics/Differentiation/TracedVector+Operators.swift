/// Elementwise arithmetic, each operation one step. Lengths must agree.
extension TracedVector {
  /// $-a_i$.
  public static prefix func - (a: TracedVector) -> TracedVector { scaled(a, -a.value, -1) }

  /// $a_i + b_i$, for vectors of one length.
  public static func + (a: TracedVector, b: TracedVector) -> TracedVector {
    requireEqualCounts("+", a.count, b.count)
    return combined(a, b, a.value + b.value, 1)
  }

  /// $a_i - b_i$, for vectors of one length.
  public static func - (a: TracedVector, b: TracedVector) -> TracedVector {
    requireEqualCounts("-", a.count, b.count)
    return combined(a, b, a.value - b.value, -1)
  }

  /// $a_i\,b_i$, for vectors of one length.
  public static func * (a: TracedVector, b: TracedVector) -> TracedVector {
    requireEqualCounts("*", a.count, b.count)
    if a.tape != nil && a.tape == b.tape && a.slot == b.slot {
      return a.recording(a.value * a.value) { result, _ in ElementwiseSquare(a: a.slots, value: a.value, result: result)
      }
    }
    return pair(a, b, a.value * b.value, slopesA: b.value, slopesB: a.value)
  }

  /// $a_i / b_i$, for vectors of one length.
  public static func / (a: TracedVector, b: TracedVector) -> TracedVector {
    requireEqualCounts("/", a.count, b.count)
    let value = a.value / b.value
    let inverse = 1 / b.value
    return pair(a, b, value, slopesA: inverse, slopesB: -(value * inverse)) {
      (-(inverse * inverse), 2 * (value * inverse * inverse))
    }
  }
}

/// Arithmetic with a constant vector.
extension TracedVector {
  /// $a_i + b_i$, for vectors of one length.
  public static func + (a: TracedVector, b: Vector) -> TracedVector { scaled(a, a.value + b, 1) }

  /// $a_i - b_i$, for vectors of one length.
  public static func - (a: TracedVector, b: Vector) -> TracedVector { scaled(a, a.value - b, 1) }

  /// $a_i\,b_i$, for vectors of one length.
  public static func * (a: TracedVector, b: Vector) -> TracedVector { function(a, a.value * b, slopes: b) }

  /// $a_i / b_i$, for vectors of one length.
  public static func / (a: TracedVector, b: Vector) -> TracedVector { function(a, a.value / b, slopes: 1 / b) }

  /// $a_i + b_i$, for vectors of one length.
  public static func + (a: Vector, b: TracedVector) -> TracedVector { scaled(b, a + b.value, 1) }

  /// $a_i - b_i$, for vectors of one length.
  public static func - (a: Vector, b: TracedVector) -> TracedVector { scaled(b, a - b.value, -1) }

  /// $a_i\,b_i$, for vectors of one length.
  public static func * (a: Vector, b: TracedVector) -> TracedVector { function(b, a * b.value, slopes: a) }

  /// $a_i / b_i$, for vectors of one length.
  public static func / (a: Vector, b: TracedVector) -> TracedVector { reciprocal(b, a / b.value) }
}

/// Arithmetic with a number.
extension TracedVector {
  /// $a_i + b$.
  public static func + (a: TracedVector, b: Double) -> TracedVector { scaled(a, a.value + b, 1) }

  /// $a_i - b$.
  public static func - (a: TracedVector, b: Double) -> TracedVector { scaled(a, a.value - b, 1) }

  /// $a_i\,b$.
  public static func * (a: TracedVector, b: Double) -> TracedVector { scaled(a, a.value * b, b) }

  /// $a_i / b$.
  public static func / (a: TracedVector, b: Double) -> TracedVector { scaled(a, a.value / b, 1 / b) }

  /// $a + b_i$.
  public static func + (a: Double, b: TracedVector) -> TracedVector { scaled(b, a + b.value, 1) }

  /// $a - b_i$.
  public static func - (a: Double, b: TracedVector) -> TracedVector { scaled(b, a - b.value, -1) }

  /// $a\,b_i$.
  public static func * (a: Double, b: TracedVector) -> TracedVector { scaled(b, a * b.value, a) }

  /// $a / b_i$.
  public static func / (a: Double, b: TracedVector) -> TracedVector { reciprocal(b, a / b.value) }
}

extension TracedVector {
  /// A function that is affine with the same slope for every element.
  private static func scaled(_ a: TracedVector, _ value: Vector, _ factor: Double) -> TracedVector {
    a.recording(value) { result, _ in LinearCombination(a: a.slots, factorA: factor, result: result) }
  }

  /// $a + \beta b$.
  private static func combined(_ a: TracedVector, _ b: TracedVector, _ value: Vector, _ factor: Double) -> TracedVector
  {
    requireSameTrace(a.tape, b.tape)
    if b.tape == nil { return scaled(a, value, 1) }
    if a.tape == nil { return scaled(b, value, factor) }
    return a.recording(value) { result, _ in
      LinearCombination(a: a.slots, factorA: 1, b: b.slots, factorB: factor, result: result)
    }
  }

  /// An elementwise function; the second derivatives are asked for only where they are wanted.
  static func function(
    _ a: TracedVector, _ value: Vector, slopes: @autoclosure () -> Vector, bends: (() -> Vector)? = nil
  ) -> TracedVector {
    a.recording(value) { result, tape in
      ElementwiseFunction(a: a.slots, slopes: slopes(), bends: tape.isCurved ? bends?() : nil, result: result)
    }
  }

  /// $\varphi(a_i, b_i)$, affine in $a$; without `bends` the product.
  private static func pair(
    _ a: TracedVector, _ b: TracedVector, _ value: Vector, slopesA: Vector, slopesB: Vector,
    bends: (() -> (cross: Vector, second: Vector))? = nil
  ) -> TracedVector {
    requireSameTrace(a.tape, b.tape)
    if b.tape == nil { return function(a, value, slopes: slopesA) }
    if a.tape == nil { return function(b, value, slopes: slopesB, bends: bends.map { bends in { bends().second } }) }
    return a.recording(value) { result, tape in
      ElementwisePair(
        a: a.slots, b: b.slots, slopesA: slopesA, slopesB: slopesB, bends: tape.isCurved ? bends?() : nil,
        result: result)
    }
  }

  /// $c_i / b_i$ with this value.
  private static func reciprocal(_ b: TracedVector, _ value: Vector) -> TracedVector {
    function(b, value, slopes: -(value / b.value), bends: { 2 * (value / (b.value * b.value)) })
  }
}
