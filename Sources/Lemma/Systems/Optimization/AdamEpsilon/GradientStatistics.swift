/// What decides the best learning rate at one point of training: the gradient $g$, the deviations $\sigma_i$ of single samples and
/// the Hessian $H$.
///
/// A batch of $B$ gives $\tilde g_B \sim \mathcal N(g, \operatorname{diag}(\sigma_i^2)/B)$. A step of size $\eta$ in direction
/// $\tilde\varphi(\tilde g_B)$ changes the loss by
/// $-\eta\,\mathbb E[\tilde\varphi]^\top g + \frac12\eta^2\operatorname{tr}(\mathbb E[\tilde\varphi\tilde\varphi^\top]H)$ in the mean, which is
/// least at the quotient that ``optimalLearningRate(for:batchSize:estimate:)`` returns. Sources: McCandlish et al., 2018,
/// arXiv:1812.06162; Li et al., 2024, arXiv:2405.14578.
public struct GradientStatistics: Sendable {
  /// The map from a batch's gradient to a direction.
  public enum Direction: Sendable {
    /// SGD.
    case gradient
    /// A sign rule; Adam with $\epsilon = 0$ in this model.
    case sign
    /// Adam with $\epsilon$ in this model.
    case softSign(epsilon: Double)
  }

  let mean, deviation: Vector
  let hessian: Matrix

  /// Equal lengths, deviations of at least 0, a symmetric Hessian.
  public init(mean: Vector, deviation: Vector, hessian: Matrix) {
    require(
      deviation.count == mean.count && hessian.rows == mean.count && hessian.columns == mean.count,
      "GradientStatistics: a mean of \(mean.count), deviations of \(deviation.count) elements, Hessian \(hessian.shape)"
    )
    require(deviation.allSatisfy { $0 >= 0 }, "GradientStatistics: deviations must not be negative")
    for i in 0..<mean.count {
      for j in 0..<i {
        require(
          hessian[i, j] == hessian[j, i],
          "GradientStatistics: the Hessian is not symmetric at (\(i), \(j))")
      }
    }
    (self.mean, self.deviation, self.hessian) = (mean, deviation, hessian)
  }

  /// $g^\top Hg$, which must be positive.
  private var curvature: Double {
    let value = dot(mean, hessian * mean)
    require(value > 0, "GradientStatistics: gᵀHg is \(value): the quadratic model has no minimum")
    return value
  }

  /// $B_{\mathrm{noise}} = \operatorname{tr}(\Sigma H)/g^\top Hg$: the batch size at which SGD's best learning rate is half of its limit.
  public var noiseScale: Double { dot(deviation * deviation, hessian.diagonal) / curvature }

  /// $\operatorname{tr}\Sigma/g^\top g$: the noise scale if the Hessian were a multiple of the identity. $g$ must not be zero.
  public var simpleNoiseScale: Double {
    require(mean.contains { $0 != 0 }, "simpleNoiseScale: the mean gradient is zero")
    return deviation.squaredNorm / mean.squaredNorm
  }
}
