/// Upper bounds of the expected error $\mathbb E\lVert M - QQ^\top M\rVert$ of ``randomizedRange(_:size:powerIterations:using:)`` with
/// `size` $k + p$ and no power iteration.
///
/// `singularValues` are all $\min(m, n)$ of them in descending order; $k \ge 2$, $p \ge 2$, $k + p \le \min(m, n)$.
///
/// Source: Halko, Martinsson, Tropp, 2011, arXiv:0909.4061, theorems 10.5 and 10.6.
public enum RangeFinderBound {
  /// $\sqrt{1 + \frac k{p-1}}\,\bigl(\sum_{j>k}\sigma_j^2\bigr)^{1/2}$, for the Frobenius norm.
  public static func frobenius(singularValues s: Vector, rank k: Int, oversampling p: Int) -> Double {
    requireRange("frobenius", s, k, p)
    return (1 + Double(k) / Double(p - 1)).squareRoot() * s[k..<s.count].norm
  }

  /// $\bigl(1 + \sqrt{\frac k{p-1}}\bigr)\sigma_{k+1} + \frac{e\sqrt{k+p}}p\bigl(\sum_{j>k}\sigma_j^2\bigr)^{1/2}$, for the spectral norm.
  public static func spectral(singularValues s: Vector, rank k: Int, oversampling p: Int) -> Double {
    requireRange("spectral", s, k, p)
    let e = 2.718281828459045
    let first = (1 + (Double(k) / Double(p - 1)).squareRoot()) * s[k]
    return first + e * Double(k + p).squareRoot() / Double(p) * s[k..<s.count].norm
  }
}

private func requireRange(_ function: String, _ s: Vector, _ k: Int, _ p: Int) {
  require(k >= 2 && p >= 2, "RangeFinderBound.\(function): rank and oversampling must be at least 2, got \(k) and \(p)")
  require(
    k + p <= s.count, "RangeFinderBound.\(function): rank \(k) and oversampling \(p) exceed \(s.count) singular values")
}
