/// Lion, the optimizer that a program search found: the sign of one average moves the parameters, another average is kept.
///
/// In this order:
/// $u_t = \operatorname{sign}(\beta_1m_{t-1} + (1 - \beta_1)g_t)$,
/// $\theta_t = \theta_{t-1} - \eta\,(u_t + \lambda\theta_{t-1})$,
/// $m_t = \beta_2m_{t-1} + (1 - \beta_2)g_t$.
/// The direction uses the momentum *before* its refreshment. Every component moves by $\eta$ or, where the average is exactly 0, not
/// at all, whatever the gradient's scale. If $\eta\lambda \le 1$ and $|\theta_0| \le 1/\lambda$ then
/// $|(1 - \eta\lambda)\theta \pm \eta| \le 1/\lambda$: parameters never leave the box $\lVert\theta\rVert_\infty \le 1/\lambda$, over
/// which Lion minimises the loss. $\beta_1 = \beta_2$ is `SignSGD` with momentum.
///
/// One state tensor for each parameter, no $\epsilon$; one pass. Language models: $\beta = (0.95, 0.98)$. Sources: Chen et al.,
/// "Symbolic Discovery of Optimization Algorithms", 2023, arXiv:2302.06675; Chen, Liu, Liang, Liu, "Lion Secretly Solves
/// Constrained Optimization", 2023, arXiv:2310.05898.
public struct Lion: Optimizer {
  public var learningRate: Double
  /// The weight of the momentum in the direction, in $[0, 1)$.
  public var beta1: Double
  /// The weight of the momentum in its successor, in $[0, 1)$.
  public var beta2: Double
  /// The decoupled decay $\lambda$.
  public var weightDecay: Double

  var state = OptimizerState()

  public init(learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.99, weightDecay: Double = 0) {
    requireOptimizer(
      "Lion", learningRate: learningRate, momenta: [("beta1", beta1), ("beta2", beta2)], weightDecay: weightDecay)
    (self.learningRate, self.beta1, self.beta2) = (learningRate, beta1, beta2)
    self.weightDecay = weightDecay
  }

  public var stepCount: Int { state.stepCount }

  public mutating func step(_ parameters: inout [Parameter], gradients: [Parameter]) throws {
    try guardedStep(&parameters, gradients)
  }

  public mutating func reset() { state = OptimizerState() }
}

extension Lion: GuardedOptimizer {
  var momentCount: Int { 1 }

  func directionBound(gradient: Double) -> Double { 1 }

  mutating func update(_ parameter: inout Parameter, gradient: Parameter, index: Int) {
    let (rate, decay) = (learningRate, weightDecay)
    let (direction, memory) = ((kept: beta1, fresh: 1 - beta1), (kept: beta2, fresh: 1 - beta2))
    state.buffers[0][index].withUnsafeMutableBufferPointer { m in
      gradient.elements.withUnsafeBufferPointer { g in
        parameter.updateElements { theta in
          signStep(
            theta, momentum: m, gradient: g, direction: direction, memory: memory, rate: rate, decay: decay)
        }
      }
    }
  }
}
