/// $Q$ with `size` orthonormal columns that nearly span the range of $A$: $\operatorname{orth}\bigl((AA^\top)^qA\Omega\bigr)$, $\Omega$ normal.
///
/// Orthonormalised after *every* product; otherwise the powers would lose all singular values below $\epsilon^{1/(2q+1)}\sigma_1$.
/// `size` ≥ 0 is reduced to $\min(m, n)$; `powerIterations` $q \ge 0$. $2(2q+1)mn\cdot$`size` operations. The matrix must be finite.
///
/// Source: Halko, Martinsson, Tropp, "Finding structure with randomness", SIAM Rev. 53, 2011, arXiv:0909.4061.
public func randomizedRange(
  _ A: Matrix, size: Int, powerIterations: Int = 1, using generator: inout SeededGenerator
) -> Matrix {
  require(size >= 0, "randomizedRange: size must not be negative, got \(size)")
  require(powerIterations >= 0, "randomizedRange: powerIterations must not be negative, got \(powerIterations)")
  requireFinite("randomizedRange", A)
  let columns = Swift.min(size, A.rows, A.columns)
  let Omega = Matrix.normal(rows: A.columns, columns: columns, using: &generator)
  var Q = orthonormalized(A * Omega)
  for _ in 0..<powerIterations { Q = orthonormalized(A * orthonormalized(transposeProduct(A, Q))) }
  return Q
}

/// The $r$ leading singular triples of $A$ from its range: with $Q$ of $r + p$ columns, those of the small $Q^\top A$.
///
/// `rank` + `oversampling` is reduced to $\min(m, n)$. Signs as in ``svd(_:)``. For $q = 0$ the expected error obeys
/// ``RangeFinderBound``; a power iteration or two bring it to the optimum unless the singular values hardly decay.
public func randomizedSVD(
  _ A: Matrix, rank: Int, oversampling: Int = 10, powerIterations: Int = 1, using generator: inout SeededGenerator
) -> (u: Matrix, s: Vector, vT: Matrix) {
  require(rank >= 0, "randomizedSVD: rank must not be negative, got \(rank)")
  require(oversampling >= 0, "randomizedSVD: oversampling must not be negative, got \(oversampling)")
  let Q = randomizedRange(A, size: rank + oversampling, powerIterations: powerIterations, using: &generator)
  let (w, s, vT) = svd(transposeProduct(Q, A))
  let r = Swift.min(rank, s.count)
  var u = Q * w[rows: 0..<w.rows, columns: 0..<r]
  var right = vT[rows: 0..<r, columns: 0..<A.columns]
  normalizeSigns(&u, &right)
  return (u, s[0..<r], right)
}

/// The component of largest magnitude of each column of `u` positive, the rows of `vT` following.
private func normalizeSigns(_ u: inout Matrix, _ vT: inout Matrix) {
  let (m, r, n) = (u.rows, u.columns, vT.columns)
  u.storage.withUnsafeMutableBufferPointer { u in
    vT.storage.withUnsafeMutableBufferPointer { vT in
      for index in 0..<r where normalizingSign(u, start: index, stride: r, count: m) < 0 {
        negate(u, start: index, stride: r, count: m)
        negate(vT, start: index * n, stride: 1, count: n)
      }
    }
  }
}

/// Orthonormal columns that span those of $Y$.
func orthonormalized(_ Y: Matrix) -> Matrix { qr(Y).q }
