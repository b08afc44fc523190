internal import Glibc

/// The weights $\rho$ of a network's skip connections, linear in depth from `top`, next to the input, to `bottom`, the deepest.
///
/// Index 0 is the connection next to the input; a single connection is the deepest. `count` is at least 1.
/// Source: Ma, Xue, Hu, et al., "The surprising effectiveness of skip-tuning in diffusion sampling", 2024, arXiv:2402.15170.
public func skipWeights(bottom: Double, top: Double, count: Int) -> Vector {
  require(count >= 1, "skipWeights: count must be at least 1, got \(count)")
  if count == 1 { return [bottom] }
  return Vector.linspace(from: top, through: bottom, count: count)
}

/// The orthonormal Haar basis of $\mathbb R^n$ as rows: the mean, then the details from the deepest (one row) to the finest ($n/2$ rows).
///
/// `size` is a power of two.
public func haarMatrix(size: Int) -> Matrix {
  require(size >= 1 && size & (size - 1) == 0, "haarMatrix: size \(size) is not a power of two")
  return Matrix(rows: size, columns: size) { row, column in
    if row == 0 { return 1 / Double(size).squareRoot() }
    // Row 2^l + p is the difference of the two halves of block p of width n/2^l.
    let level = Int.bitWidth - 1 - row.leadingZeroBitCount
    let width = size >> level
    guard column / width == row - (1 << level) else { return 0 }
    return (column % width < width / 2 ? 1 : -1) / Double(width).squareRoot()
  }
}
