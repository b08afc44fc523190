internal import Glibc

/// A recorded computation: its tape and where its inputs lie.
struct Trace {
  private let tape: Tape.Pointer
  private let storage: TapeStorage
  private let inputCount: Int

  /// Records `body` on this thread's tape, and hands the trace to `use` while it exists.
  ///
  /// A trace within a trace would differentiate with respect to the wrong variables, so it is a precondition failure.
  static func run<Result>(
    _ function: StaticString, at x: Vector, curved: Bool = false,
    _ use: (_ trace: Trace, _ input: TracedVector) throws -> Result
  ) rethrows -> Result {
    let thread = TracingThread.current
    require(
      !thread.isTracing,
      "\(function): a derivative inside a traced closure; use hessianVectorProduct for second derivatives")
    require(x.count < Int(UInt32.max), "\(function): a vector of \(x.count) elements is too long to trace")
    thread.isTracing = true
    let tape = thread.nextTape(curved: curved)
    thread.storage.open(tape, curved: curved)
    defer {
      thread.storage.close(tape)
      thread.isTracing = false
    }
    tape.pointee.nextSlot = UInt32(x.count + 1)
    let trace = Trace(tape: tape, storage: thread.storage, inputCount: x.count)
    return try use(trace, TracedVector(x, slot: 1, tape: tape))
  }

  /// The slots of the input.
  private var input: SlotRange { SlotRange(1, inputCount) }
}

extension Trace {
  /// The gradient of a result that was computed on this tape, or of a constant.
  func gradient(of result: TracedScalar) -> Vector {
    guard let adjoints = adjoints(of: result) else { return Vector(inputCount) }
    defer { adjoints.deallocate() }
    return input.vector(in: adjoints)
  }

  /// The products of the Hessian of a result with the given directions, all from one tape.
  func hessianProducts(of result: TracedScalar, along directions: some Sequence<Vector>) -> [Vector] {
    guard let adjoints = adjoints(of: result) else { return directions.map { _ in Vector(inputCount) } }
    defer { adjoints.deallocate() }
    let tangents = makeTangents()
    let adjointTangents = SlotArray.allocate(capacity: slotCount)
    defer {
      tangents.deallocate()
      adjointTangents.deallocate()
    }
    return directions.map { direction in
      push(direction, through: tangents)
      adjointTangents.initialize(repeating: 0, count: slotCount)
      for index in (0...storage.operations.count).reversed() {
        storage.scalarRun(index, of: tape)
          .pullAdjointTangents(adjointTangents, adjoints: adjoints, tangents: tangents)
        if index > 0 {
          storage.operations[index - 1].pullAdjointTangents(adjointTangents, adjoints: adjoints, tangents: tangents)
        }
      }
      return input.vector(in: adjointTangents)
    }
  }

  /// The Jacobian of a vector that was computed on this tape: by rows or by columns, whichever are fewer.
  func jacobian(of result: TracedVector) -> Matrix {
    guard result.tape != nil else { return Matrix(rows: result.count, columns: inputCount) }
    requireOwn(result.tape)
    if result.count <= inputCount {
      return Matrix(rowVectors: (0..<result.count).map { gradient(of: result[$0]) }, columns: inputCount)
    }
    let tangents = makeTangents()
    defer { tangents.deallocate() }
    let columns = (0..<inputCount).map { index in
      push(.basis(index, count: inputCount), through: tangents)
      return SlotRange(result.slot, result.count).vector(in: tangents)
    }
    return Matrix(rowVectors: columns, columns: result.count).transpose
  }
}

extension Trace {
  private var slotCount: Int { Int(tape.pointee.nextSlot) }

  /// Zeros, one for each slot. The caller deallocates them.
  private func makeAdjoints() -> SlotArray {
    if slotCount >= 0x4000 { keepFreedMemory() }
    let array = SlotArray.allocate(capacity: slotCount)
    array.initialize(repeating: 0, count: slotCount)
    return array
  }

  /// One number for each slot, of which only slot 0 has a value: the others are written before they are read.
  private func makeTangents() -> SlotArray {
    let array = SlotArray.allocate(capacity: slotCount)
    array[0] = 0
    return array
  }

  private func requireOwn(_ other: Tape.Pointer?) {
    require(other == tape, "gradient: the closure returned a traced value of another trace")
  }

  /// The derivative of the result by every value of the trace; nil for a constant.
  private func adjoints(of result: TracedScalar) -> SlotArray? {
    guard result.tape != nil else { return nil }
    requireOwn(result.tape)
    let adjoints = makeAdjoints()
    adjoints[Int(result.slot)] = result.partial
    for index in (0...storage.operations.count).reversed() {
      storage.scalarRun(index, of: tape).pullAdjoints(adjoints)
      if index > 0 { storage.operations[index - 1].pullAdjoints(adjoints) }
    }
    return adjoints
  }

  /// Sets the tangents of all values along a direction of the input.
  private func push(_ direction: Vector, through tangents: SlotArray) {
    input.set(direction, in: tangents)
    for index in 0...storage.operations.count {
      if index > 0 { storage.operations[index - 1].pushTangents(tangents) }
      storage.scalarRun(index, of: tape).pushTangents(tangents)
    }
  }
}

extension Matrix {
  /// Rows of a known length, of which there may be none.
  fileprivate init(rowVectors: [Vector], columns: Int) {
    self.init(rows: rowVectors.count, columns: columns, storage: Array(rowVectors.map(\.storage).joined()))
  }
}
