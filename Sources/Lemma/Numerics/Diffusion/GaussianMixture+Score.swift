extension GaussianMixture {
  /// $s(x) = \nabla\log p = \sum_k r_k s_k$ with $s_k = -\Sigma_k^{-1}(x - m_k)$.
  public func score(at x: Vector) -> Vector {
    requirePoint(x, "score")
    requireDensity("score")
    let shares = shares(at: x)
    var sum = [Double](repeating: 0, count: dimension)
    for k in 0..<count {
      addAlongAxes(-shares.responsibilities[k], { shares.residuals[$0] }, component: k, to: &sum)
    }
    return Vector(storage: sum)
  }

  /// $s(x) = p'(x)/p(x)$ on the line, finite where both underflow.
  public func score(at x: Double) -> Double {
    requireLine("score")
    requireDensity("score")
    var (total, sum) = (0.0, 0.0)
    _ = forEachShare(at: x) { _, share, residual in
      total += share
      sum -= share * residual
    }
    return sum / total
  }

  /// $\nabla s = \sum_k r_k\big((s_k - s)(s_k - s)^\top - \Sigma_k^{-1}\big)$, the Hessian of the log density.
  ///
  /// The usual $\sum_k r_k s_k s_k^\top - ss^\top$ would subtract large numbers in the tails.
  public func scoreJacobian(at x: Vector) -> Matrix {
    requirePoint(x, "scoreJacobian")
    requireDensity("scoreJacobian")
    let shares = shares(at: x)
    let score = score(at: x)
    let d = dimension
    var result = Matrix(rows: d, columns: d)
    for k in 0..<count {
      var difference = (-score).storage
      addAlongAxes(-1, { shares.residuals[$0] }, component: k, to: &difference)
      let deviation = Vector(storage: difference)
      result = result + shares.responsibilities[k] * (outer(deviation, deviation) - precision(k))
    }
    return result
  }

  /// $s'(x)$ on the line.
  public func scoreDerivative(at x: Double) -> Double {
    requireLine("scoreDerivative")
    let score = score(at: x)
    var (total, sum) = (0.0, 0.0)
    _ = forEachShare(at: x) { k, share, residual in
      total += share
      sum += share * ((residual + score) * (residual + score) - 1 / variances[k])
    }
    return sum / total
  }

  /// $\Sigma_k^{-1}$.
  private func precision(_ k: Int) -> Matrix {
    let d = dimension
    let rows = Matrix(rows: d, columns: d, storage: Array(axes[k * d * d..<(k + 1) * d * d]))
    return transposeProduct(rows, Matrix(rows: d, columns: d) { i, j in rows[i, j] / variances[k * d + i] })
  }
}
