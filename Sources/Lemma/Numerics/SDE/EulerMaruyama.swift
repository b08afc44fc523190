/// A path of $dX = b(t, X)\,dt + \sigma(t, X)\,dW$ (Itô) by the Euler–Maruyama scheme, $X_{k+1} = X_k + b h + \sigma \sqrt h\,\xi_k$.
///
/// The noise is diagonal: `diffusion` returns one coefficient for each component, `drift` likewise. Normals are drawn step
/// by step, component by component. Strong order 1/2, weak order 1. For a Stratonovich equation add
/// $\frac12 \sigma \sigma'$ to the drift. `steps` must be at least 1 and `t1 > t0`, both finite; the last time is exactly
/// `t1`. NaN propagates. A step costs one call of each function and one normal for each component; every state is kept.
/// Source: Kloeden, Platen, "Numerical Solution of Stochastic Differential Equations", 1992.
public func eulerMaruyama(
  drift: (Double, Vector) -> Vector, diffusion: (Double, Vector) -> Vector, initial x0: Vector, from t0: Double,
  to t1: Double, steps: Int, using generator: inout SeededGenerator
) -> SDEPath {
  let grid = TimeGrid("eulerMaruyama", from: t0, to: t1, steps: steps)
  var states = [x0]
  states.reserveCapacity(steps + 1)
  var state = x0
  for index in 0..<steps {
    let (slope, spread) = (drift(grid[index], state), diffusion(grid[index], state))
    require(
      slope.count == x0.count && spread.count == x0.count,
      "eulerMaruyama: drift of \(slope.count) and diffusion of \(spread.count) components for a state of \(x0.count)")
    for component in 0..<x0.count {
      state[component] += slope[component] * grid.step + spread[component] * (grid.rootStep * generator.normal())
    }
    states.append(state)
  }
  return SDEPath(times: Vector(count: steps + 1) { grid[$0] }, states: states)
}

/// The final states of independent paths of a scalar equation by the Euler–Maruyama scheme, path after path in the
/// generator's order.
///
/// See `eulerMaruyama`, of which it gives the final states. `paths` must not be negative. The memory is one number for
/// each path.
public func eulerMaruyamaEnsemble(
  drift: (Double, Double) -> Double, diffusion: (Double, Double) -> Double, initial x0: Double, from t0: Double,
  to t1: Double, steps: Int, paths: Int, using generator: inout SeededGenerator
) -> Vector {
  let grid = TimeGrid("eulerMaruyamaEnsemble", from: t0, to: t1, steps: steps)
  require(paths >= 0, "eulerMaruyamaEnsemble: paths must not be negative, got \(paths)")
  return Vector(count: paths) { _ in
    var state = x0
    for index in 0..<steps {
      let time = grid[index]
      let noise = grid.rootStep * generator.normal()
      state += drift(time, state) * grid.step + diffusion(time, state) * noise
    }
    return state
  }
}

/// Equally spaced times, the last exactly the end.
private struct TimeGrid {
  let step: Double
  let rootStep: Double
  private let start: Double
  private let end: Double
  private let steps: Int

  init(_ function: StaticString, from t0: Double, to t1: Double, steps: Int) {
    require(steps >= 1, "\(function): steps must be at least 1, got \(steps)")
    requireInterval(function, t0, t1)
    require(t1 > t0, "\(function): the end \(t1) must be after the start \(t0)")
    (start, end, self.steps) = (t0, t1, steps)
    step = (t1 - t0) / Double(steps)
    rootStep = step.squareRoot()
  }

  subscript(index: Int) -> Double { index == steps ? end : start + Double(index) * step }
}
