internal import Glibc

/// $\sum_i\log|a_{ii}|$ of a triangular matrix, upper or lower; $-\infty$ if one is 0.
///
/// A causal attention matrix of length $n$ has $\det A=\prod_ia_{ii}>0$, but the product itself soon falls below the smallest double, and so
/// may, for logits of some hundreds, a single $a_{ii}$: then $-\infty$ is a matter of rounding, not of the matrix. $O(n^2)$ with the check.
public func logDeterminant(ofTriangular A: Matrix) -> Double {
  requireNonEmpty("logDeterminant", A)
  requireSquare("logDeterminant", A)
  require(isLowerTriangular(A) || isLowerTriangular(A.transpose), "logDeterminant: the matrix is not triangular")
  return sum(A.diagonal.map { Glibc.log(Swift.abs($0)) })
}

/// The smallest singular value of a lower triangular matrix, $1/\lVert A^{-1}\rVert_2$; 0 if the matrix is singular or its inverse overflows.
///
/// The inverse by forward substitution is accurate element by element, however ill conditioned the matrix; singular values
/// of $A$ itself are computed to $\epsilon\lVert A\rVert$ at best and cannot show that $\sigma_{\min}=10^{-30}$. $O(n^3)$.
///
/// Such values are the rule: D. Viswanath, L. N. Trefethen, *Condition Numbers of Random Triangular Matrices* (1998).
public func smallestSingularValue(ofLowerTriangular A: Matrix) -> Double {
  requireNonEmpty("smallestSingularValue", A)
  requireSquare("smallestSingularValue", A)
  require(isLowerTriangular(A), "smallestSingularValue: the matrix is not lower triangular")
  let inverse = inverseOfLowerTriangular(A)
  guard inverse.elements.allSatisfy(\.isFinite) else { return 0 }
  return 1 / inverse.spectralNorm
}

/// Row $i$ is $(e_i-\sum_{k<i}a_{ik}\,\mathrm{row}_k)/a_{ii}$. Not finite if a diagonal element is 0.
private func inverseOfLowerTriangular(_ A: Matrix) -> Matrix {
  let n = A.rows
  var inverse = Matrix.identity(n)
  inverse.storage.withUnsafeMutableBufferPointer { x in
    for i in 0..<n {
      for k in 0..<i {
        let factor = A.storage[i * n + k]
        for j in 0...k { x[i * n + j] -= factor * x[k * n + j] }
      }
      for j in 0...i { x[i * n + j] /= A.storage[i * n + i] }
    }
  }
  return inverse
}

private func isLowerTriangular(_ A: Matrix) -> Bool {
  (0..<A.rows).allSatisfy { i in A.storage[i * A.columns + i + 1..<(i + 1) * A.columns].allSatisfy { $0 == 0 } }
}
