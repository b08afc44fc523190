internal import CLapack

// Detailed balance makes -Q symmetric in the variables ρ/√γ, and the symmetric matrix is BᵀB with the rectangular
// bidiagonal B whose row i has √k⁺ᵢ and -√k⁻ᵢ₊₁: one row per boundary between cells. So the non-zero eigenvalues
// are the squares of B's singular values, and those of a bidiagonal matrix are determined by its entries to full
// *relative* accuracy (Demmel and Kahan 1990). An eigenvalue solver applied to the tridiagonal matrix itself is
// accurate to ε‖Q‖ only and loses a gap of e^{-ΔV/T} behind a high barrier.

extension FokkerPlanck {
  /// The smallest non-zero eigenvalue of $-Q$, the rate at which the slowest deviation from equilibrium decays.
  ///
  /// To full relative accuracy, however small the rate. Quadratic time in the number of cells.
  public var spectralGap: Double {
    var diagonal = up.map { $0.squareRoot() }
    var offDiagonal = down.map { $0.squareRoot() }
    makeSquare(&diagonal, &offDiagonal)
    prepareBLAS()
    let status = LAPACKE_dbdsqr(
      LAPACK_COL_MAJOR, Int8(UInt8(ascii: "U")), lapackInt(diagonal.count), 0, 0, 0, &diagonal, &offDiagonal,
      nil, 1, nil, 1, nil, 1)
    require(status == 0, "spectralGap: the singular values did not converge (LAPACK status \(status))")
    let least = diagonal[diagonal.count - 1]
    return least * least
  }
}

/// Turns the upper bidiagonal matrix with one column more than rows into a square lower bidiagonal one by rotations
/// of neighbouring columns, from the left. Only products and quotients: every entry keeps its relative accuracy.
private func makeSquare(_ diagonal: inout [Double], _ offDiagonal: inout [Double]) {
  for index in 0..<diagonal.count {
    let length = hypot(diagonal[index], offDiagonal[index])
    let (cosine, sine) = (diagonal[index] / length, offDiagonal[index] / length)
    diagonal[index] = length
    guard index + 1 < diagonal.count else { break }
    offDiagonal[index] = sine * diagonal[index + 1]
    diagonal[index + 1] *= cosine
  }
  offDiagonal.removeLast()
}
