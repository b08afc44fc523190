/// What the learning rate is multiplied with at step $t = 0, \dots, T - 1$.
public enum LearningRateSchedule: Sendable {
  /// 1.
  case constant
  /// $1 - t/T$.
  case linearDecay

  /// The factor at a step of a descent of `steps` steps, of which there is at least one.
  func factor(at step: Int, of steps: Int) -> Double {
    switch self {
    case .constant: 1
    case .linearDecay: 1 - Double(step) / Double(steps)
    }
  }
}

/// A descent as it went.
public struct DescentTrace: Sendable {
  /// The loss before the first step and after each.
  public var losses: Vector
  /// The parameters after the last step.
  public var parameters: [Parameter]
  /// The last loss minus the problem's minimum.
  public var excessLoss: Double
}

/// Runs an optimizer on a problem from its start for `steps` steps.
///
/// The optimizer is a copy: the caller's stays as it is. Throws what its `step` throws. `steps` must not be negative.
public func minimize(
  _ problem: OptimizationProblem, with optimizer: some Optimizer, steps: Int,
  schedule: LearningRateSchedule = .constant
) throws -> DescentTrace {
  require(steps >= 0, "minimize: steps must not be negative, got \(steps)")
  var (optimizer, parameters) = (optimizer, problem.initial)
  let peak = optimizer.learningRate
  var losses = [problem.loss(parameters)]
  for step in 0..<steps {
    optimizer.learningRate = peak * schedule.factor(at: step, of: steps)
    try optimizer.step(&parameters, gradients: problem.gradients(parameters))
    losses.append(problem.loss(parameters))
  }
  return DescentTrace(
    losses: Vector(losses), parameters: parameters, excessLoss: losses[losses.count - 1] - problem.minimum)
}
