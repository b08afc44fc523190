/// The three stages of a Radau step as increments over the state at its start, and the iteration that finds them.
struct RadauStages {
  /// $Z_i = Y_i - y$.
  private(set) var increments: [Vector]
  /// $W = (T^{-1} \otimes I)\,Z$.
  private var transformed: [[Double]]

  static let maximumIterations = 6

  enum Outcome {
    /// After so many iterations, the last of which shrank the correction by this factor.
    case converged(iterations: Int, rate: Double)
    case diverged(nonFinite: Bool)
  }

  init(startingFrom increments: [Vector]) {
    self.increments = increments
    transformed = RadauTableau.inverse.map { row in
      (0..<increments[0].count).map { component in
        row[0] * increments[0][component] + row[1] * increments[1][component] + row[2] * increments[2][component]
      }
    }
  }

  /// Simplified Newton iterations until the expected remaining correction is below `tolerance` in the error norm.
  mutating func iterate(
    _ f: inout RightHandSide, _ t: Double, _ y: Vector, _ systems: RadauSystems, _ tolerances: Tolerances,
    tolerance: Double
  ) -> Outcome {
    var previousSize = 0.0
    var rate = 0.0
    for iteration in 1...Self.maximumIterations {
      let size = correct(&f, t, y, systems, tolerances)
      guard size.isFinite else { return .diverged(nonFinite: true) }
      if iteration > 1 {
        rate = size / previousSize
        let remaining = Double(Self.maximumIterations - iteration)
        if rate >= 1 || pow(rate, remaining) / (1 - rate) * size > tolerance { return .diverged(nonFinite: false) }
      }
      if size == 0 || (iteration > 1 && rate / (1 - rate) * size < tolerance) {
        return .converged(iterations: iteration, rate: rate)
      }
      previousSize = size
    }
    return .diverged(nonFinite: false)
  }

  /// One iteration; returns the norm of the correction.
  private mutating func correct(
    _ f: inout RightHandSide, _ t: Double, _ y: Vector, _ systems: RadauSystems, _ tolerances: Tolerances
  ) -> Double {
    let n = y.count
    let slopes = (0..<3).map { f(t + RadauTableau.nodes[$0] * systems.h, y + increments[$0]) }
    let (gamma, alpha, beta) = (
      RadauTableau.gamma / systems.h, RadauTableau.alpha / systems.h, RadauTableau.beta / systems.h
    )
    var real = [Double](repeating: 0, count: n)
    var complex = [Double](repeating: 0, count: 2 * n)
    for component in 0..<n {
      let (w0, w1, w2) = (transformed[0][component], transformed[1][component], transformed[2][component])
      let (f0, f1, f2) = (slopes[0][component], slopes[1][component], slopes[2][component])
      real[component] = Self.combine(RadauTableau.inverse[0], f0, f1, f2) - gamma * w0
      complex[component] = Self.combine(RadauTableau.inverse[1], f0, f1, f2) - (alpha * w1 - beta * w2)
      complex[n + component] = Self.combine(RadauTableau.inverse[2], f0, f1, f2) - (beta * w1 + alpha * w2)
    }
    systems.solveReal(&real)
    systems.solveComplex(&complex)
    return apply(real, complex, y, tolerances)
  }

  /// Adds the corrections and transforms back; returns their norm over all three.
  private mutating func apply(_ real: [Double], _ complex: [Double], _ y: Vector, _ tolerances: Tolerances) -> Double {
    let n = y.count
    var sum = 0.0
    for component in 0..<n {
      let corrections = (real[component], complex[component], complex[n + component])
      transformed[0][component] += corrections.0
      transformed[1][component] += corrections.1
      transformed[2][component] += corrections.2
      let (w0, w1, w2) = (transformed[0][component], transformed[1][component], transformed[2][component])
      for stage in 0..<3 {
        increments[stage][component] = Self.combine(RadauTableau.transformation[stage], w0, w1, w2)
      }
      // A component that starts at 0 is measured by how far it goes, or a purely relative tolerance would allow nothing.
      let magnitude = y[component] == 0 ? increments[2][component].magnitude : y[component].magnitude
      // Divided before they are squared: states of 10^160 and tolerances of 10^-160 have no squares.
      let inverse = 1 / (tolerances.absolute + tolerances.relative * magnitude)
      let ratios = (corrections.0 * inverse, corrections.1 * inverse, corrections.2 * inverse)
      let squares = ratios.0 * ratios.0 + ratios.1 * ratios.1 + ratios.2 * ratios.2
      sum += corrections == (0, 0, 0) ? 0 : squares
    }
    return n == 0 ? 0 : (sum / Double(3 * n)).squareRoot()
  }

  private static func combine(_ row: [Double], _ a: Double, _ b: Double, _ c: Double) -> Double {
    row[0] * a + row[1] * b + row[2] * c
  }

  /// The coefficients of the collocation polynomial in $\theta$, power by power.
  var denseCoefficients: [Double] {
    let n = increments[0].count
    var coefficients = [Double](repeating: 0, count: 3 * n)
    for power in 0..<3 {
      for component in 0..<n {
        coefficients[power * n + component] = Self.combine(
          RadauTableau.collocation[power], increments[0][component], increments[1][component],
          increments[2][component])
      }
    }
    return coefficients
  }

  /// The combination of the stages in the error estimate, without the factor $1/h$.
  func errorCombination(_ component: Int) -> Double {
    Self.combine(
      RadauTableau.errorWeights, increments[0][component], increments[1][component], increments[2][component])
  }
}
