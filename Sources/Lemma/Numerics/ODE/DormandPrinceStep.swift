/// One step of the pair of Dormand and Prince of orders 5 and 4.
///
/// The seventh stage is the first of the next step, so that an accepted step costs six evaluations.
/// Source: Dormand, Prince, "A family of embedded Runge–Kutta formulae", 1980; the quartic dense output is Shampine's,
/// in Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations I", 1993, section II.6.
struct DormandPrinceStep {
  private let start: Vector
  private let h: Double
  private let slopes: [Vector]
  /// The state at the end, of order 5.
  let next: Vector

  /// `slope` is $f(t, y)$.
  init(_ f: inout RightHandSide, _ t: Double, _ y: Vector, slope: Vector, step h: Double) {
    var slopes = [slope]
    slopes.reserveCapacity(7)
    for (node, row) in zip(Self.nodes, Self.rows) {
      slopes.append(f(t + node * h, advance(y, h, row, slopes)))
    }
    next = advance(y, h, Self.weights, slopes)
    slopes.append(f(t + h, next))
    (start, self.h, self.slopes) = (y, h, slopes)
  }

  /// $f$ at the end of the step.
  var endSlope: Vector { slopes[6] }

  /// The root mean square of the components' errors over $a + r \max(|y_i|, |\hat y_i|)$.
  func errorNorm(_ tolerances: Tolerances) -> Double {
    var error = Vector(start.count)
    for (weight, slope) in zip(Self.errorWeights, slopes) { add(h * weight, slope, to: &error) }
    return tolerances.norm(of: error, start, next)
  }

  /// The coefficients of the quartic in $\theta$ across the step.
  var denseCoefficients: [Double] {
    let dimension = start.count
    var coefficients = [Double](repeating: 0, count: 4 * dimension)
    for component in 0..<dimension {
      let change = next[component] - start[component]
      let first = h * slopes[0][component]
      var quartic = 0.0
      for (weight, slope) in zip(Self.denseWeights, slopes) { quartic += h * weight * slope[component] }
      let cubic = 2 * change - first - h * slopes[6][component]
      coefficients[component] = first
      coefficients[dimension + component] = change - first + cubic + quartic
      coefficients[2 * dimension + component] = -cubic - 2 * quartic
      coefficients[3 * dimension + component] = quartic
    }
    return coefficients
  }
}

extension DormandPrinceStep {
  private static let nodes = [1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1]

  private static let rows: [[Double]] = [
    [1.0 / 5],
    [3.0 / 40, 9.0 / 40],
    [44.0 / 45, -56.0 / 15, 32.0 / 9],
    [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
    [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
  ]

  private static let weights = [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84]

  /// The weights of order 5 minus those of order 4.
  private static let errorWeights = [
    71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40,
  ]

  private static let denseWeights = [
    -12715105075.0 / 11_282_082_432, 0, 87487479700.0 / 32_700_410_799, -10690763975.0 / 1_880_347_072,
    701980252875.0 / 199_316_789_632, -1453857185.0 / 822_651_844, 69997945.0 / 29_380_423,
  ]
}
