import Lemma

/// Reproducible matrices for sweeps: SplitMix64, independent of the generator under test elsewhere.
struct SeededMatrices {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x2545_F491_4F6C_DD1D &+ 1 }

  private mutating func word() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Uniform in [-1, 1).
  mutating func number() -> Double { Double(word() >> 11) * 0x1p-52 - 1 }

  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(word() % UInt64(range.count))
  }

  mutating func vector(_ count: Int) -> Vector { Vector(count: count) { _ in number() } }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns) { _, _ in number() }
  }

  mutating func symmetric(_ n: Int) -> Matrix {
    let A = matrix(n, n)
    return A + A.transpose
  }

  /// A matrix of the given rank (at most), as a product.
  mutating func matrix(_ rows: Int, _ columns: Int, rank: Int) -> Matrix {
    matrix(rows, rank) * matrix(rank, columns)
  }
}

/// The seeds of every sweep.
let sweep = 0..<120

/// $\lVert A - B\rVert_F / \lVert B\rVert_F$, the numerator alone where $B$ vanishes.
func relativeError(_ a: Matrix, _ b: Matrix) -> Double {
  let scale = b.frobeniusNorm
  return (a - b).frobeniusNorm / (scale > 0 ? scale : 1)
}

/// $\lVert Q^\top Q - I\rVert_F$.
func orthogonalityError(_ q: Matrix) -> Double {
  (transposeProduct(q, q) - .identity(q.columns)).frobeniusNorm
}

func isTriangular(_ a: Matrix, upper: Bool) -> Bool {
  (0..<a.rows).allSatisfy { row in
    (0..<a.columns).allSatisfy { column in
      (upper ? row <= column : row >= column) || a[row, column] == 0
    }
  }
}
