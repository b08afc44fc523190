/// An explicit Runge–Kutta method with a fixed step; the global error is of the order given.
public enum FixedStepMethod: Sendable {
  /// Order 1, one evaluation: $y + h f(t, y)$.
  case euler
  /// Order 2, two evaluations: the slope in the middle.
  case midpoint
  /// Order 2, two evaluations: the mean of the slopes at both ends.
  case heun
  /// Order 4, four evaluations: the classical method of Runge and Kutta.
  case rk4
}

extension FixedStepMethod {
  /// Where the stages lie in the step. In all four methods a stage depends only on the one before it.
  var nodes: [Double] {
    switch self {
    case .euler: [0]
    case .midpoint: [0, 0.5]
    case .heun: [0, 1]
    case .rk4: [0, 0.5, 0.5, 1]
    }
  }

  var weights: [Double] {
    switch self {
    case .euler: [1]
    case .midpoint: [0, 1]
    case .heun: [0.5, 0.5]
    case .rk4: [1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6]
    }
  }

  /// Whether the last stage approximates the slope at the end of the step.
  var endsAtNextTime: Bool { nodes.last == 1 }
}

/// The right-hand side of a system, counting its evaluations and checking the length of what it returns.
struct RightHandSide {
  private let function: (Double, Vector) -> Vector
  private let dimension: Int
  private(set) var evaluations = 0

  init(_ function: @escaping (Double, Vector) -> Vector, dimension: Int) {
    self.function = function
    self.dimension = dimension
  }

  mutating func callAsFunction(_ t: Double, _ y: Vector) -> Vector {
    evaluations += 1
    let slope = function(t, y)
    require(
      slope.count == dimension, "solveODE: f returned \(slope.count) components for a state of \(dimension)")
    return slope
  }
}

/// Whether every component is.
func isFinite(_ x: Vector) -> Bool { x.storage.allSatisfy(\.isFinite) }

/// $y + h \sum_j a_j k_j$.
func advance(_ y: Vector, _ h: Double, _ weights: [Double], _ slopes: [Vector]) -> Vector {
  var result = y
  for (weight, slope) in zip(weights, slopes) where weight != 0 { add(h * weight, slope, to: &result) }
  return result
}

/// $y \leftarrow y + a x$.
func add(_ factor: Double, _ x: Vector, to y: inout Vector) {
  x.storage.withUnsafeBufferPointer { x in
    y.storage.withUnsafeMutableBufferPointer { y in
      for index in x.indices { y[index] += factor * x[index] }
    }
  }
}
