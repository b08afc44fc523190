/// Tiger, an optimizer that keeps one tensor for each parameter and nothing else, gradient accumulation and protection against NaN
/// included: $m_t = \beta m_{t-1} + (1 - \beta)g_t$, $\theta_t = \theta_{t-1} - \eta\,[\operatorname{sign}(m_t) + \lambda\theta_{t-1}]$.
///
/// Accumulation over $k$ micro-batches, one `step` each, hides in the momentum: it decays at the first of a group and then only gathers
/// $\frac1k(1 - \beta)g$; parameters move at the last. That is one step on the mean gradient. A gradient that is not
/// finite leaves its momentum alone and draws its parameter towards the centre of its initialisation, $\theta \leftarrow (\theta - c)s + c$:
/// such gradients never throw. With `relative` scaling the learning rate of a matrix is $\alpha\operatorname{RMS}(\theta_{t-1})$, that of
/// biases and gains $\alpha/2$ without decay.
///
/// A matrix of zeros has RMS 0 and never moves under the relative rule: give it the role `bias`. A micro-batch costs one
/// pass, the last of a group one more for the root mean square. Source: Su, "Tiger: a tight-fisted optimizer", 2023.
public struct Tiger: Optimizer {
  /// What a parameter does in its layer.
  public enum Role: Sendable {
    /// A weight, initialised around 0.
    case weight
    /// An added vector, initialised at 0.
    case bias
    /// A factor of normalised activations, initialised at 1.
    case gain
  }

  /// How the global learning rate becomes a parameter's.
  public enum Scaling: Sendable {
    /// One learning rate and one decay for all.
    case uniform
    /// By role, and for weights in proportion to their size.
    case relative
  }

  /// The global rate $\alpha$.
  public var learningRate: Double
  /// $\beta$ in $[0, 1)$.
  public var beta: Double
  public var weightDecay: Double
  /// The factor $s$ in $(0, 1]$ by which a parameter without a finite gradient shrinks.
  public var shrinkRatio: Double
  /// The number $k$ of micro-batches for one update. May change only between groups.
  public var accumulationSteps: Int {
    didSet {
      require(microBatch == 0, "Tiger: accumulationSteps changed within a group, after \(microBatch) micro-batches")
      requireAccumulation()
    }
  }
  public var scaling: Scaling
  /// Roles by index of the parameter; by default a matrix is a weight and a vector a bias.
  public var roles: [Int: Role]

  var state = OptimizerState()
  /// How many micro-batches of the current group have been seen.
  var microBatch = 0

  public init(
    learningRate: Double, beta: Double = 0.965, weightDecay: Double = 0.01, accumulationSteps: Int = 1,
    shrinkRatio: Double = 0.99, scaling: Scaling = .relative, roles: [Int: Role] = [:]
  ) {
    requireOptimizer("Tiger", learningRate: learningRate, momenta: [("beta", beta)], weightDecay: weightDecay)
    require(shrinkRatio > 0 && shrinkRatio <= 1, "Tiger: shrinkRatio must lie in (0, 1], got \(shrinkRatio)")
    (self.learningRate, self.beta, self.weightDecay) = (learningRate, beta, weightDecay)
    (self.accumulationSteps, self.shrinkRatio) = (accumulationSteps, shrinkRatio)
    (self.scaling, self.roles) = (scaling, roles)
    requireAccumulation()
  }

  private func requireAccumulation() {
    require(
      accumulationSteps >= 1, "Tiger: accumulationSteps must be at least 1, got \(accumulationSteps)")
  }

  /// The mean of Lion's pair.
  public static func recommendedBeta(beta1: Double, beta2: Double) -> Double { (beta1 + beta2) / 2 }

  /// The momenta in the shapes of their parameters; empty before the first step.
  public var momentum: [Parameter] {
    zip(state.shapes ?? [], state.buffers.first ?? []).map { shape, elements in
      switch shape {
      case .vector: .vector(Vector(storage: elements))
      case .matrix(let rows, let columns): .matrix(Matrix(rows: rows, columns: columns, storage: elements))
      }
    }
  }

  /// The number of parameter updates: one for each complete group of micro-batches.
  public var stepCount: Int { state.stepCount }

  public mutating func reset() { (state, microBatch) = (OptimizerState(), 0) }
}
