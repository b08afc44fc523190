/// A matrix of `Double`s: a value with contiguous row-major storage, copied only when it is written to while shared.
///
/// Either dimension may be 0. `*` between matrices is the matrix product, `.*` the elementwise one:
///
/// | expression | meaning |
/// |---|---|
/// | `A * B` | matrix product |
/// | `A .* B` | elementwise (Hadamard) product |
/// | `A ./ B` | elementwise quotient |
/// | `A * x` | matrix times vector |
/// | `A * s`, `s * A`, `A / s` | every element scaled |
@frozen
public struct Matrix: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// The number of rows.
  public let rows: Int

  /// The number of columns.
  public let columns: Int

  @usableFromInline
  var storage: [Double]

  /// The elements row by row, as an array that shares this matrix's storage.
  @inlinable
  public var elements: [Double] { storage }

  /// Takes over an array of `rows * columns` elements, row by row, without copying it.
  @inlinable
  init(rows: Int, columns: Int, storage: [Double]) {
    self.rows = rows
    self.columns = columns
    self.storage = storage
  }
}

extension Matrix {
  /// A matrix of zeros. Negative dimensions are a precondition failure.
  public init(rows: Int, columns: Int) { self.init(rows: rows, columns: columns, repeating: 0) }

  /// A matrix all of whose elements are `value`. Negative dimensions are a precondition failure.
  public init(rows: Int, columns: Int, repeating value: Double) {
    requireShape(rows, columns)
    self.init(rows: rows, columns: columns, storage: [Double](repeating: value, count: rows * columns))
  }

  /// The matrix $A_{ij} = \mathtt{element}(i, j)$, evaluated row by row. Negative dimensions are a precondition failure.
  @inlinable
  public init(rows: Int, columns: Int, element: (Int, Int) -> Double) {
    requireShape(rows, columns)
    let storage = newElements(count: rows * columns) { buffer in
      for row in 0..<rows {
        for column in 0..<columns { buffer[row &* columns &+ column] = element(row, column) }
      }
    }
    self.init(rows: rows, columns: columns, storage: storage)
  }

  /// The matrix with these rows. Rows of different lengths are a precondition failure; no rows make a 0 x 0 matrix.
  public init(rowVectors: [Vector]) { self.init(rowVectors.map(\.storage), each: "row") }

  /// The matrix with these columns. Columns of different lengths are a precondition failure; none make a 0 x 0 matrix.
  public init(columnVectors: [Vector]) {
    self = Matrix(columnVectors.map(\.storage), each: "column").transpose
  }

  /// The matrix with these rows, which must be of one length.
  public init(arrayLiteral rows: [Double]...) { self.init(rows, each: "row") }

  /// The matrix with these rows; `name` is what messages call each of them.
  private init(_ rowArrays: [[Double]], each name: StaticString) {
    let columns = rowArrays.first?.count ?? 0
    for (index, row) in rowArrays.enumerated() {
      require(row.count == columns, "Matrix: \(name) \(index) has \(row.count) elements, \(name) 0 has \(columns)")
    }
    self.init(rows: rowArrays.count, columns: columns, storage: Array(rowArrays.joined()))
  }
}

extension Matrix: CustomStringConvertible {
  /// The rows, one on a line, with as many digits as identify each element.
  public var description: String {
    let lines = (0..<rows).map { self[row: $0].description }
    return "[" + lines.joined(separator: ",\n ") + "]"
  }
}

@usableFromInline
func requireShape(_ rows: Int, _ columns: Int) {
  require(rows >= 0 && columns >= 0, "Matrix: dimensions must not be negative, got \(rows) x \(columns)")
  require(!rows.multipliedReportingOverflow(by: columns).overflow, "Matrix: \(rows) x \(columns) elements are too many")
}
