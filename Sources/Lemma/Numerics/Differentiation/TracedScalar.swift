/// A number that remembers how it was computed, so that it can be differentiated.
///
/// Inside a closure given to `gradient`, `hessian` and their like, arithmetic on traced values records itself; branches on
/// comparisons are followed, not differentiated. A traced value outside the closure that made it is a precondition failure
/// as soon as it is recorded. Deliberately not expressible by literals: with the mixed operators below, `2 * x + 1` is traced anyway, and
/// `[0.1, 0.2].reduce(0, +)` stays unambiguous.
///
/// A value is an affine function of one recorded value, $v = v_0 + p\,(s - s_0)$, and of functions of one variable only this
/// derivative $p$ is carried along: they cost no record. Operations on two different values are recorded.
@frozen
public struct TracedScalar {
  /// The number itself.
  public let value: Double

  /// The derivative by the recorded value.
  @usableFromInline let partial: Double

  /// The slot of the recorded value; 0 for a constant.
  @usableFromInline let slot: UInt32

  /// Where operations are recorded; nil for a constant.
  @usableFromInline let tape: Tape.Pointer?

  @inlinable
  @inline(__always)
  init(_ value: Double, partial: Double, slot: UInt32, tape: Tape.Pointer?) {
    (self.value, self.partial, self.slot, self.tape) = (value, partial, slot, tape)
  }

  /// A constant.
  @inlinable
  public init(_ value: Double) { self.init(value, partial: 0, slot: 0, tape: nil) }
}

extension TracedScalar {
  /// A function of one variable with the derivative `slope` and the second derivative `bend` at `x`.
  @inlinable
  @inline(__always)
  static func unary(_ x: TracedScalar, _ value: Double, slope: Double, bend: @autoclosure () -> Double) -> TracedScalar
  {
    guard let tape = x.tape else { return TracedScalar(value) }
    if _slowPath(tape.isCurved) {
      let curvature = ScalarCurvature(aa: bend() * x.partial * x.partial, ab: 0, bb: 0)
      let slot = tape.append(ScalarRecord(x.slot, slope * x.partial, 0, 0), curvature)
      return TracedScalar(value, partial: 1, slot: slot, tape: tape)
    }
    return TracedScalar(value, partial: slope * x.partial, slot: x.slot, tape: tape)
  }

  /// A function that is affine in one variable.
  @inlinable
  @inline(__always)
  static func affine(_ x: TracedScalar, _ value: Double, slope: Double) -> TracedScalar {
    TracedScalar(value, partial: slope * x.partial, slot: x.slot, tape: x.tape)
  }

  /// The second derivatives of a function of two variables.
  @usableFromInline typealias Bend = (aa: Double, ab: Double, bb: Double)

  /// A function of two variables with the derivatives `slopeA`, `slopeB` and the second derivatives `bend` at `(a, b)`.
  @inlinable
  @inline(__always)
  static func binary(
    _ a: TracedScalar, _ b: TracedScalar, _ value: Double, slopeA: Double, slopeB: Double,
    bend: @autoclosure () -> Bend
  ) -> TracedScalar {
    guard _fastPath(a.tape == b.tape), let tape = a.tape else {
      return mixed(a, b, value, slopeA, slopeB, bend())
    }
    let (partialA, partialB) = (slopeA * a.partial, slopeB * b.partial)
    if _slowPath(tape.isCurved) {
      let bend = bend()
      let curvature = ScalarCurvature(
        aa: bend.aa * a.partial * a.partial, ab: bend.ab * a.partial * b.partial, bb: bend.bb * b.partial * b.partial)
      let isOne = a.slot == b.slot
      let record =
        isOne ? ScalarRecord(a.slot, partialA + partialB, 0, 0) : ScalarRecord(a.slot, partialA, b.slot, partialB)
      let slot = tape.append(record, isOne ? curvature.joined : curvature)
      return TracedScalar(value, partial: 1, slot: slot, tape: tape)
    }
    if a.slot == b.slot { return TracedScalar(value, partial: partialA + partialB, slot: a.slot, tape: tape) }
    let slot = tape.append(ScalarRecord(a.slot, partialA, b.slot, partialB))
    return TracedScalar(value, partial: 1, slot: slot, tape: tape)
  }

  /// A function that is affine in both variables.
  @inlinable
  @inline(__always)
  static func affine(
    _ a: TracedScalar, _ b: TracedScalar, _ value: Double, slopeA: Double, slopeB: Double
  ) -> TracedScalar {
    if a.slot == b.slot && a.tape == b.tape {
      return TracedScalar(value, partial: slopeA * a.partial + slopeB * b.partial, slot: a.slot, tape: a.tape)
    }
    return binary(a, b, value, slopeA: slopeA, slopeB: slopeB, bend: (0, 0, 0))
  }

  /// An operation of which at least one operand is a constant, or whose operands belong to different traces.
  @usableFromInline
  @inline(never)
  static func mixed(
    _ a: TracedScalar, _ b: TracedScalar, _ value: Double, _ slopeA: Double, _ slopeB: Double, _ bend: Bend
  ) -> TracedScalar {
    if b.tape == nil { return unary(a, value, slope: slopeA, bend: bend.aa) }
    require(a.tape == nil, "gradient: a traced value was used outside the closure that traced it")
    return unary(b, value, slope: slopeB, bend: bend.bb)
  }

  /// A slot whose value is this one, for operations that need the value itself.
  func settled(on tape: Tape.Pointer) -> UInt32 {
    require(
      self.tape == nil || self.tape == tape, "gradient: a traced value was used outside the closure that traced it")
    if self.tape != nil && partial == 1 { return slot }
    return Self.append(self, to: tape)
  }

  /// A new slot with this value.
  static func append(_ x: TracedScalar, to tape: Tape.Pointer) -> UInt32 {
    let record = ScalarRecord(x.slot, x.tape == nil ? 0 : x.partial, 0, 0)
    return tape.isCurved ? tape.append(record, ScalarCurvature(aa: 0, ab: 0, bb: 0)) : tape.append(record)
  }
}
