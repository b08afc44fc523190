/// Integrates $y' = f(t, y)$ from `t0` to `t1` in `steps` equal steps; backwards when `t1 < t0`.
///
/// The times are $t_0 + i h$ and the last is exactly `t1`. `t0 == t1` returns the initial state without evaluating `f`. NaN in
/// `f` propagates into the states. `steps` must be at least 1 and the ends finite. Cost: `steps` times the stages of the
/// method. The dense output is a cubic through states and slopes.
/// Source: Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations I", 1993, section II.1.
public func solveODE(
  _ f: (Double, Vector) -> Vector, from t0: Double, to t1: Double, initial y0: Vector, steps: Int,
  method: FixedStepMethod = .rk4
) -> ODESolution {
  require(steps >= 1, "solveODE: steps must be at least 1, got \(steps)")
  requireInterval("solveODE", t0, t1)
  if t0 == t1 { return solveODE(f, along: [t0], initial: y0, method: method) }
  let h = (t1 - t0) / Double(steps)
  let times = Vector(count: steps + 1) { $0 == steps ? t1 : t0 + Double($0) * h }
  return withoutActuallyEscaping(f) { f in
    var integration = FixedStepIntegration(f, time: t0, state: y0, method: method)
    for index in 1...steps { integration.advance(to: times[index], step: h) }
    return integration.solution
  }
}

/// Integrates $y' = f(t, y)$ with one step from each time to the next, for any spacing and in either direction.
///
/// `times` has at least one element and no equal neighbours, all finite. NaN in `f` propagates into the states. Cost and
/// dense output as with equal steps.
public func solveODE(
  _ f: (Double, Vector) -> Vector, along times: Vector, initial y0: Vector, method: FixedStepMethod = .rk4
) -> ODESolution {
  requireGrid(times)
  return withoutActuallyEscaping(f) { f in
    var integration = FixedStepIntegration(f, time: times[0], state: y0, method: method)
    for index in 1..<Swift.max(1, times.count) {
      integration.advance(to: times[index], step: times[index] - times[index - 1])
    }
    return integration.solution
  }
}

/// Integrates the scalar equation $y' = f(t, y)$ with one step from each time to the next; the value at each time.
///
/// `times` has at least one element and no equal neighbours, all finite; any spacing, either direction. NaN propagates.
/// Nothing is allocated but the result.
public func solveODE(
  _ f: (Double, Double) -> Double, along times: Vector, initial y0: Double, method: FixedStepMethod = .rk4
) -> Vector {
  requireGrid(times)
  let (nodes, weights) = (method.nodes, method.weights)
  var values = Vector(times.count)
  values[0] = y0
  for index in 1..<Swift.max(1, times.count) {
    let (t, y) = (times[index - 1], values[index - 1])
    let h = times[index] - t
    var slope = 0.0
    var next = y
    for stage in nodes.indices {
      slope = f(t + nodes[stage] * h, y + nodes[stage] * h * slope)
      next += h * weights[stage] * slope
    }
    values[index] = next
  }
  return values
}

/// Stops unless both ends and the distance between them are finite.
func requireInterval(_ function: StaticString, _ t0: Double, _ t1: Double) {
  require(t0.isFinite && t1.isFinite, "\(function): the ends must be finite, got \(t0) and \(t1)")
  require((t1 - t0).isFinite, "\(function): the distance from \(t0) to \(t1) exceeds the range of doubles")
}

private func requireGrid(_ times: Vector) {
  require(times.count >= 1, "solveODE: the grid has no times")
  for index in 0..<times.count { require(times[index].isFinite, "solveODE: time \(index) is \(times[index])") }
  for index in 1..<Swift.max(1, times.count) {
    require(times[index] != times[index - 1], "solveODE: times \(index - 1) and \(index) are both \(times[index])")
  }
}

/// A run of a fixed-step method.
private struct FixedStepIntegration {
  private var f: RightHandSide
  private let method: FixedStepMethod
  private var time: Double
  private var state: Vector
  private var recorder: SolutionRecorder
  /// The step whose slope at the end is not yet known: it is the first slope of the next step.
  private var pending: Step?

  private struct Step {
    let end: Double
    let size: Double
    let start: Vector
    let next: Vector
    let firstSlope: Vector
    let lastSlope: Vector
  }

  init(_ f: @escaping (Double, Vector) -> Vector, time: Double, state: Vector, method: FixedStepMethod) {
    self.f = RightHandSide(f, dimension: state.count)
    self.method = method
    self.time = time
    self.state = state
    recorder = SolutionRecorder(time: time, state: state)
  }

  mutating func advance(to end: Double, step h: Double) {
    let nodes = method.nodes
    var slopes: [Vector] = []
    for node in nodes {
      let y = slopes.last.map { Lemma.advance(state, h, [node], [$0]) } ?? state
      slopes.append(f(time + node * h, y))
    }
    record(endSlope: slopes[0])
    let next = Lemma.advance(state, h, method.weights, slopes)
    pending = Step(
      end: end, size: h, start: state, next: next, firstSlope: slopes[0], lastSlope: slopes[slopes.count - 1])
    (time, state) = (end, next)
  }

  /// Completes the pending step with the slope at its end.
  private mutating func record(endSlope: Vector) {
    guard let step = pending else { return }
    recorder.append(
      time: step.end, state: step.next,
      coefficients: hermiteCoefficients(step.next - step.start, step.size, step.firstSlope, endSlope))
    pending = nil
  }

  var solution: ODESolution {
    var copy = self
    if let step = pending {
      // No further evaluation for the last step: its own last stage, or the slope that leaves a quadratic.
      let quadraticSlope = (step.next - step.start) * (2 / step.size) - step.firstSlope
      copy.record(endSlope: method.endsAtNextTime ? step.lastSlope : quadraticSlope)
    }
    copy.recorder.evaluations = f.evaluations
    return copy.recorder.solution
  }
}

/// The cubic in $\theta$ with given change and slopes at both ends, without its constant term.
private func hermiteCoefficients(_ change: Vector, _ h: Double, _ first: Vector, _ last: Vector) -> [Double] {
  let square = 3 * change - h * (2 * first + last)
  let cube = h * (first + last) - 2 * change
  return (h * first).elements + square.elements + cube.elements
}
