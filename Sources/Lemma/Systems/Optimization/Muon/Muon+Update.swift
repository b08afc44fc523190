extension Muon: GuardedOptimizer {
  var momentCount: Int { 1 }

  /// Elements of an orthogonal matrix are at most 1, and no matrix has $10^{24}$ rows. Iterations with coefficients of one's own may
  /// diverge, and the momentum itself may overflow.
  func directionBound(gradient: Double) -> Double {
    if case .newtonSchulz(_, let coefficients) = orthogonalization,
      ![.muon, .quintic, .cubic].contains(coefficients)
    {
      return .infinity
    }
    if case .rms(let size) = scale { return 1e12 * size.magnitude + gradient / (1 - momentum) }
    return 1e12 + gradient / (1 - momentum)
  }

  mutating func update(_ parameter: inout Parameter, gradient: Parameter, index: Int) {
    accumulate(gradient, index)
    let direction = orthogonalized(momentumMatrix(gradient, index))
    let (rate, decay) = (learningRate, weightDecay)
    let scale = factor(direction.rows, direction.columns)
    direction.storage.withUnsafeBufferPointer { direction in
      parameter.updateElements { theta in
        for i in 0..<theta.count { theta[i] -= rate * (scale * direction[i] + decay * theta[i]) }
      }
    }
  }

  private mutating func accumulate(_ gradient: Parameter, _ index: Int) {
    let momentum = momentum
    state.buffers[0][index].withUnsafeMutableBufferPointer { m in
      gradient.elements.withUnsafeBufferPointer { g in
        for i in 0..<m.count { m[i] = momentum * m[i] + g[i] }
      }
    }
  }

  /// $M$, or $\beta M + G$ to look ahead; a vector as a column.
  private func momentumMatrix(_ gradient: Parameter, _ index: Int) -> Matrix {
    let average = state.buffers[0][index]
    let elements = nesterov ? combineElements(average, gradient.elements) { momentum * $0 + $1 } : average
    switch gradient {
    case .vector(let vector): return Matrix(rows: vector.count, columns: 1, storage: elements)
    case .matrix(let matrix): return Matrix(rows: matrix.rows, columns: matrix.columns, storage: elements)
    }
  }

  private func orthogonalized(_ matrix: Matrix) -> Matrix {
    // The momentum has overflowed: the step is a trial, and its failure is found by what it leaves.
    guard matrix.storage.isFinite else { return matrix }
    switch orthogonalization {
    case .svd: return msign(matrix)
    case .newtonSchulz(let iterations, let coefficients):
      return msign(matrix, iterations: iterations, coefficients: coefficients)
    }
  }

  private func factor(_ rows: Int, _ columns: Int) -> Double {
    switch scale {
    case .unit: 1
    case .spectral: max(1, Double(rows) / Double(max(columns, 1))).squareRoot()
    case .rms(let size): size * Double(max(rows, columns)).squareRoot()
    }
  }
}
