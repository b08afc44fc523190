/// The memory behind a tape, kept by its thread from one trace to the next.
@usableFromInline
final class TapeStorage {
  private var records: UnsafeMutablePointer<ScalarRecord>
  private var curvatures: UnsafeMutablePointer<ScalarCurvature>?
  private var capacity: Int
  private(set) var operations: [any TapeOperation] = []
  /// What had been recorded before each operation.
  private var marks: [Mark] = []

  private struct Mark {
    let records: Int
    let slot: Int
  }

  private static let initialCapacity = 4096
  /// More is given back after a trace.
  private static let keptCapacity = 1 << 20

  /// The end of a tape that is not recording.
  var closedTape: Tape { Tape(closedOn: self, at: records) }

  init() {
    capacity = Self.initialCapacity
    records = .allocate(capacity: capacity)
  }

  deinit {
    records.deallocate()
    curvatures?.deallocate()
  }
}

extension TapeStorage {
  /// Starts recording.
  func open(_ tape: Tape.Pointer, curved: Bool) {
    if curved && curvatures == nil { curvatures = .allocate(capacity: capacity) }
    tape.pointee.next = records
    tape.pointee.limit = records + capacity
    tape.pointee.nextCurvature = curved ? curvatures : nil
    tape.pointee.isOpen = true
  }

  /// Stops recording: every further append fails.
  func close(_ tape: Tape.Pointer) {
    tape.pointee.next = records
    tape.pointee.limit = records
    tape.pointee.nextCurvature = nil
    tape.pointee.isOpen = false
    operations.removeAll(keepingCapacity: operations.count < 4096)
    marks.removeAll(keepingCapacity: true)
    if capacity > Self.keptCapacity { resize(to: Self.initialCapacity, keeping: 0) }
  }

  func grow(_ tape: Tape.Pointer) {
    let count = tape.pointee.next - records
    require(Int(tape.pointee.nextSlot) + capacity < Int(UInt32.max), "gradient: more than 2³² traced values")
    resize(to: 2 * capacity, keeping: count)
    tape.pointee.next = records + count
    tape.pointee.limit = records + capacity
    if tape.isCurved { tape.pointee.nextCurvature = curvatures.map { $0 + count } }
  }

  func append(_ operation: any TapeOperation, from tape: Tape.Pointer) {
    marks.append(Mark(records: tape.pointee.next - records, slot: Int(tape.pointee.nextSlot)))
    operations.append(operation)
  }

  private func resize(to newCapacity: Int, keeping count: Int) {
    records = Self.moved(records, count, capacity: newCapacity)
    curvatures = curvatures.map { Self.moved($0, count, capacity: newCapacity) }
    capacity = newCapacity
  }

  private static func moved<Element>(
    _ old: UnsafeMutablePointer<Element>, _ count: Int, capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }
}

extension TapeStorage {
  /// The scalar records before the operation of this index, or after the last.
  func scalarRun(_ index: Int, of tape: Tape.Pointer) -> ScalarRun {
    let start = index == 0 ? 0 : marks[index - 1].records
    let isLast = index == marks.count
    let end = isLast ? tape.pointee.next - records : marks[index].records
    let slotAfter = isLast ? Int(tape.pointee.nextSlot) : marks[index].slot
    return ScalarRun(
      records: UnsafePointer(records) + start, curvatures: curvatures.map { UnsafePointer($0) + start },
      firstSlot: slotAfter - (end - start), count: end - start)
  }
}

/// Consecutive scalar records, whose results have consecutive slots.
struct ScalarRun {
  let records: UnsafePointer<ScalarRecord>
  let curvatures: UnsafePointer<ScalarCurvature>?
  let firstSlot: Int
  let count: Int
}
