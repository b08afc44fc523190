/// An optimizer whose step is a loop over the elements, made safe here.
///
/// The strong guarantee without a copy: gradients are examined before anything is written, and as long as all magnitudes stay
/// far from overflow no update of finite parameters can fail. Where they do not, the step is tried on copies.
protocol GuardedOptimizer: Optimizer {
  var state: OptimizerState { get set }

  /// The number of moments kept for each parameter.
  var momentCount: Int { get }

  /// An upper bound of a direction's elements, for gradients up to `gradient`.
  func directionBound(gradient: Double) -> Double

  var weightDecay: Double { get }

  /// Writes parameter and state; everything has been checked.
  mutating func update(_ parameter: inout Parameter, gradient: Parameter, index: Int)
}

extension GuardedOptimizer {
  mutating func guardedStep(_ parameters: inout [Parameter], _ gradients: [Parameter]) throws {
    require(learningRate >= 0, "\(Self.self): learningRate must not be negative, got \(learningRate)")
    try state.checkShapes(parameters, gradients)
    let bound = try boundOfGradients(gradients)
    if isSafe(bound) {
      apply(&parameters, gradients, bound: bound)
      return
    }
    var (trial, moved) = (self, parameters)
    trial.apply(&moved, gradients, bound: bound)
    if let index = moved.indices.first(where: { !moved[$0].elements.isFinite }) ?? trial.state.firstNonFinite {
      throw OptimizerError.nonFiniteUpdate(index: index)
    }
    (self, parameters) = (trial, moved)
  }

  private func boundOfGradients(_ gradients: [Parameter]) throws -> Double {
    var bound = 0.0
    for index in gradients.indices {
      let magnitude = magnitudeBound(gradients[index].elements)
      if !magnitude.isFinite && !gradients[index].elements.isFinite {
        throw OptimizerError.nonFiniteGradient(index: index)
      }
      bound = Swift.max(bound, magnitude)
    }
    return bound
  }

  /// Whether no finite parameter can overflow: squares of gradients stay below $10^{300}$, a direction below half a unit in the last
  /// place of the largest number, and the decay is a contraction.
  private func isSafe(_ bound: Double) -> Bool {
    let largest = Swift.max(bound, state.gradientBound)
    let direction = directionBound(gradient: largest)
    return largest < 1e150 && direction < 1e280 && learningRate * direction < 1e280
      && weightDecay >= 0 && weightDecay <= 1 && learningRate * weightDecay <= 0.5
  }

  private mutating func apply(_ parameters: inout [Parameter], _ gradients: [Parameter], bound: Double) {
    state.prepare(for: parameters, moments: momentCount)
    state.noteGradient(bound: bound)
    state.stepCount += 1
    for index in parameters.indices { update(&parameters[index], gradient: gradients[index], index: index) }
  }
}

/// Stops unless the hyper-parameters are in range.
func requireOptimizer(
  _ name: StaticString, learningRate: Double, momenta: [(name: String, value: Double)], weightDecay: Double
) {
  require(
    learningRate >= 0 && learningRate.isFinite,
    "\(name): learningRate must be finite and not negative, got \(learningRate)")
  for (label, value) in momenta {
    require(value >= 0 && value < 1, "\(name): \(label) must lie in 0 ..< 1, got \(value)")
  }
  require(weightDecay.isFinite, "\(name): weightDecay must be finite, got \(weightDecay)")
}
