internal import Glibc

/// $\mathbb E\lVert M - CC^\dagger M\rVert_F^2 = (r+1)\,e_{r+1}(\sigma_1^2, \sigma_2^2, \dots)/e_r(\sigma_1^2, \sigma_2^2, \dots)$ when the $r$ columns $C$ are drawn with probability
/// proportional to $\det C^\top C$; $e_k$ are the elementary symmetric polynomials. At most $(r+1)\sum_{j>r}\sigma_j^2$.
///
/// Computed in logarithms by the recursion that takes in one singular value at a time; all terms are positive. `s` holds the
/// singular values, none negative, $0 \le r \le$ their number; the result is 0 where fewer than $r + 1$ of them are positive.
///
/// Source: Deshpande, Rademacher, Vempala, Wang, "Matrix approximation and projective clustering via volume sampling", 2006.
public func volumeSamplingExpectedSquaredError(singularValues s: Vector, rank r: Int) -> Double {
  require(
    s.elements.allSatisfy { $0 >= 0 && $0.isFinite },
    "volumeSamplingExpectedSquaredError: singular values must be finite and not negative")
  require(
    r >= 0 && r <= s.count, "volumeSamplingExpectedSquaredError: rank must lie in 0...\(s.count), got \(r)")
  var logarithms = [0.0] + [Double](repeating: -.infinity, count: r + 1)
  for value in s where value > 0 {
    for order in stride(from: r + 1, through: 1, by: -1) where logarithms[order - 1] > -.infinity {
      logarithms[order] = logAddExp(logarithms[order], logarithms[order - 1] + 2 * log(value))
    }
  }
  guard logarithms[r + 1] > -.infinity else { return 0 }
  return Double(r + 1) * exp(logarithms[r + 1] - logarithms[r])
}
