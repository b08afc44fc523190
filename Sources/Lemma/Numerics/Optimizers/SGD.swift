internal import CLapack

/// Gradient descent, with momentum if wanted: $v_t = \mu v_{t-1} + g_t$, $u_t = v_t$, or with Nesterov's look-ahead
/// $u_t = g_t + \mu v_t$.
///
/// One state tensor for each parameter. With $\mu = 0$ it holds no history: large parameters move into it and leave theirs for
/// the next step; small ones need none. Sources: Polyak, 1964; Nesterov, 1983, in the form of Sutskever,
/// Martens, Dahl and Hinton, 2013.
public struct SGD: Optimizer {
  /// The rate $\eta$; may change between steps.
  public var learningRate: Double
  /// $\mu$ in $[0, 1)$.
  public let momentum: Double
  /// Whether the direction looks one step ahead.
  public let nesterov: Bool
  /// The decoupled decay $\lambda$.
  public let weightDecay: Double

  var state = OptimizerState()

  /// Parameters outside their ranges are a precondition failure.
  public init(learningRate: Double, momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0) {
    requireOptimizer(
      "SGD", learningRate: learningRate, momenta: [("momentum", momentum)], weightDecay: weightDecay)
    (self.learningRate, self.momentum, self.nesterov) = (learningRate, momentum, nesterov)
    self.weightDecay = weightDecay
  }

  /// The number of steps since the start or the last reset.
  public var stepCount: Int { state.stepCount }

  /// Moves every parameter once; throws `OptimizerError`, and has then changed nothing.
  public mutating func step(_ parameters: inout [Parameter], gradients: [Parameter]) throws {
    if momentum == 0, try stepAside(&parameters, gradients) { return }
    try guardedStep(&parameters, gradients)
  }

  /// Forgets all steps.
  public mutating func reset() { state = OptimizerState() }
}

extension SGD: GuardedOptimizer {
  var momentCount: Int { momentum == 0 ? 0 : 1 }

  func directionBound(gradient: Double) -> Double { 2 * gradient / (1 - momentum) }

  mutating func update(_ parameter: inout Parameter, gradient: Parameter, index: Int) {
    if momentum == 0 {
      descend(&parameter, gradient)
    } else {
      descendWithMomentum(&parameter, gradient, index)
    }
  }

  private func descend(_ parameter: inout Parameter, _ gradient: Parameter) {
    let (rate, decay) = (learningRate, weightDecay)
    gradient.elements.withUnsafeBufferPointer { g in
      parameter.updateElements { theta in
        if decay == 0 {
          addMultiple(-rate, of: g, to: theta)
        } else {
          for i in 0..<theta.count { theta[i] -= rate * (g[i] + decay * theta[i]) }
        }
      }
    }
  }

  /// $y \leftarrow y + ax$ in blocks from the end: that end of `x`, just examined, is still in the cache.
  private func addMultiple(_ a: Double, of x: UnsafeBufferPointer<Double>, to y: UnsafeMutableBufferPointer<Double>) {
    guard let source = x.baseAddress, let target = y.baseAddress else { return }
    prepareBLAS()
    let block = 1 << 14
    for start in stride(from: (x.count - 1) / block * block, through: 0, by: -block) {
      let count = lapackInt(Swift.min(block, x.count - start))
      cblas_daxpy(count, a, source + start, 1, target + start, 1)
    }
  }

  private mutating func descendWithMomentum(_ parameter: inout Parameter, _ gradient: Parameter, _ index: Int) {
    let (rate, decay, momentum) = (learningRate, weightDecay, momentum)
    // u = v or g + μ v, without a branch in the loop.
    let (fresh, kept) = nesterov ? (1.0, momentum) : (0, 1)
    state.buffers[0][index].withUnsafeMutableBufferPointer { v in
      gradient.elements.withUnsafeBufferPointer { g in
        parameter.updateElements { theta in
          for i in 0..<theta.count {
            let velocity = momentum * v[i] + g[i]
            v[i] = velocity
            theta[i] -= rate * ((fresh * g[i] + kept * velocity) + decay * theta[i])
          }
        }
      }
    }
  }
}
