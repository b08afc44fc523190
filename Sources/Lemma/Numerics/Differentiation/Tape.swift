/// One recorded scalar operation $c = \varphi(a, b)$: the slots of its operands and the derivatives by them.
///
/// An operation of one operand names slot 0 as the other, which no value occupies. 24 bytes.
@frozen
@usableFromInline
struct ScalarRecord {
  @usableFromInline let a: UInt32
  @usableFromInline let b: UInt32
  @usableFromInline let partialA: Double
  @usableFromInline let partialB: Double

  @inlinable
  init(_ a: UInt32, _ partialA: Double, _ b: UInt32, _ partialB: Double) {
    (self.a, self.b, self.partialA, self.partialB) = (a, b, partialA, partialB)
  }
}

/// The second derivatives of the operation in the record of the same index. 24 bytes, kept only for Hessians.
@frozen
@usableFromInline
struct ScalarCurvature {
  @usableFromInline let aa: Double
  @usableFromInline let ab: Double
  @usableFromInline let bb: Double

  @inlinable
  init(aa: Double, ab: Double, bb: Double) { (self.aa, self.ab, self.bb) = (aa, ab, bb) }

  /// That by the one value which both operands are.
  @inlinable
  var joined: ScalarCurvature { ScalarCurvature(aa: aa + 2 * ab + bb, ab: 0, bb: 0) }
}

/// The end of a tape at which operations are recorded, laid out for the few instructions that append to it.
///
/// Every value that a traced computation produces has a *slot*, numbered from 1 in the order of computation; a vector has
/// consecutive slots. A scalar operation is a record with partial derivatives, a vector operation one object
/// (`TapeOperation`) whatever its length. A gradient needs 32 bytes for each scalar operation (record and adjoint),
/// a Hessian-vector product 72.
@frozen
@usableFromInline
struct Tape {
  /// Where the next record goes; `limit` when there is no more room, or when the tape is not recording.
  @usableFromInline var next: UnsafeMutablePointer<ScalarRecord>
  @usableFromInline var limit: UnsafeMutablePointer<ScalarRecord>
  /// Where its second derivatives go; nil when only first derivatives are wanted.
  @usableFromInline var nextCurvature: UnsafeMutablePointer<ScalarCurvature>?
  @usableFromInline var nextSlot: UInt32 = 1
  /// False before and after the trace.
  @usableFromInline var isOpen = false
  /// Unmanaged: the storage outlives every tape on it, and a reference count would cost more than a record.
  @usableFromInline let storage: Unmanaged<TapeStorage>

  init(closedOn storage: TapeStorage, at records: UnsafeMutablePointer<ScalarRecord>) {
    (next, limit, nextCurvature) = (records, records, nil)
    self.storage = .passUnretained(storage)
  }

  @usableFromInline typealias Pointer = UnsafeMutablePointer<Tape>
}

/// Tapes stand at multiples of 64 bytes, and those that record second derivatives at the odd ones: whether one does is read
/// off its address, without a load at every operation.
extension Tape {
  @inlinable
  static var spacing: Int { 64 }

  /// Closed tapes, alternately for first and for second derivatives. They are never freed.
  static func makeTapes(count: Int, on storage: TapeStorage) -> UnsafeMutableRawPointer {
    let tapes = UnsafeMutableRawPointer.allocate(byteCount: count * spacing, alignment: 2 * spacing)
    for index in 0..<count {
      (tapes + index * spacing).initializeMemory(as: Tape.self, to: storage.closedTape)
    }
    return tapes
  }
}

extension UnsafeMutablePointer<Tape> {
  /// Whether second derivatives are recorded.
  @inlinable
  @inline(__always)
  var isCurved: Bool { UInt(bitPattern: self) & UInt(Tape.spacing) != 0 }

  /// Appends a record and returns the slot of its result.
  @inlinable
  @inline(__always)
  func append(_ record: ScalarRecord) -> UInt32 {
    if _slowPath(pointee.next == pointee.limit) { makeRoom() }
    let slot = pointee.nextSlot
    pointee.next.initialize(to: record)
    pointee.next += 1
    pointee.nextSlot = slot &+ 1
    return slot
  }

  /// Appends a record with its second derivatives; only while `isCurved`.
  @inlinable
  @inline(__always)
  func append(_ record: ScalarRecord, _ curvature: ScalarCurvature) -> UInt32 {
    let slot = append(record)
    pointee.nextCurvature?.initialize(to: curvature)
    pointee.nextCurvature? += 1
    return slot
  }

  /// Doubles the room for records, or stops the program when the tape has been closed.
  @usableFromInline
  @inline(never)
  func makeRoom() {
    requireOpen()
    pointee.storage._withUnsafeGuaranteedRef { $0.grow(self) }
  }

  private func requireOpen() {
    require(pointee.isOpen, "gradient: a traced value was used outside the closure that traced it")
  }

  /// Reserves consecutive slots for the result of a vector operation, and records the operation.
  func append(count: Int, _ operation: (_ result: Int) -> any TapeOperation) -> UInt32 {
    requireOpen()
    let slot = pointee.nextSlot
    pointee.storage._withUnsafeGuaranteedRef { $0.append(operation(Int(slot)), from: self) }
    let (next, overflows) = slot.addingReportingOverflow(UInt32(clamping: count))
    require(!overflows, "gradient: more than 2³² traced values")
    pointee.nextSlot = next
    return slot
  }
}
