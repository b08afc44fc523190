/// A matrix that remembers how it was computed, so that it can be differentiated.
///
/// Products, elementwise functions, sums and factorisations of traced matrices are recorded as one step each, whatever the
/// size, and swept back by the same BLAS routines: a network trains at the speed of its matrix products.
@frozen
public struct TracedMatrix {
  let value: Matrix

  /// The slot of the first element; the others follow row by row. 0 for a constant.
  let slot: UInt32

  /// Where operations are recorded; nil for a constant.
  let tape: Tape.Pointer?

  init(_ value: Matrix, slot: UInt32, tape: Tape.Pointer?) { (self.value, self.slot, self.tape) = (value, slot, tape) }

  /// A constant.
  public init(_ value: Matrix) { self.init(value, slot: 0, tape: nil) }

  /// The elements of a vector, row by row: a view that costs nothing. There must be `rows * columns` of them.
  public init(_ elements: TracedVector, rows: Int, columns: Int) {
    requireShape(rows, columns)
    require(
      elements.count == rows * columns, "TracedMatrix: \(elements.count) elements for \(rows) x \(columns)")
    self.init(
      Matrix(rows: rows, columns: columns, storage: elements.value.storage), slot: elements.slot, tape: elements.tape)
  }
}

extension TracedMatrix {
  /// The number of rows.
  public var rows: Int { value.rows }

  /// The number of columns.
  public var columns: Int { value.columns }

  /// The elements row by row: a view that costs nothing.
  public var elements: TracedVector { TracedVector(Vector(storage: value.storage), slot: slot, tape: tape) }

  /// The element in a row and a column, both from 0.
  public subscript(row: Int, column: Int) -> TracedScalar {
    let element = value[row, column]
    return TracedScalar(
      element, partial: 1, slot: tape == nil ? 0 : slot + UInt32(row * columns + column), tape: tape)
  }

  /// A row: a view that costs nothing.
  public subscript(row index: Int) -> TracedVector {
    require(index >= 0 && index < rows, "TracedMatrix: row \(index) is outside 0..<\(rows)")
    return elements[index * columns..<(index + 1) * columns]
  }

  /// The elements with equal indices.
  public var diagonal: TracedVector { TracedVector((0..<Swift.min(rows, columns)).map { self[$0, $0] }) }

  /// The sum of the diagonal. The matrix must be square.
  public var trace: TracedScalar {
    require(rows == columns, "trace: the matrix is \(rows) x \(columns), not square")
    return sum(diagonal)
  }

  /// $\sqrt{\sum a_{ij}^2}$, with gradient 0 at the zero matrix.
  public var frobeniusNorm: TracedScalar { elements.norm }

  var slots: SlotRange { SlotRange(slot, rows * columns) }

  /// The slots, or nil for a constant.
  var operand: SlotRange? { tape == nil ? nil : slots }

  /// The result of an elementwise operation on the elements.
  func reshaping(_ elements: TracedVector) -> TracedMatrix { TracedMatrix(elements, rows: rows, columns: columns) }

  /// Records an operation whose result is a matrix.
  static func recording(
    _ result: Matrix, on tape: Tape.Pointer?, _ operation: (_ result: SlotRange) -> any TapeOperation
  ) -> TracedMatrix {
    guard let tape else { return TracedMatrix(result) }
    let count = result.rows * result.columns
    let slot = tape.append(count: count) { operation(SlotRange(result: $0, count)) }
    return TracedMatrix(result, slot: slot, tape: tape)
  }
}

/// The gradient of a function of a matrix, in the matrix's shape; see `gradient(of:at:)` for vectors.
///
/// Disfavoured only so that `at: []` stays a vector.
@_disfavoredOverload
public func gradient(of f: (TracedMatrix) throws -> TracedScalar, at x: Matrix) rethrows -> Matrix {
  let slope = try tracedValueAndGradient(
    of: { try f(TracedMatrix($0, rows: x.rows, columns: x.columns)) }, at: Vector(storage: x.storage)
  ).gradient
  DifferentiationMethod.traced.note(slope.elements)
  return Matrix(rows: x.rows, columns: x.columns, storage: slope.storage)
}
