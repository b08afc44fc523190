/// A method that chooses its steps.
public enum AdaptiveMethod: Sendable {
  /// The explicit pair of Dormand and Prince of orders 5 and 4, for problems that are not stiff.
  case dormandPrince
  /// The implicit Radau IIA method of order 5, for stiff problems.
  case radau
}

/// Integrates $y' = f(t, y)$ from `t0` to exactly `t1` with steps whose estimated error meets the tolerances.
///
/// The error of a step is accepted when the root mean square of $e_i / (a + r \max(|y_i|, |\hat y_i|))$ is at most 1; the
/// error at the end is usually some ten times the tolerance. Runs backwards when `t1 < t0`; `t0 == t1` returns the initial
/// state without evaluating `f`. `jacobian` is the matrix $\partial f_i / \partial y_j$, used by Radau only and approximated by
/// differences where absent.
///
/// A step of Dormand–Prince costs six evaluations of `f`; one of Radau some ten, as many for a new Jacobian as there are
/// components, and $6 n^3$ operations for new factors. The ends must be finite and no further apart than doubles
/// reach, the tolerances not negative and not both 0, `maximumSteps` at least 1.
///
/// Throws `nonFinite` when the initial state is, or `f` is NaN or infinite however small the step; `stepSizeUnderflow` when
/// the tolerances ask for a step below the spacing of times; `tooManySteps` after `maximumSteps` attempts (an explicit method
/// on a stiff problem).
/// Sources: Dormand, Prince 1980; Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations" I, 1993, and II, 1996.
public func solveODE(
  _ f: (Double, Vector) -> Vector, from t0: Double, to t1: Double, initial y0: Vector,
  relativeTolerance: Double = 1e-8, absoluteTolerance: Double = 1e-10, method: AdaptiveMethod = .dormandPrince,
  jacobian: ((Double, Vector) -> Matrix)? = nil, maximumSteps: Int = 1_000_000
) throws -> ODESolution {
  requireInterval("solveODE", t0, t1)
  require(maximumSteps >= 1, "solveODE: maximumSteps must be at least 1, got \(maximumSteps)")
  let tolerances = Tolerances(relative: relativeTolerance, absolute: absoluteTolerance)
  if t0 == t1 { return SolutionRecorder(time: t0, state: y0).solution }
  return try withoutActuallyEscaping(f) { f in
    let progress = IntegrationProgress(from: t0, to: t1, maximumSteps: maximumSteps)
    switch method {
    case .dormandPrince:
      var integration = DormandPrinceIntegration(f, progress, y0, tolerances)
      return try integration.run()
    case .radau:
      var integration = RadauIntegration(f, jacobian, progress, y0, tolerances)
      return try integration.run()
    }
  }
}

/// Where an adaptive integration stands, and what it may still do.
struct IntegrationProgress {
  private(set) var time: Double
  let end: Double
  let direction: Double
  private let maximumSteps: Int
  private var attempts = 0

  init(from t0: Double, to t1: Double, maximumSteps: Int) {
    (time, end, self.maximumSteps) = (t0, t1, maximumSteps)
    direction = t1 > t0 ? 1 : -1
  }

  var isAtEnd: Bool { time == end }
  var remaining: Double { (end - time).magnitude }

  /// The smallest step that still moves the time reliably.
  var smallestStep: Double { 10 * time.ulp }

  /// Counts an attempt at a step of magnitude `size`; the signed step, shortened to end exactly at the end.
  mutating func nextStep(_ size: Double, failedOnNonFinite: Bool) throws -> Double {
    attempts += 1
    if attempts > maximumSteps { throw NumericsError.tooManySteps(time: time) }
    if size < smallestStep && size < remaining {
      throw failedOnNonFinite ? NumericsError.nonFinite(at: time) : NumericsError.stepSizeUnderflow(time: time)
    }
    // A remainder of a rounding or two joins this step.
    return size >= remaining * (1 - 1e-13) ? end - time : direction * size
  }

  mutating func advance(by step: Double) { time = target(of: step) }

  /// The time after a step: exactly the end if the step was shortened to it.
  func target(of step: Double) -> Double { step == end - time ? end : time + step }
}
