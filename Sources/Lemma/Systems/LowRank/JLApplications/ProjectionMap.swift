internal import CLapack

/// How a random projection is stored.
enum ProjectionMap: Sendable {
  case dense(Matrix)
  case sparse(SparseSignMatrix)
  case hadamard(SubsampledHadamard)

  init(_ ensemble: RandomProjection.Ensemble, _ m: Int, _ n: Int, _ generator: inout SeededGenerator) {
    let scale = Double(n).squareRoot()
    switch ensemble {
    case .gaussian: self = .dense(.normal(rows: n, columns: m, using: &generator) / scale)
    case .rademacher: self = .dense(.rademacher(rows: n, columns: m, using: &generator) / scale)
    case .sparse(let inverseDensity):
      require(inverseDensity >= 1, "RandomProjection: inverseDensity must be at least 1, got \(inverseDensity)")
      let matrix = SparseSignMatrix(rows: n, columns: m, inverseDensity, &generator)
      // A product of dense matrices does sixteen operations in the time of one gathered element.
      self = inverseDensity <= 16 ? .dense(matrix.dense) : .sparse(matrix)
    case .subsampledHadamard: self = .hadamard(SubsampledHadamard(m, n, &generator))
    }
  }
}

/// A matrix of $\pm\sqrt{s/n}$ and many zeros: where the others stand, row by row.
struct SparseSignMatrix: Sendable {
  private let rows: Int
  private let columns: Int
  private let scale: Double
  /// Row $i$ owns the entries `starts[i]..<starts[i + 1]`; an entry is a column, complemented where the sign is negative.
  private let starts: [Int]
  private let entries: [Int]

  init(rows: Int, columns: Int, _ inverseDensity: Int, _ generator: inout SeededGenerator) {
    var (starts, entries): ([Int], [Int]) = ([0], [])
    for _ in 0..<rows {
      for column in 0..<columns {
        switch generator.integer(below: 2 * inverseDensity) {
        case 0: entries.append(column)
        case 1: entries.append(~column)
        default: break
        }
      }
      starts.append(entries.count)
    }
    (self.rows, self.columns, self.starts, self.entries) = (rows, columns, starts, entries)
    scale = (Double(inverseDensity) / Double(rows)).squareRoot()
  }

  static func * (a: SparseSignMatrix, x: Vector) -> Vector {
    Vector(count: a.rows) { row in
      var sum = 0.0
      for entry in a.entries[a.starts[row]..<a.starts[row + 1]] {
        sum += entry >= 0 ? x.storage[entry] : -x.storage[~entry]
      }
      return sum * a.scale
    }
  }

  var dense: Matrix {
    var result = Matrix(rows: rows, columns: columns)
    for row in 0..<rows {
      for entry in entries[starts[row]..<starts[row + 1]] {
        result[row, entry >= 0 ? entry : ~entry] = entry >= 0 ? scale : -scale
      }
    }
    return result
  }
}

/// $n^{-1/2}RH_0D$ with $H_0$ the Hadamard matrix of signs.
struct SubsampledHadamard: Sendable {
  private let signs: Vector
  private let selected: [Int]
  private let padded: Int

  init(_ m: Int, _ n: Int, _ generator: inout SeededGenerator) {
    padded = m == 1 ? 1 : 1 << (Int.bitWidth - (m - 1).leadingZeroBitCount)
    require(
      n <= padded, "RandomProjection: subsampledHadamard gives at most \(padded) dimensions from \(m), asked for \(n)")
    signs = .rademacher(count: m, using: &generator)
    selected = generator.sample(n, from: padded)
  }

  func callAsFunction(_ x: Vector) -> Vector {
    let m = x.count
    var transformed = newElements(count: padded) { buffer in
      for index in 0..<m { buffer[index] = x.storage[index] * signs.storage[index] }
      for index in m..<padded { buffer[index] = 0 }
    }
    transformed.withUnsafeMutableBufferPointer { transformUnscaled($0.baseAddress!, count: padded) }
    let scale = Double(selected.count).squareRoot()
    return Vector(count: selected.count) { transformed[selected[$0]] / scale }
  }

  var dense: Matrix {
    let scale = Double(selected.count).squareRoot()
    return Matrix(rows: selected.count, columns: signs.count) { row, column in
      let isNegative = (selected[row] & column).nonzeroBitCount % 2 == 1
      return (isNegative ? -signs[column] : signs[column]) / scale
    }
  }
}

/// $AB^\top$ without forming $B^\top$. `a.columns` must be `b.columns`.
func productTransposingSecond(_ a: Matrix, _ b: Matrix) -> Matrix {
  require(a.columns == b.columns, "productTransposingSecond: matrices \(a.shape) and \(b.shape) do not multiply")
  guard a.rows > 0, b.rows > 0, a.columns > 0 else { return Matrix(rows: a.rows, columns: b.rows) }
  prepareBLAS()
  let storage = newElements(count: a.rows * b.rows) { result in
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, lapackInt(a.rows), lapackInt(b.rows), lapackInt(a.columns), 1,
      a.storage, lapackInt(a.columns), b.storage, lapackInt(b.columns), 0, result.baseAddress, lapackInt(b.rows))
  }
  return Matrix(rows: a.rows, columns: b.rows, storage: storage)
}
