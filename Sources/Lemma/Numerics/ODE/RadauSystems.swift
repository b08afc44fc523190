/// The two linear systems of a simplified Newton iteration, $(\gamma/h)\,I - J$ and $((\alpha + i\beta)/h)\,I - J$.
struct RadauSystems {
  /// The step they belong to.
  let h: Double
  private let dimension: Int
  private let real: DenseFactors
  /// The complex system as a real one of twice the order, real parts first.
  private let complex: DenseFactors

  init(jacobian: [Double], dimension n: Int, step h: Double) {
    self.h = h
    dimension = n
    let (gamma, alpha, beta) = (RadauTableau.gamma / h, RadauTableau.alpha / h, RadauTableau.beta / h)
    var shifted = jacobian.map { -$0 }
    for index in 0..<n { shifted[index * n + index] += gamma }
    real = DenseFactors(shifted, order: n)
    var doubled = [Double](repeating: 0, count: 4 * n * n)
    for row in 0..<n {
      for column in 0..<n {
        let element = (row == column ? alpha : 0) - jacobian[row * n + column]
        doubled[row * 2 * n + column] = element
        doubled[(row + n) * 2 * n + column + n] = element
      }
      doubled[row * 2 * n + row + n] = -beta
      doubled[(row + n) * 2 * n + row] = beta
    }
    complex = DenseFactors(doubled, order: 2 * n)
  }

  func solveReal(_ b: inout [Double]) { real.solve(&b) }

  /// The right-hand side is the real part followed by the imaginary part.
  func solveComplex(_ b: inout [Double]) { complex.solve(&b) }
}

/// $\partial f / \partial y$, row by row: the caller's or one-sided differences.
struct JacobianSource {
  private let supplied: ((Double, Vector) -> Matrix)?

  init(_ supplied: ((Double, Vector) -> Matrix)?) { self.supplied = supplied }

  func callAsFunction(_ f: inout RightHandSide, _ t: Double, _ y: Vector, slope: Vector) -> [Double] {
    let n = y.count
    if let supplied {
      let matrix = supplied(t, y)
      require(
        matrix.rows == n && matrix.columns == n,
        "solveODE: the Jacobian is \(matrix.rows) x \(matrix.columns) for a state of \(n)")
      return matrix.elements
    }
    var elements = [Double](repeating: 0, count: n * n)
    var shifted = y
    for column in 0..<n {
      let magnitude = Swift.max(1e-5, y[column].magnitude)
      // Above 1 relative to the state: the root of it would be lost beside states of 10^16.
      let step = Double.ulpOfOne.squareRoot() * Swift.max(magnitude, magnitude.squareRoot())
      shifted[column] = y[column] + step
      let change = f(t, shifted)
      let distance = shifted[column] - y[column]
      for row in 0..<n { elements[row * n + column] = (change[row] - slope[row]) / distance }
      shifted[column] = y[column]
    }
    return elements
  }
}
