extension RandomProjection {
  /// $\operatorname{Var}\lVert Au\rVert^2$, exactly.
  ///
  /// Independent entries of kurtosis $\kappa$ (3 for normal ones, 1 for signs, $s$ for sparse ones) give
  /// $\frac1n\bigl(2\lVert u\rVert^4 + (\kappa-3)\sum_iu_i^4\bigr)$; the subsampled Hadamard transform gives
  /// $\frac2n\,\frac{m-n}{m-1}\bigl(\lVert u\rVert^4 - \sum_iu_i^4\bigr)$, for which the length $m$ of $u$ must be a power of two and at least $n$.
  public static func squaredNormVariance(_ ensemble: Ensemble, of u: Vector, outputDimension n: Int) -> Double {
    require(n >= 1, "squaredNormVariance: outputDimension must be at least 1, got \(n)")
    let squares = u * u
    let total = sum(squares)
    // ‖u‖⁴ − Σu⁴, without the cancellation that a spiky vector would suffer.
    let mixed = sum(Vector(count: u.count) { squares[$0] * (total - squares[$0]) })
    let fourth = squares.squaredNorm
    switch ensemble {
    case .gaussian: return (2 * mixed + 2 * fourth) / Double(n)
    case .rademacher: return 2 * mixed / Double(n)
    case .sparse(let inverseDensity):
      require(inverseDensity >= 1, "squaredNormVariance: inverseDensity must be at least 1, got \(inverseDensity)")
      return (2 * mixed + Double(inverseDensity - 1) * fourth) / Double(n)
    case .subsampledHadamard:
      let m = u.count
      require(
        isPowerOfTwo(m) && m >= n, "squaredNormVariance: \(m) coordinates are not a power of two of at least \(n)")
      return m == 1 ? 0 : 2 * mixed * Double(m - n) / (Double(m - 1) * Double(n))
    }
  }
}
