/// Elementwise arithmetic, each operation one step. Lengths must agree.
extension TracedVector {
  public static prefix func - (a: TracedVector) -> TracedVector { scaled(a, -a.value, -1) }

  public static func + (a: TracedVector, b: TracedVector) -> TracedVector {
    requireEqualCounts("+", a.count, b.count)
    return combined(a, b, a.value + b.value, 1)
  }

  public static func - (a: TracedVector, b: TracedVector) -> TracedVector {
    requireEqualCounts("-", a.count, b.count)
    return combined(a, b, a.value - b.value, -1)
  }

  public static func * (a: TracedVector, b: TracedVector) -> TracedVector {
    requireEqualCounts("*", a.count, b.count)
    return pair(a, b, a.value * b.value, slopesA: b.value, slopesB: a.value) {
      (Vector(repeating: 1, count: a.count), Vector(a.count))
    }
  }

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
  public static func + (a: TracedVector, b: Vector) -> TracedVector { scaled(a, a.value + b, 1) }

  public static func - (a: TracedVector, b: Vector) -> TracedVector { scaled(a, a.value - b, 1) }

  public static func * (a: TracedVector, b: Vector) -> TracedVector { function(a, a.value * b, slopes: b) }

  public static func / (a: TracedVector, b: Vector) -> TracedVector { function(a, a.value / b, slopes: 1 / b) }

  public static func + (a: Vector, b: TracedVector) -> TracedVector { scaled(b, a + b.value, 1) }

  public static func - (a: Vector, b: TracedVector) -> TracedVector { scaled(b, a - b.value, -1) }

  public static func * (a: Vector, b: TracedVector) -> TracedVector { function(b, a * b.value, slopes: a) }

  public static func / (a: Vector, b: TracedVector) -> TracedVector { reciprocal(b, a / b.value) }
}

/// Arithmetic with a number.
extension TracedVector {
  public static func + (a: TracedVector, b: Double) -> TracedVector { scaled(a, a.value + b, 1) }

  public static func - (a: TracedVector, b: Double) -> TracedVector { scaled(a, a.value - b, 1) }

  public static func * (a: TracedVector, b: Double) -> TracedVector { scaled(a, a.value * b, b) }

  public static func / (a: TracedVector, b: Double) -> TracedVector { scaled(a, a.value / b, 1 / b) }

  public static func + (a: Double, b: TracedVector) -> TracedVector { scaled(b, a + b.value, 1) }

  public static func - (a: Double, b: TracedVector) -> TracedVector { scaled(b, a - b.value, -1) }

  public static func * (a: Double, b: TracedVector) -> TracedVector { scaled(b, a * b.value, a) }

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

  /// $\varphi(a_i, b_i)$, affine in $a$.
  private static func pair(
    _ a: TracedVector, _ b: TracedVector, _ value: Vector, slopesA: Vector, slopesB: Vector,
    bends: @escaping () -> (cross: Vector, second: Vector)
  ) -> TracedVector {
    requireSameTrace(a.tape, b.tape)
    if b.tape == nil { return function(a, value, slopes: slopesA) }
    if a.tape == nil { return function(b, value, slopes: slopesB, bends: { bends().second }) }
    return a.recording(value) { result, tape in
      ElementwisePair(
        a: a.slots, b: b.slots, slopesA: slopesA, slopesB: slopesB, bends: tape.isCurved ? bends() : nil,
        result: result)
    }
  }

  /// $c_i / b_i$ with this value.
  private static func reciprocal(_ b: TracedVector, _ value: Vector) -> TracedVector {
    function(b, value, slopes: -(value / b.value), bends: { 2 * (value / (b.value * b.value)) })
  }
}
