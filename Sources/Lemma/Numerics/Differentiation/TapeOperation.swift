/// A recorded operation on vectors or matrices, $y = \varphi(x)$, as the sweeps over the tape see it.
///
/// Arrays are indexed by slot. The result's slots follow all its operands'.
protocol TapeOperation {
  /// Adds $J^\top \bar y$ to the adjoints of the operands.
  func pullAdjoints(_ adjoints: SlotArray)

  /// Sets the tangent of the result, $\dot y = J \dot x$.
  func pushTangents(_ tangents: SlotArray)

  /// Adds $J^\top \dot{\bar y} + \dot J^\top \bar y$ to the adjoint tangents of the operands, where $\dot J$ is the
  /// derivative of $J$ along $\dot x$ and $\bar y$ is known.
  func pullAdjointTangents(_ adjointTangents: SlotArray, adjoints: SlotArray, tangents: SlotArray)
}

/// One number for each slot of a tape.
typealias SlotArray = UnsafeMutablePointer<Double>

/// The consecutive slots of a vector.
struct SlotRange {
  let first: Int
  let count: Int

  init(_ first: UInt32, _ count: Int) { (self.first, self.count) = (Int(first), count) }

  init(result first: Int, _ count: Int) { (self.first, self.count) = (first, count) }

  /// The values of these slots.
  func values(in array: SlotArray) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(start: array + first, count: count)
  }

  /// A copy of the values, as a vector.
  func vector(in array: SlotArray) -> Vector { Vector(storage: [Double](values(in: array))) }

  /// A copy of the values, as a matrix row by row.
  func matrix(in array: SlotArray, rows: Int) -> Matrix {
    Matrix(rows: rows, columns: rows == 0 ? 0 : count / rows, storage: [Double](values(in: array)))
  }

  /// Adds numbers to the values.
  func add(_ numbers: Vector, to array: SlotArray) { add(1, numbers, to: array) }

  func add(_ factor: Double, _ numbers: Vector, to array: SlotArray) {
    numbers.storage.withUnsafeBufferPointer { numbers in
      if let start = numbers.baseAddress { addMultiple(factor, start, to: array) }
    }
  }

  func add(_ numbers: Matrix, to array: SlotArray) { add(1, Vector(storage: numbers.storage), to: array) }

  func set(_ numbers: Vector, in array: SlotArray) {
    numbers.storage.withUnsafeBufferPointer { numbers in
      if let start = numbers.baseAddress { (array + first).update(from: start, count: count) }
    }
  }

  func set(_ numbers: Matrix, in array: SlotArray) { set(Vector(storage: numbers.storage), in: array) }
}
