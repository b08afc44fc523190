/// $\nabla_W\lVert W\rVert_2 = u_1v_1^\top$, for $\sigma_1 > \sigma_2$.
///
/// Differentiate $\sigma_1 = u_1^\top Wv_1$: unit vectors move orthogonally to themselves, so $du_1$ and $dv_1$ drop out. At a tie the norm has
/// one-sided derivatives only, and this is one subgradient of several. `matrix` must be finite and not zero. By SVD.
public func spectralNormGradient(of matrix: Matrix) -> Matrix {
  require(matrix.storage.contains { $0 != 0 }, "spectralNormGradient: the matrix is zero")
  let top = topSingularTriple(of: matrix)
  return outer(top.left, top.right)
}

extension Matrix {
  /// $W - \rho\,Wv_1v_1^\top$: one step against the gradient of $\frac12\lVert W\rVert_2^2$, which multiplies the largest singular value by
  /// $1 - \rho$ and leaves the others.
  ///
  /// $v_1$ comes from the SVD or from so many power iterations, two matrix-vector products each; near a tie these find a mixture
  /// of the tied directions, which decays just as well. $0 \le \rho < 1$. Source: Yoshida and Miyato, "Spectral Norm Regularization",
  /// 2017, arXiv:1705.10941.
  public func spectrallyDecayed(by rate: Double, powerIterations: Int? = nil) -> Matrix {
    require(rate >= 0 && rate < 1, "spectrallyDecayed: rate must lie in 0 ..< 1, got \(rate)")
    guard !storage.isEmpty else { return self }
    let right =
      powerIterations.map { powerIteration(self, iterations: $0).right } ?? topSingularTriple(of: self).right
    return self - outer((self * right) * rate, right)
  }
}

/// The singular values of $\arg\min_X\frac12\lVert X - W\rVert_F^2 + \frac\mu2\lVert X\rVert_2^2$: those of $W$, capped at the $c$ with
/// $\sum_i(\sigma_i - c)_+ = \mu c$.
///
/// With the $k$ largest above the cap, $c = (\sigma_1 + \dots + \sigma_k)/(k + \mu)$; the right $k$ is the first whose cap is not below
/// $\sigma_{k+1}$. Values in any order, none negative; `penalty` $\mu \ge 0$. Sorting cost.
public func spectralRidge(singularValues: Vector, penalty: Double) -> Vector {
  require(penalty >= 0, "spectralRidge: penalty must not be negative, got \(penalty)")
  require(singularValues.allSatisfy { $0 >= 0 }, "spectralRidge: singular values must not be negative")
  let descending = singularValues.elements.sorted(by: >)
  var (total, cap) = (0.0, 0.0)
  for (index, value) in descending.enumerated() {
    total += value
    cap = total / (Double(index + 1) + penalty)
    if index + 1 == descending.count || cap >= descending[index + 1] { break }
  }
  return singularValues.map { Swift.min($0, cap) }
}
