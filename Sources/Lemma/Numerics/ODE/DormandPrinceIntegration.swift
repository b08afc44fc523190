/// A run of the Dormand–Prince pair with proportional and integral control of the step size.
struct DormandPrinceIntegration {
  private var f: RightHandSide
  private var progress: IntegrationProgress
  private let tolerances: Tolerances
  private var state: Vector
  private var recorder: SolutionRecorder
  private var previousError = 1e-4

  /// The error of a step that is repeated with the same size, $0.9^5$.
  private static let steadyError = 0.59049

  init(
    _ f: @escaping (Double, Vector) -> Vector, _ progress: IntegrationProgress, _ y0: Vector, _ tolerances: Tolerances
  ) {
    self.f = RightHandSide(f, dimension: y0.count)
    self.progress = progress
    self.tolerances = tolerances
    state = y0
    recorder = SolutionRecorder(time: progress.time, state: y0)
  }

  mutating func run() throws -> ODESolution {
    var slope = f(progress.time, state)
    guard isFinite(state), isFinite(slope) else { throw NumericsError.nonFinite(at: progress.time) }
    var size = firstStep(&f, progress.time, progress.end, state, slope: slope, order: 4, tolerances)
    var wasRejected = false
    var wasNonFinite = false
    while !progress.isAtEnd {
      let h = try progress.nextStep(size, failedOnNonFinite: wasNonFinite)
      let step = DormandPrinceStep(&f, progress.time, state, slope: slope, step: h)
      let error = step.errorNorm(tolerances)
      if error <= 1 && isFinite(step.endSlope) {
        accept(step, h)
        slope = step.endSlope
        size = h.magnitude * growth(error, limit: wasRejected ? 1 : 10)
        (wasRejected, wasNonFinite) = (false, false)
      } else {
        recorder.rejectedSteps += 1
        (wasRejected, wasNonFinite) = (true, !error.isFinite)
        size = h.magnitude * (error.isFinite ? Swift.max(0.2, 0.9 * pow(Swift.max(error, 1.01), -0.2)) : 0.2)
      }
    }
    recorder.evaluations = f.evaluations
    return recorder.solution
  }

  private mutating func accept(_ step: DormandPrinceStep, _ h: Double) {
    progress.advance(by: h)
    state = step.next
    recorder.append(time: progress.time, state: state, coefficients: step.denseCoefficients)
  }

  /// $\epsilon_n^{-0.7/5} \epsilon_{n-1}^{0.4/5}$ between 0.2 and `limit`, where $\epsilon = e / 0.9^5$.
  ///
  /// The safety factor 0.9 acts on the error, not on the product: in front of the product, where the exponents sum to
  /// only $-0.06$, it would hold the steady error at $0.9^{17}$ and cost a quarter more evaluations than $0.9\, e^{-1/5}$, which
  /// is steady at the same $0.9^5$. An error of exactly 0 asks for the limit.
  private mutating func growth(_ error: Double, limit: Double) -> Double {
    let factor = pow(error / Self.steadyError, -0.7 / 5) * pow(previousError / Self.steadyError, 0.4 / 5)
    previousError = Swift.max(error, 1e-4)
    return Swift.min(Swift.max(factor, 0.2), limit)
  }
}
