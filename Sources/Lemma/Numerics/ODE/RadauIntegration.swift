/// A run of the Radau IIA method of order 5.
///
/// Jacobian and factors are kept as long as the iteration converges well and the step does not change by more than a fifth; the
/// step size follows Gustafsson's predictive controller.
/// Source: Hairer, Wanner, "Solving Ordinary Differential Equations II", 1996, section IV.8.
struct RadauIntegration {
  private var f: RightHandSide
  private let jacobianSource: JacobianSource
  private var progress: IntegrationProgress
  private let tolerances: Tolerances
  private let newtonTolerance: Double
  private var recorder: SolutionRecorder

  private var state: Vector
  private var slope: Vector
  private var jacobian: [Double] = []
  /// Whether the Jacobian belongs to the present state.
  private var isJacobianFresh = true
  private var systems: RadauSystems?
  private var last: LastStep?

  /// What the next step learns from the last one.
  private struct LastStep {
    let h: Double
    let error: Double
    let coefficients: [Double]
    let start: Vector
  }

  /// An attempt whose iteration converged.
  private struct Attempt {
    let stages: RadauStages
    let iterations: Int
    let rate: Double
    let next: Vector
    let error: Double

    /// The more iterations were needed, the more careful the next step.
    var safety: Double {
      let maximum = Double(2 * RadauStages.maximumIterations)
      return 0.9 * (maximum + 1) / (maximum + Double(iterations))
    }
  }

  init(
    _ f: @escaping (Double, Vector) -> Vector, _ jacobian: ((Double, Vector) -> Matrix)?,
    _ progress: IntegrationProgress, _ y0: Vector, _ tolerances: Tolerances
  ) {
    self.f = RightHandSide(f, dimension: y0.count)
    jacobianSource = JacobianSource(jacobian)
    self.progress = progress
    self.tolerances = tolerances
    let relative = Swift.max(tolerances.relative, 1e-13)
    newtonTolerance = Swift.max(10 * Double.ulpOfOne / relative, Swift.min(0.03, relative.squareRoot()))
    recorder = SolutionRecorder(time: progress.time, state: y0)
    (state, slope) = (y0, y0)
  }
}

extension RadauIntegration {
  mutating func run() throws -> ODESolution {
    slope = f(progress.time, state)
    guard isFinite(state), isFinite(slope) else { throw NumericsError.nonFinite(at: progress.time) }
    jacobian = jacobianSource(&f, progress.time, state, slope: slope)
    var size = firstStep(&f, progress.time, progress.end, state, slope: slope, order: 3, tolerances)
    var wasRejected = false
    var wasNonFinite = false
    while !progress.isAtEnd {
      let h = try progress.nextStep(size, failedOnNonFinite: wasNonFinite)
      guard let attempt = attempt(h, wasRejected: wasRejected, wasNonFinite: &wasNonFinite) else {
        recorder.rejectedSteps += 1
        size = 0.5 * h.magnitude
        continue
      }
      let factor = attempt.safety * stepFactor(h, attempt.error)
      if attempt.error <= 1 {
        size = h.magnitude * accept(attempt, h, factor)
        wasRejected = false
      } else {
        recorder.rejectedSteps += 1
        size = h.magnitude * Swift.max(0.2, factor)
        wasRejected = true
      }
    }
    recorder.evaluations = f.evaluations
    return recorder.solution
  }

  /// Solves for the stages, with a fresh Jacobian if the old one does not do; nil if even that fails.
  private mutating func attempt(_ h: Double, wasRejected: Bool, wasNonFinite: inout Bool) -> Attempt? {
    while true {
      let systems = factored(h)
      var stages = RadauStages(startingFrom: prediction(h))
      let outcome = stages.iterate(&f, progress.time, state, systems, tolerances, tolerance: newtonTolerance)
      switch outcome {
      case .converged(let iterations, let rate):
        wasNonFinite = false
        let next = state + stages.increments[2]
        let error = errorNorm(stages, systems, next, wasRejected: wasRejected)
        guard error.isFinite else {
          wasNonFinite = true
          return nil
        }
        return Attempt(stages: stages, iterations: iterations, rate: rate, next: next, error: error)
      case .diverged(let nonFinite):
        wasNonFinite = nonFinite
        if isJacobianFresh { return nil }
        refreshJacobian()
      }
    }
  }

  private mutating func factored(_ h: Double) -> RadauSystems {
    if let systems, systems.h == h { return systems }
    let new = RadauSystems(jacobian: jacobian, dimension: state.count, step: h)
    systems = new
    return new
  }

  private mutating func refreshJacobian() {
    jacobian = jacobianSource(&f, progress.time, state, slope: slope)
    isJacobianFresh = true
    systems = nil
  }

  /// The stages by the polynomial of the last step, continued.
  private func prediction(_ h: Double) -> [Vector] {
    let n = state.count
    guard let last else { return [Vector](repeating: Vector(n), count: 3) }
    return RadauTableau.nodes.map { node in
      let theta = 1 + node * h / last.h
      return Vector(count: n) { component in
        let c = (0..<3).map { last.coefficients[$0 * n + component] }
        return last.start[component] + theta * (c[0] + theta * (c[1] + theta * c[2])) - state[component]
      }
    }
  }

  /// The difference from an embedded formula of order 3, filtered by the real system so that stiff components do not
  /// dominate it; after a rejection filtered once more, at the cost of an evaluation.
  private mutating func errorNorm(
    _ stages: RadauStages, _ systems: RadauSystems, _ next: Vector, wasRejected: Bool
  ) -> Double {
    let combination = Vector(count: state.count) { stages.errorCombination($0) / systems.h }
    var error = (slope + combination).elements
    systems.solveReal(&error)
    let norm = tolerances.norm(of: Vector(storage: error), state, next)
    guard wasRejected && norm > 1 else { return norm }
    var filtered = (f(progress.time, state + Vector(storage: error)) + combination).elements
    systems.solveReal(&filtered)
    return tolerances.norm(of: Vector(storage: filtered), state, next)
  }

  /// $e^{-1/4}$, corrected by how the error followed the last change of the step.
  private func stepFactor(_ h: Double, _ error: Double) -> Double {
    if error == 0 { return 10 }
    var trend = 1.0
    if let last, last.error > 0 { trend = (h / last.h).magnitude * pow(last.error / error, 0.25) }
    return Swift.min(1, trend) * pow(error, -0.25)
  }

  /// Moves on; returns the factor for the next step.
  private mutating func accept(_ attempt: Attempt, _ h: Double, _ factor: Double) -> Double {
    let coefficients = attempt.stages.denseCoefficients
    last = LastStep(h: h, error: attempt.error, coefficients: coefficients, start: state)
    progress.advance(by: h)
    state = attempt.next
    recorder.append(time: progress.time, state: state, coefficients: coefficients)
    if progress.isAtEnd { return 1 }
    slope = f(progress.time, state)
    isJacobianFresh = false
    let isSlow = attempt.iterations > 2 && attempt.rate > 1e-3
    if isSlow { refreshJacobian() }
    let bounded = Swift.min(Swift.max(factor, 0.2), 10)
    // A slightly larger step is not worth new factors.
    return !isSlow && bounded >= 1 && bounded < 1.2 ? 1 : bounded
  }
}
