/// A solution of an initial value problem: the states after each accepted step, and a polynomial in between.
public struct ODESolution: Sendable {
  /// The times from the first to the last, in the direction of integration.
  public let times: Vector
  /// The state at each time.
  public let states: [Vector]
  /// How often the right-hand side was evaluated, including those for a finite-difference Jacobian.
  public let evaluations: Int
  /// Steps taken; one less than the number of times.
  public let acceptedSteps: Int
  /// Steps repeated with a smaller size because the error was too large or the iteration failed.
  public let rejectedSteps: Int

  /// Step by step, power by power from the first, component by component: the polynomial in $\theta \in [0, 1]$ across the
  /// step, without its constant term.
  let coefficients: [Double]

  /// The state at the last time.
  public var final: Vector { states[states.count - 1] }
}

extension ODESolution {
  /// The state at time `t` by the dense output of the method: exactly the stored state at the times of the steps, in
  /// between of order 4 for Dormand–Prince, 3 for Radau and RK4, 2 for Heun and midpoint, 1 for Euler.
  ///
  /// A time outside the interval of integration, or NaN, is a precondition failure. Cost: $O(\log n)$ for $n$ steps.
  public func callAsFunction(_ t: Double) -> Vector {
    let (first, last) = (times[0], times[times.count - 1])
    require(
      Swift.min(first, last) <= t && t <= Swift.max(first, last),
      "ODESolution: time \(t) is outside [\(Swift.min(first, last)), \(Swift.max(first, last))]")
    let step = stepIndex(containing: t)
    if times[step] == t { return states[step] }
    if times[step + 1] == t { return states[step + 1] }
    return interpolate(step, at: (t - times[step]) / (times[step + 1] - times[step]))
  }

  /// The last step that starts at or before `t` in the direction of integration.
  private func stepIndex(containing t: Double) -> Int {
    let isForward = times[times.count - 1] >= times[0]
    var low = 0
    var high = Swift.max(times.count - 1, 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isForward ? times[middle] <= t : times[middle] >= t { low = middle } else { high = middle }
    }
    return low
  }

  private func interpolate(_ step: Int, at theta: Double) -> Vector {
    let dimension = states[step].count
    let degree = coefficients.count / (dimension * (times.count - 1))
    let base = step * degree * dimension
    return Vector(count: dimension) { component in
      var sum = 0.0
      for power in stride(from: degree - 1, through: 0, by: -1) {
        sum = (sum + coefficients[base + power * dimension + component]) * theta
      }
      return states[step][component] + sum
    }
  }
}

/// Collects a solution while it is computed.
struct SolutionRecorder {
  private var times: [Double]
  private var states: [Vector]
  private var coefficients: [Double] = []
  var evaluations = 0
  var rejectedSteps = 0

  init(time: Double, state: Vector) { (times, states) = ([time], [state]) }

  mutating func append(time: Double, state: Vector, coefficients stepCoefficients: [Double]) {
    times.append(time)
    states.append(state)
    coefficients += stepCoefficients
  }

  var solution: ODESolution {
    ODESolution(
      times: Vector(storage: times), states: states, evaluations: evaluations, acceptedSteps: times.count - 1,
      rejectedSteps: rejectedSteps, coefficients: coefficients)
  }
}
