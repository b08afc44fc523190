/// Exponentiated gradient descent as an optimizer: $\theta\leftarrow\theta\odot e^{-\eta g}$, element by element, for
/// parameters that are not negative.
///
/// No state; one exponential for each element. A step that would overflow throws `nonFiniteUpdate` and changes
/// nothing; a negative parameter is a precondition failure. Source: Kivinen, Warmuth, 1997.
public struct ExponentiatedGradient: Optimizer {
  public var learningRate: Double
  private var state = OptimizerState()

  /// A rate that is finite and not negative; its unit is one over that of the gradient, not of the parameter.
  public init(learningRate: Double) {
    requireOptimizer("ExponentiatedGradient", learningRate: learningRate, momenta: [], weightDecay: 0)
    self.learningRate = learningRate
  }

  public var stepCount: Int { state.stepCount }

  public mutating func step(_ parameters: inout [Parameter], gradients: [Parameter]) throws {
    require(learningRate >= 0, "ExponentiatedGradient: learningRate must not be negative, got \(learningRate)")
    try checkStep(state, parameters, gradients)
    var moved = parameters
    for index in moved.indices {
      let gradient = gradients[index].elements
      moved[index].updateElements { theta in
        for i in 0..<theta.count {
          require(theta[i] >= 0, "ExponentiatedGradient: parameter \(index) has the element \(theta[i])")
          theta[i] = multiplied(theta[i], byExponentialOf: -learningRate * gradient[i])
        }
      }
      guard moved[index].elements.isFinite else { throw OptimizerError.nonFiniteUpdate(index: index) }
    }
    parameters = moved
    state.prepare(for: parameters, moments: 0)
    state.stepCount += 1
  }

  public mutating func reset() { state = OptimizerState() }
}

/// Throws unless shapes fit each other and the state, and all gradients are finite.
func checkStep(_ state: OptimizerState, _ parameters: [Parameter], _ gradients: [Parameter]) throws {
  try state.checkShapes(parameters, gradients)
  if let index = gradients.indices.first(where: { !gradients[$0].elements.isFinite }) {
    throw OptimizerError.nonFiniteGradient(index: index)
  }
}
