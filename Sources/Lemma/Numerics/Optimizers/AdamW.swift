internal import Glibc

/// Adam with decoupled weight decay: $m_t = \beta_1m_{t-1} + (1 - \beta_1)g_t$, $v_t = \beta_2v_{t-1} + (1 - \beta_2)g_t^2$,
/// $u_t = \dfrac{m_t/(1 - \beta_1^t)}{\sqrt{v_t/(1 - \beta_2^t)} + \epsilon}$.
///
/// $\epsilon$ stands outside the root. A component whose gradients have all been zero does not move, even with $\epsilon = 0$.
/// Two state tensors for each parameter. Sources: Kingma and Ba, 2014, arXiv:1412.6980; Loshchilov and Hutter, 2017,
/// arXiv:1711.05101.
public struct AdamW: Optimizer {
  /// The rate $\eta$; may change between steps.
  public var learningRate: Double
  /// $\beta_1$, $\beta_2$ in $[0, 1)$ and $\epsilon \ge 0$.
  public let beta1, beta2, epsilon: Double
  /// The decoupled decay $\lambda$.
  public let weightDecay: Double

  var state = OptimizerState()

  /// Parameters outside their ranges are a precondition failure.
  public init(
    learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0
  ) {
    requireOptimizer(
      "AdamW", learningRate: learningRate, momenta: [("beta1", beta1), ("beta2", beta2)], weightDecay: weightDecay)
    require(epsilon >= 0, "AdamW: epsilon must not be negative, got \(epsilon)")
    (self.learningRate, self.beta1, self.beta2) = (learningRate, beta1, beta2)
    (self.epsilon, self.weightDecay) = (epsilon, weightDecay)
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

extension AdamW: GuardedOptimizer {
  var momentCount: Int { 2 }

  /// Without $\epsilon$ there is none: $v$ can underflow, or be forgotten sooner than $m$.
  func directionBound(gradient: Double) -> Double { gradient / ((1 - beta1) * epsilon) }

  mutating func update(_ parameter: inout Parameter, gradient: Parameter, index: Int) {
    let (rate, decay, epsilon) = (learningRate, weightDecay, epsilon)
    let (kept1, kept2) = (beta1, beta2)
    let (fresh1, fresh2) = (1 - beta1, 1 - beta2)
    let correction1 = 1 / (1 - pow(beta1, Double(stepCount)))
    let correction2 = 1 / (1 - pow(beta2, Double(stepCount)))
    // 0/0 for a component that never saw a gradient; any positive denominator makes it 0.
    let floor = epsilon == 0 ? Double.leastNonzeroMagnitude : 0
    withMoments(index) { m, v in
      gradient.elements.withUnsafeBufferPointer { g in
        parameter.updateElements { theta in
          for i in 0..<theta.count {
            let first = kept1 * m[i] + fresh1 * g[i]
            let second = kept2 * v[i] + fresh2 * (g[i] * g[i])
            m[i] = first
            v[i] = second
            let direction = first * correction1 / (((second * correction2).squareRoot() + epsilon) + floor)
            theta[i] -= rate * (direction + decay * theta[i])
          }
        }
      }
    }
  }

  private mutating func withMoments(
    _ index: Int, _ body: (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    var (m, v) = (state.buffers[0][index], state.buffers[1][index])
    (state.buffers[0][index], state.buffers[1][index]) = ([], [])
    m.withUnsafeMutableBufferPointer { m in v.withUnsafeMutableBufferPointer { v in body(m, v) } }
    (state.buffers[0][index], state.buffers[1][index]) = (m, v)
  }
}
