extension GradientStatistics {
  /// $\eta^* = \dfrac{\sum_i\mathbb E\tilde\varphi_i\,g_i}{\sum_{i\ne j}\mathbb E\tilde\varphi_i\,\mathbb E\tilde\varphi_j\,H_{ij} +
  /// \sum_i\mathbb E\tilde\varphi_i^2\,H_{ii}}$.
  ///
  /// For `gradient` it is $\eta_{\max}/(1 + B_{\mathrm{noise}}/B)$, whatever the estimate; for `sign` only `algebraic` differs from
  /// the error function. The batch size must be positive, and so must the denominator: else the quadratic model has no minimum.
  /// Costs a product with the Hessian and the moments of each component, two adaptive integrals for an exact soft sign.
  public func optimalLearningRate(
    for direction: Direction, batchSize: Double, estimate: MomentEstimate = .exact
  ) -> Double {
    require(batchSize > 0, "optimalLearningRate: batchSize must be positive, got \(batchSize)")
    let spread = deviation / batchSize.squareRoot()
    let moments = (0..<mean.count).map { i in
      Self.moments(direction, mean: mean[i], deviation: spread[i], estimate: estimate)
    }
    let first = Vector(moments.map(\.first))
    let variance = Vector(moments.map { $0.second - $0.first * $0.first })
    let denominator = dot(first, hessian * first) + dot(variance, hessian.diagonal)
    require(
      denominator > 0, "optimalLearningRate: the denominator is \(denominator): the quadratic model has no minimum")
    return dot(first, mean) / denominator
  }

  /// $\mathbb E\tilde\varphi$ and $\mathbb E\tilde\varphi^2$ of one component; `deviation` is that of the batch mean.
  private static func moments(
    _ direction: Direction, mean: Double, deviation: Double, estimate: MomentEstimate
  ) -> (first: Double, second: Double) {
    switch direction {
    case .gradient:
      return (mean, mean * mean + deviation * deviation)
    case .sign:
      return moments(.softSign(epsilon: 0), mean: mean, deviation: deviation, estimate: estimate)
    case .softSign(let epsilon):
      return (
        expectedSoftSign(mean: mean, deviation: deviation, epsilon: epsilon, estimate: estimate),
        expectedSquaredSoftSign(mean: mean, deviation: deviation, epsilon: epsilon, estimate: estimate)
      )
    }
  }
}

extension GradientStatistics {
  /// Where the best learning rate of the sign rule peaks, in the algebraic form.
  public struct Surge: Equatable, Sendable {
    /// $\beta_{\mathrm n} = \sqrt{\sum_iH_{ii}/\sum_{i\ne j}\operatorname{sign}(g_ig_j)H_{ij}}$.
    public var betaNoise: Double
    /// $\eta_{\max} = \sum_i|g_i|\big/2\sqrt{\sum_iH_{ii}\,\sum_{i\ne j}\operatorname{sign}(g_ig_j)H_{ij}}$.
    public var peakLearningRate: Double
    /// $\pi\kappa^2\beta_{\mathrm n}^2/2(1 - \beta_{\mathrm n}^2)$: beyond this batch size the best learning rate falls. nil if
    /// $\beta_{\mathrm n} \ge 1$: it never does.
    public var peakBatchSize: Double?
  }

  /// The surge if $\sigma_i^2 = \kappa^2g_i^2$ for all components, the deviations given at the start aside.
  ///
  /// nil if $\sum_{i\ne j}\operatorname{sign}(g_ig_j)H_{ij} \le 0$, where $\beta_{\mathrm n}$ is undefined. $\kappa^2 \ge 0$ and a positive
  /// trace are preconditions.
  public func signSurge(kappaSquared: Double) -> Surge? {
    require(kappaSquared >= 0, "signSurge: kappaSquared must not be negative, got \(kappaSquared)")
    let trace = hessian.trace
    require(trace > 0, "signSurge: the Hessian's trace is \(trace): the quadratic model has no minimum")
    let signs = mean.map { signum($0) }
    let coupling = dot(signs, hessian * signs) - dot(signs * signs, hessian.diagonal)
    guard coupling > 0 else { return nil }
    let square = trace / coupling
    return Surge(
      betaNoise: square.squareRoot(), peakLearningRate: mean.norm(1) / (2 * (trace * coupling).squareRoot()),
      peakBatchSize: square < 1 ? 0.5 * .pi * kappaSquared * square / (1 - square) : nil)
  }
}
