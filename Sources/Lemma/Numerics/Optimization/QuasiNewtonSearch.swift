/// A function to be minimised. The gradient is only asked for at the point whose value was asked for last.
struct Objective {
  let value: (Vector) -> Double
  let gradient: (Vector) -> Vector
}

/// L-BFGS: the iteration around the line search.
struct QuasiNewtonSearch {
  struct Outcome {
    let x: Vector
    let value: Double
    let gradientNorm: Double
    let iterations: Int
    let converged: Bool
  }

  private let objective: Objective
  private var x: Vector
  private var value: Double
  private var gradient: Vector
  private var history = StepHistory(capacity: 10)
  /// Iterations since the value or the gradient last improved: when rounding is all that is left, neither does.
  private var idleIterations = 0
  private var smallestGradient = Double.infinity

  private init(_ objective: Objective, _ x0: Vector) {
    (self.objective, x) = (objective, x0)
    value = objective.value(x0)
    gradient = value.isFinite ? objective.gradient(x0) : Vector(repeating: .nan, count: x0.count)
    require(gradient.count == x0.count, "minimize: the gradient has \(gradient.count) elements, x has \(x0.count)")
  }

  static func run(
    _ objective: Objective, from x0: Vector, _ gradientTolerance: Double, _ maximumIterations: Int
  ) -> Outcome {
    require(gradientTolerance >= 0, "minimize: gradientTolerance must not be negative, got \(gradientTolerance)")
    require(maximumIterations >= 0, "minimize: maximumIterations must not be negative, got \(maximumIterations)")
    if let index = x0.elements.firstIndex(where: { !$0.isFinite }) {
      preconditionFailed("minimize: the starting point contains \(x0[index]) at \(index)")
    }
    var search = QuasiNewtonSearch(objective, x0)
    var iterations = 0
    while search.gradient.norm > gradientTolerance && iterations < maximumIterations {
      iterations += 1
      guard search.step() else { break }
    }
    let norm = search.gradient.norm
    return Outcome(
      x: search.x, value: search.value, gradientNorm: norm, iterations: iterations,
      converged: norm <= gradientTolerance)
  }

  /// One line search; false when no step decreases the value, neither along the quasi-Newton direction nor down the gradient.
  private mutating func step() -> Bool {
    if search(along: history.direction(for: gradient)) { return idleIterations < 10 }
    if history.isEmpty { return false }
    history.removeAll()
    return search(along: -gradient) && idleIterations < 10
  }

  private mutating func search(along direction: Vector) -> Bool {
    // Without a history the gradient says nothing about the length of the step.
    let firstStep = history.isEmpty ? Swift.min(1, 1 / gradient.norm) : 1
    var lineSearch = LineSearch(objective, from: x, along: direction, value: value, gradient: gradient)
    guard let end = lineSearch.run(firstStep: firstStep) else { return false }
    history.append(step: end.x - x, change: end.gradient - gradient)
    let norm = end.gradient.norm
    let isProgress = end.value < value || norm < smallestGradient
    idleIterations = isProgress ? 0 : idleIterations + 1
    smallestGradient = Swift.min(smallestGradient, norm)
    (x, value, gradient) = (end.x, end.value, end.gradient)
    return true
  }
}

/// The last steps $s$ and changes of the gradient $y$, which stand for the inverse of the Hessian.
private struct StepHistory {
  private struct Pair {
    let step: Vector
    let change: Vector
    /// $1 / s^\top y$.
    let inverse: Double
  }

  private let capacity: Int
  private var pairs: [Pair] = []

  init(capacity: Int) { self.capacity = capacity }

  var isEmpty: Bool { pairs.isEmpty }

  mutating func removeAll() { pairs.removeAll() }

  /// Adds a pair, unless the curvature along the step is not clearly positive.
  mutating func append(step: Vector, change: Vector) {
    let curvature = dot(step, change)
    guard curvature > 1e-10 * change.squaredNorm, curvature.isFinite else { return }
    if pairs.count == capacity { pairs.removeFirst() }
    pairs.append(Pair(step: step, change: change, inverse: 1 / curvature))
  }

  /// Minus the product of the approximate inverse Hessian with the gradient: the two-loop recursion.
  func direction(for gradient: Vector) -> Vector {
    var direction = -gradient
    guard let newest = pairs.last else { return direction }
    var weights = [Double](repeating: 0, count: pairs.count)
    for index in pairs.indices.reversed() {
      weights[index] = pairs[index].inverse * dot(pairs[index].step, direction)
      add(-weights[index], pairs[index].change, to: &direction)
    }
    direction *= 1 / (newest.inverse * newest.change.squaredNorm)
    for (pair, weight) in zip(pairs, weights) {
      add(weight - pair.inverse * dot(pair.change, direction), pair.step, to: &direction)
    }
    return direction
  }
}
