extension Matrix {
  /// A reproducible stand-in for random data, the same in every language because it is integer arithmetic.
  ///
  /// With row $i$ and column $j$ counted from 1,
  /// $h = (7919\,i^3 + 104729\,j^2 + 31337\,i j^2 + 271828\,ij + 15485863\,s(i + j)) \bmod 10007$, and the entry is
  /// $\sqrt3\,(2h/10007 - 1)$: mean about 0, variance about 1. Test data, not a random-number generator. The arithmetic is modulo
  /// 10007 throughout, so that no size and no stream overflows. Negative dimensions are a precondition failure.
  public static func lattice(rows: Int, columns: Int, stream s: Int) -> Matrix {
    let modulus = 10007
    func reduced(_ x: Int) -> Int {
      let remainder = x % modulus
      return remainder < 0 ? remainder + modulus : remainder
    }
    let stream = reduced(s)
    return Matrix(rows: rows, columns: columns) { row, column in
      let (i, j) = (reduced(row + 1), reduced(column + 1))
      let cube = reduced(7919 * reduced(i * i * i))
      let square = reduced((104_729 + 31_337 * i) * reduced(j * j))
      let mixed = reduced(271_828 * reduced(i * j))
      let shifted = reduced(15_485_863 * reduced(stream * (i + j)))
      let h = reduced(cube + square + mixed + shifted)
      return 3.0.squareRoot() * (2 * Double(h) / Double(modulus) - 1)
    }
  }
}
