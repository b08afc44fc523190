/// Muon: momentum whose matrix is orthogonalised before it moves the weights.
/// $M_t = \beta M_{t-1} + G_t$, $W_t = W_{t-1} - \eta\,(s\operatorname{msign}(M_t) + \lambda W_{t-1})$; with Nesterov's look-ahead
/// $\operatorname{msign}(\beta M_t + G_t)$.
///
/// Steepest descent under the spectral norm, as a sign step is under the maximum norm. A vector is an $n \times 1$ matrix, whose
/// $\operatorname{msign}$ is the unit vector; embeddings, gains and biases are usually left to AdamW. A matrix that holds several
/// heads should be split before.
///
/// One state tensor for each parameter. Sources: Jordan et al., "Muon", 2024; Bernstein and Newhouse, 2024, arXiv:2409.20325;
/// Liu et al., "Muon is Scalable for LLM Training", 2025, arXiv:2502.16982 (the scale `rms`).
public struct Muon: Optimizer {
  /// How $\operatorname{msign}$ is computed.
  public enum Orthogonalization: Equatable, Sendable {
    case svd
    case newtonSchulz(iterations: Int, coefficients: NewtonSchulz)
  }

  /// The factor $s$ for an $n \times m$ matrix.
  public enum Scale: Equatable, Sendable {
    /// 1.
    case unit
    /// $\sqrt{\max(1, n/m)}$.
    case spectral
    /// $c\sqrt{\max(n, m)}$: an update of root mean square $c$ at full rank.
    case rms(Double)
  }

  public var learningRate: Double
  /// $\beta$ in $[0, 1)$.
  public let momentum: Double
  /// Whether the direction looks one step ahead.
  public let nesterov: Bool
  /// The decoupled decay $\lambda$.
  public let weightDecay: Double
  public let scale: Scale
  public let orthogonalization: Orthogonalization

  var state = OptimizerState()

  public init(
    learningRate: Double, momentum: Double = 0.95, nesterov: Bool = false, weightDecay: Double = 0,
    scale: Scale = .unit, orthogonalization: Orthogonalization = .svd
  ) {
    requireOptimizer(
      "Muon", learningRate: learningRate, momenta: [("momentum", momentum)], weightDecay: weightDecay)
    if case .newtonSchulz(let iterations, _) = orthogonalization {
      require(iterations >= 0, "Muon: iterations must not be negative, got \(iterations)")
    }
    (self.learningRate, self.momentum, self.nesterov) = (learningRate, momentum, nesterov)
    (self.weightDecay, self.scale, self.orthogonalization) = (weightDecay, scale, orthogonalization)
  }

  public var stepCount: Int { state.stepCount }

  public mutating func step(_ parameters: inout [Parameter], gradients: [Parameter]) throws {
    try guardedStep(&parameters, gradients)
  }

  public mutating func reset() { state = OptimizerState() }
}
