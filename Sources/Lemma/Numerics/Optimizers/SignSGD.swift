/// The sign of the gradient or, with momentum, of its average (Signum): $m_t = \beta m_{t-1} + (1 - \beta)g_t$,
/// $u_t = \operatorname{sign}(m_t)$.
///
/// One state tensor for each parameter. Source: Bernstein, Wang, Azizzadenesheli, Anandkumar, "signSGD", 2018,
/// arXiv:1802.04434.
public struct SignSGD: Optimizer {
  /// The rate $\eta$; may change between steps.
  public var learningRate: Double
  /// $\beta$ in $[0, 1)$.
  public let momentum: Double
  /// The decoupled decay $\lambda$.
  public let weightDecay: Double

  var state = OptimizerState()

  /// Parameters outside their ranges are a precondition failure.
  public init(learningRate: Double, momentum: Double = 0, weightDecay: Double = 0) {
    requireOptimizer(
      "SignSGD", learningRate: learningRate, momenta: [("momentum", momentum)], weightDecay: weightDecay)
    (self.learningRate, self.momentum, self.weightDecay) = (learningRate, momentum, weightDecay)
  }

  /// The number of steps since the start or the last reset.
  public var stepCount: Int { state.stepCount }

  /// Moves every parameter once; throws `OptimizerError`, and has then changed nothing.
  public mutating func step(_ parameters: inout [Parameter], gradients: [Parameter]) throws {
    try guardedStep(&parameters, gradients)
  }

  /// Forgets all steps.
  public mutating func reset() { state = OptimizerState() }
}

extension SignSGD: GuardedOptimizer {
  var momentCount: Int { 1 }

  func directionBound(gradient: Double) -> Double { 1 }

  mutating func update(_ parameter: inout Parameter, gradient: Parameter, index: Int) {
    let (rate, decay, kept, fresh) = (learningRate, weightDecay, momentum, 1 - momentum)
    state.buffers[0][index].withUnsafeMutableBufferPointer { m in
      gradient.elements.withUnsafeBufferPointer { g in
        parameter.updateElements { theta in
          signStep(theta, momentum: m, gradient: g, kept: kept, fresh: fresh, rate: rate, decay: decay)
        }
      }
    }
  }
}
