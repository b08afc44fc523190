extension GaussianMixture {
  /// $\sum_k w_k m_k$.
  public var mean: Vector {
    Vector(count: dimension) { j in
      (0..<count).reduce(0) { $0 + weights[$1] * means[$1 * dimension + j] }
    }
  }

  /// $\sum_k w_k\big(\Sigma_k + (m_k - m)(m_k - m)^\top\big)$.
  public var covariance: Matrix {
    let mean = mean
    var result = Matrix(rows: dimension, columns: dimension)
    for k in 0..<count {
      let offset = component(k).mean - mean
      result = result + weights[k] * (component(k).covariance + outer(offset, offset))
    }
    return result
  }

  /// The mean and the covariance of a component.
  func component(_ k: Int) -> (mean: Vector, covariance: Matrix) {
    let d = dimension
    let rows = Matrix(rows: d, columns: d, storage: Array(axes[k * d * d..<(k + 1) * d * d]))
    let scaled = Matrix(rows: d, columns: d) { i, j in rows[i, j] * variances[k * d + i] }
    return (Vector(means[k * d..<(k + 1) * d]), transposeProduct(rows, scaled))
  }

  /// The Fisher information $J = E\|\nabla\log p\|^2$, for $d \le 2$; at least $d^2/\operatorname{tr}\operatorname{Cov}$.
  public var fisherInformation: Double {
    if dimension == 1 {
      return expectation { x in
        let score = score(at: x)
        return score * score
      }
    }
    return expectation { (x: Vector) in score(at: x).squaredNorm }
  }
}

extension GaussianMixture {
  /// The law of $\alpha x_0 + \sigma\varepsilon$, $\varepsilon$ standard normal: means $\alpha m_k$, covariances $\alpha^2\Sigma_k + \sigma^2 I$.
  ///
  /// `sigma` must not be negative and both must be finite.
  public func diffused(alpha: Double, sigma: Double) -> GaussianMixture {
    requireCorruption(alpha, sigma, "diffused")
    return GaussianMixture(
      dimension: dimension, weights: weights, means: means.map { alpha * $0 },
      variances: variances.map { alpha * alpha * $0 + sigma * sigma }, axes: axes)
  }

  /// The law of $\alpha_t x_0 + \sigma_t\varepsilon$.
  public func diffused(by schedule: NoiseSchedule, at t: Double) -> GaussianMixture {
    diffused(alpha: schedule.alpha(at: t), sigma: schedule.sigma(at: t))
  }

  /// The law of $ax + b$ on the line.
  public func affineImage(scale: Double, shift: Double) -> GaussianMixture {
    requireLine("affineImage")
    require(scale.isFinite && shift.isFinite, "affineImage: scale \(scale) and shift \(shift) must be finite")
    return GaussianMixture(
      dimension: 1, weights: weights, means: means.map { scale * $0 + shift },
      variances: variances.map { scale * scale * $0 }, axes: axes)
  }

  func requireCorruption(_ alpha: Double, _ sigma: Double, _ function: String) {
    require(alpha.isFinite, "\(function): alpha is \(alpha)")
    require(sigma >= 0 && sigma.isFinite, "\(function): sigma must not be negative, got \(sigma)")
  }
}
