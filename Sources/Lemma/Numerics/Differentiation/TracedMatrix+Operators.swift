/// Matrix arithmetic, each operation one step. Shapes must fit.
///
/// Only between traced matrices, a constant being written `TracedMatrix(A)`: every further overload of `*`, `+` and `-` is paid for by the
/// type checker in every expression of every article.
extension TracedMatrix {
  /// The matrix product.
  public static func * (a: TracedMatrix, b: TracedMatrix) -> TracedMatrix {
    requireSameTrace(a.tape, b.tape)
    return recording(a.value * b.value, on: a.tape ?? b.tape) {
      MatrixProductOperation(a: a.operand, b: b.operand, valueA: a.value, valueB: b.value, result: $0)
    }
  }

  /// The product with a vector.
  public static func * (a: TracedMatrix, x: TracedVector) -> TracedVector {
    require(
      a.columns == x.count, "*: matrix \(a.rows) x \(a.columns) does not multiply a vector of \(x.count) elements")
    return (a * TracedMatrix(x, rows: x.count, columns: 1)).elements
  }

  /// $A_{ij} + B_{ij}$, for matrices of one shape.
  public static func + (a: TracedMatrix, b: TracedMatrix) -> TracedMatrix {
    requireEqualShapes("+", a.value, b.value)
    return a.reshaping(a.elements + b.elements)
  }

  /// $A_{ij} - B_{ij}$, for matrices of one shape.
  public static func - (a: TracedMatrix, b: TracedMatrix) -> TracedMatrix {
    requireEqualShapes("-", a.value, b.value)
    return a.reshaping(a.elements - b.elements)
  }

  /// The elementwise (Hadamard) product.
  public static func .* (a: TracedMatrix, b: TracedMatrix) -> TracedMatrix {
    requireEqualShapes(".*", a.value, b.value)
    return a.reshaping(a.elements * b.elements)
  }

  /// Every element times a number.
  public func scaled(by factor: Double) -> TracedMatrix { reshaping(elements * factor) }

  /// The transpose.
  public var transpose: TracedMatrix {
    Self.recording(value.transpose, on: tape) {
      TransposeOperation(a: slots, rows: rows, columns: columns, result: $0)
    }
  }

  /// The matrix with `row` added to each row, as a layer adds its bias. `row` has as many elements as there are columns.
  public func adding(toEachRow row: TracedVector) -> TracedMatrix {
    require(row.count == columns, "adding(toEachRow:): \(row.count) elements for \(columns) columns")
    requireSameTrace(tape, row.tape)
    let sum = Matrix(rows: rows, columns: columns, storage: value.storage, addingToEachRow: row.value.storage)
    return Self.recording(sum, on: tape ?? row.tape) {
      RowBroadcast(a: operand, b: row.tape == nil ? nil : row.slots, columns: columns, result: $0)
    }
  }
}

extension Matrix {
  fileprivate init(rows: Int, columns: Int, storage: [Double], addingToEachRow row: [Double]) {
    let sum = newElements(count: storage.count) { sum in
      storage.withUnsafeBufferPointer { storage in
        row.withUnsafeBufferPointer { row in
          for start in stride(from: 0, to: storage.count, by: Swift.max(columns, 1)) {
            for column in 0..<columns { sum[start &+ column] = storage[start &+ column] + row[column] }
          }
        }
      }
    }
    self.init(rows: rows, columns: columns, storage: sum)
  }
}
