/// The matrix exponential $e^A = \sum_k A^k/k!$ of a square matrix.
///
/// A symmetric matrix goes through its eigendecomposition. Any other is scaled by $2^{-s}$, approximated by the
/// quotient of two polynomials of degree at most 13 and squared $s$ times; the norms of powers choose $s$, so that one large
/// element far from the diagonal does not lead to needless squarings. About $(6 + s)\,2n^3$ operations. Elements beyond
/// the range of doubles come out infinite or NaN. The matrix must be finite.
///
/// Sources: Higham, "The scaling and squaring method for the matrix exponential revisited", 2005; Al-Mohy, Higham, "A new
/// scaling and squaring algorithm for the matrix exponential", 2009.
public func expm(_ A: Matrix) -> Matrix {
  requireSquare("expm", A)
  requireFinite("expm", A)
  if A == A.transpose {
    let (values, vectors) = symmetricEigen("expm", A)
    return spectralSum(exp(values), vectors, order: A.rows)
  }
  // The tenth power must not overflow while its norm is estimated, nor the norm of a matrix near the end of the range.
  let excess = Swift.max(0, (A * 0x1p-100).norm1.exponent)
  let powers = EvenPowers(A * Double(sign: .plus, exponent: -excess, significand: 1))
  let degree = powers.sufficientDegree
  let squarings = degree == nil ? powers.squarings : 0
  var result = powers.scaled(by: squarings).approximant(degree: degree ?? 13)
  for _ in 0..<squarings + excess { result = result * result }
  return result
}
