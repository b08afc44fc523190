internal import Glibc

/// Gradient descent whose step sizes learn: $\theta_{t+1} = \theta_t - \eta\,\nu_{t+1}\odot g_t$ with positive gains
/// $\nu_{t+1} = \nu_t\odot e^{\gamma\,g_{t-1}\odot g_t}$ from $\nu_1 = 1$.
///
/// As $\theta_t = \theta_{t-1} - \eta\nu_t\odot g_{t-1}$, the loss at $\theta_t$ has the derivative
/// $-\eta\,g_{t-1}\odot g_t$ by the gains: the rule is an exponentiated gradient step on them. A gain grows while its
/// gradient keeps its sign and shrinks while it alternates. The first step uses gain 1. Sums of exponents are kept
/// rather than products, so a gain that underflows can come back.
///
/// Two state tensors for each parameter (one exponent and the last gradient); one exponential for each element.
/// Source: Amid, Anil, Fifty, Warmuth, "Step-size Adaptation Using Exponentiated Gradient Updates", 2022, arXiv:2202.00145.
public struct AdaptiveStepSGD: Optimizer {
  /// What of $g_{t-1}\odot g_t$ enters the exponent.
  public enum Alignment: Sendable {
    /// The product itself, which has the unit of a squared gradient: a loss three times as large needs a ninth of
    /// $\gamma$.
    case raw
    /// The product over $\lVert g_{t-1}\rVert\lVert g_t\rVert$, norms over all parameters; 0 if one of them is 0.
    /// Free of units.
    case normalized
  }

  /// Whether each coordinate has its own gain.
  public enum Gain: Sendable {
    case perCoordinate
    /// One exponent $\langle g_{t-1}, g_t\rangle$ for all coordinates.
    case global
  }

  public var learningRate: Double
  /// $\gamma$.
  public let metaLearningRate: Double
  public let alignment: Alignment
  public let gain: Gain

  private var state = OptimizerState()
  /// $\log\nu$ for each parameter.
  private var exponents: [Vector] = []
  private var previous: [Vector] = []

  /// Both rates are finite and not negative.
  public init(
    learningRate: Double, metaLearningRate: Double, alignment: Alignment = .raw, gain: Gain = .perCoordinate
  ) {
    requireOptimizer("AdaptiveStepSGD", learningRate: learningRate, momenta: [], weightDecay: 0)
    require(
      metaLearningRate >= 0 && metaLearningRate.isFinite,
      "AdaptiveStepSGD: metaLearningRate must be finite and not negative, got \(metaLearningRate)")
    (self.learningRate, self.metaLearningRate) = (learningRate, metaLearningRate)
    (self.alignment, self.gain) = (alignment, gain)
  }

  /// The gains $\nu$ of the last step, flattened, one vector for each parameter; empty before the first step.
  public var gains: [Vector] { exponents.map { exp($0) } }

  public var stepCount: Int { state.stepCount }

  public mutating func step(_ parameters: inout [Parameter], gradients: [Parameter]) throws {
    require(learningRate >= 0, "AdaptiveStepSGD: learningRate must not be negative, got \(learningRate)")
    try checkStep(state, parameters, gradients)
    let current = gradients.map { Vector($0.elements) }
    let next = exponents(after: current)
    var moved = parameters
    for index in moved.indices {
      let (rate, exponent, gradient) = (learningRate, next[index], current[index])
      moved[index].updateElements { theta in
        for i in 0..<theta.count { theta[i] -= rate * exp(exponent[i]) * gradient[i] }
      }
      guard moved[index].elements.isFinite && next[index].elements.isFinite else {
        throw OptimizerError.nonFiniteUpdate(index: index)
      }
    }
    (parameters, exponents, previous) = (moved, next, current)
    state.prepare(for: parameters, moments: 0)
    state.stepCount += 1
  }

  public mutating func reset() {
    (state, exponents, previous) = (OptimizerState(), [], [])
  }

  /// $\log\nu_{t+1}$, for the gradients of this step.
  private func exponents(after current: [Vector]) -> [Vector] {
    if previous.isEmpty { return current.map { Vector($0.count) } }
    let aligned = alignments(previous, current, alignment)
    let total = aligned.reduce(0) { $0 + sum($1) }
    return zip(exponents, aligned).map { exponent, product in
      gain == .global ? exponent + metaLearningRate * total : exponent + metaLearningRate * product
    }
  }
}

/// $g_{t-1}\odot g_t$ for each parameter, over the norms of both if wanted.
private func alignments(
  _ previous: [Vector], _ current: [Vector], _ alignment: AdaptiveStepSGD.Alignment
) -> [Vector] {
  if alignment == .raw { return zip(previous, current).map { $0 * $1 } }
  let norms = (Vector(previous.map(\.norm)).norm, Vector(current.map(\.norm)).norm)
  if norms.0 == 0 || norms.1 == 0 { return current.map { Vector($0.count) } }
  return zip(previous, current).map { ($0 / norms.0) * ($1 / norms.1) }
}

/// $-\eta\,g_{t-1}\odot g_t$: the derivative of $\mathcal L(\theta_{t-1} - \eta\,\nu\odot g_{t-1})$ by $\nu$, with
/// $g_t$ the gradient where this step has led.
public func hypergradient(previous: Vector, current: Vector, learningRate: Double) -> Vector {
  require(
    previous.count == current.count, "hypergradient: gradients of \(previous.count) and \(current.count) components")
  return -learningRate * previous * current
}
