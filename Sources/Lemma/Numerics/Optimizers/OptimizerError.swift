/// Why an optimizer refused a step. Nothing has changed then: neither parameters nor state.
public enum OptimizerError: Error, Equatable, CustomStringConvertible {
  /// There are more parameters than gradients, or fewer.
  case countMismatch(parameters: Int, gradients: Int)
  /// The gradient at this index has another shape than its parameter, or the parameter another than at the first step.
  case shapeMismatch(index: Int)
  /// The gradient at this index holds a NaN or an infinity.
  case nonFiniteGradient(index: Int)
  /// The step would leave a NaN or an infinity in this parameter or in what the optimizer remembers of it.
  case nonFiniteUpdate(index: Int)
}

extension OptimizerError {
  /// One sentence that an article can show.
  public var description: String {
    switch self {
    case .countMismatch(let parameters, let gradients): "\(parameters) parameters with \(gradients) gradients"
    case .shapeMismatch(let index): "parameter \(index) and its gradient or state have different shapes"
    case .nonFiniteGradient(let index): "gradient \(index) is not finite"
    case .nonFiniteUpdate(let index): "the update of parameter \(index) is not finite"
    }
  }
}
