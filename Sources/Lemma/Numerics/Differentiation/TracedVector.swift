/// A vector that remembers how it was computed, so that it can be differentiated.
///
/// Arithmetic and functions act elementwise as on `Vector`, and each is recorded as one step whatever the length. Elements are traced
/// scalars; a slice is a view and costs nothing. A vector built from traced scalars costs one record per element.
@frozen
public struct TracedVector: ExpressibleByArrayLiteral {
  @usableFromInline let value: Vector

  /// The slot of the first element; the others follow. 0 for a constant.
  @usableFromInline let slot: UInt32

  /// Where operations are recorded; nil for a constant.
  @usableFromInline let tape: Tape.Pointer?

  @inlinable
  init(_ value: Vector, slot: UInt32, tape: Tape.Pointer?) {
    (self.value, self.slot, self.tape) = (value, slot, tape)
  }

  /// A constant.
  init(constant value: Vector) { self.init(value, slot: 0, tape: nil) }

  /// The vector of these scalars.
  public init(_ scalars: [TracedScalar]) {
    value = Vector(count: scalars.count) { scalars[$0].value }
    tape = scalars.lazy.compactMap(\.tape).first
    guard let tape else {
      slot = 0
      return
    }
    slot = tape.pointee.nextSlot
    for scalar in scalars {
      require(
        scalar.tape == nil || scalar.tape == tape,
        "TracedVector: a traced value was used outside the closure that traced it")
      _ = TracedScalar.append(scalar, to: tape)
    }
  }

  /// Lets a closure return `[x[0] * x[1], sin(x[0])]`.
  public init(arrayLiteral scalars: TracedScalar...) { self.init(scalars) }
}

extension TracedVector {
  /// The number of elements.
  @inlinable
  public var count: Int { value.count }

  /// The element at `index`, from 0. An index outside the vector is a precondition failure.
  @inlinable
  public subscript(index: Int) -> TracedScalar {
    TracedScalar(
      value[index], partial: 1, slot: tape == nil ? 0 : slot &+ UInt32(truncatingIfNeeded: index), tape: tape)
  }

  /// The elements of `range` as a vector that starts at 0.
  public subscript(range: Range<Int>) -> TracedVector {
    let part = value[range]
    return TracedVector(part, slot: tape == nil ? 0 : slot + UInt32(range.lowerBound), tape: tape)
  }

  /// The results of `f` for each element, in order.
  public func map(_ f: (TracedScalar) -> TracedScalar) -> TracedVector { TracedVector((0..<count).map { f(self[$0]) }) }

  /// The slots of the elements.
  var slots: SlotRange { SlotRange(slot, count) }
}

extension TracedVector {
  /// Records an operation on this vector whose result is a vector; a constant remains one.
  func recording(_ result: Vector, _ operation: (_ result: SlotRange, _ tape: Tape.Pointer) -> any TapeOperation)
    -> TracedVector
  {
    guard let tape else { return TracedVector(constant: result) }
    let slot = tape.append(count: result.count) { operation(SlotRange(result: $0, result.count), tape) }
    return TracedVector(result, slot: slot, tape: tape)
  }

  /// Records an operation on this vector whose result is a scalar; a constant remains one.
  func recording(_ result: Double, _ operation: (_ result: Int, _ tape: Tape.Pointer) -> any TapeOperation)
    -> TracedScalar
  {
    guard let tape else { return TracedScalar(result) }
    let slot = tape.append(count: 1) { operation($0, tape) }
    return TracedScalar(result, partial: 1, slot: slot, tape: tape)
  }
}

/// Stops the program when two operands belong to different traces.
func requireSameTrace(_ a: Tape.Pointer?, _ b: Tape.Pointer?) {
  require(a == b || a == nil || b == nil, "gradient: a traced value was used outside the closure that traced it")
}

/// Stops the program when the lengths of two operands differ.
func requireEqualCounts(_ operation: StaticString, _ a: Int, _ b: Int) {
  require(a == b, "\(operation): vectors of \(a) and \(b) elements")
}
