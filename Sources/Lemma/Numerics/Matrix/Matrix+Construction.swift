internal import Glibc

extension Matrix {
  /// The identity of order `n`, which must not be negative.
  public static func identity(_ n: Int) -> Matrix {
    require(n >= 0, "identity: the order must not be negative, got \(n)")
    return diagonal(Vector(repeating: 1, count: n))
  }

  /// The square matrix with `values` on its diagonal and zeros elsewhere.
  public static func diagonal(_ values: Vector) -> Matrix {
    var result = Matrix(rows: values.count, columns: values.count)
    for (index, value) in values.storage.enumerated() { result.storage[index * (values.count + 1)] = value }
    return result
  }

  /// The square Hilbert matrix, $1/(i + j + 1)$.
  public static func hilbert(_ n: Int) -> Matrix { hilbert(rows: n, columns: n) }

  /// The Hilbert matrix, $1/(i + j + 1)$, of any shape.
  public static func hilbert(rows: Int, columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns) { 1 / Double($0 + $1 + 1) }
  }

  /// The symmetric Toeplitz matrix $A_{ij} = c_{|i - j|}$ with first column $c$.
  public static func toeplitz(_ firstColumn: Vector) -> Matrix {
    let n = firstColumn.count
    return Matrix(rows: n, columns: n) { firstColumn.storage[Swift.abs($0 - $1)] }
  }

  /// The Vandermonde matrix $A_{ij} = x_i^j$, powers increasing from 0 to `columns - 1`.
  public static func vandermonde(_ x: Vector, columns: Int) -> Matrix {
    Matrix(rows: x.count, columns: columns) { row, power in
      // The usual small powers without a call: each is one rounding away from exact.
      switch power {
      case 0: 1
      case 1: x.storage[row]
      case 2: x.storage[row] * x.storage[row]
      default: Glibc.pow(x.storage[row], Double(power))
      }
    }
  }
}
