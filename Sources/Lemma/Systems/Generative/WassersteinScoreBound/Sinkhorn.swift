internal import Glibc

/// The entropic plan $\min_P \langle P, C\rangle + \epsilon\,\mathrm{KL}(P \,\|\, ab^\top)$ with marginals $a$ and $b$, which has the form
/// $P_{ij} = a_ib_je^{(f_i + g_j - C_{ij})/\epsilon}$.
///
/// The potentials obey $f_i = -\epsilon\operatorname{LSE}_j\big((g_j - C_{ij})/\epsilon + \log b_j\big)$ and likewise $g_j$. The first
/// round and every later absorption are computed in the log domain, so that costs may exceed $\epsilon$ by any factor; in between the
/// iteration runs on scalings of the kernel $e^{(f_i + g_j - C_{ij})/\epsilon}$, one pass over it and no exponential each.
/// When a scaling leaves $[e^{-50}, e^{50}]$ it is absorbed into the potentials and the kernel is formed anew.
///
/// `cost` is finite, one row for each source; `source` and `target` are not negative and sum to 1 (within $10^{-9}$), zeros allowed;
/// `regularization` is positive. Throws `NumericsError.notConverged` with the sum of the absolute marginal errors if that is above
/// `tolerance` after `maximumIterations`. Cost: $2nm$ operations an iteration.
/// Sources: Cuturi 2013, arXiv:1306.0895; Schmitzer, "Stabilized sparse scaling algorithms for entropy regularized transport
/// problems", 2019, arXiv:1610.06519.
public func sinkhorn(
  cost: Matrix, source: Vector, target: Vector, regularization: Double, tolerance: Double = 1e-12,
  maximumIterations: Int = 100_000
) throws -> TransportPlan {
  require(
    cost.rows == source.count && cost.columns == target.count,
    "sinkhorn: a cost of \(cost.rows) x \(cost.columns), \(source.count) sources and \(target.count) targets")
  require(regularization > 0 && regularization.isFinite, "sinkhorn: regularization must be positive")
  requireProbabilities(source, "sinkhorn", "source")
  requireProbabilities(target, "sinkhorn", "target")
  requireFinite("sinkhorn", cost)
  var iteration = SinkhornIteration(cost, source, target, regularization)
  var residual = Double.infinity
  for count in 0...Swift.max(0, maximumIterations) {
    residual = iteration.advance()
    if residual <= tolerance { return iteration.plan(after: count) }
  }
  throw NumericsError.notConverged(after: maximumIterations, residual: residual)
}

/// Potentials, the kernel they define, and scalings of it.
private struct SinkhornIteration {
  let cost: Matrix
  let source: [Double]
  let target: [Double]
  let epsilon: Double
  var f: [Double]
  var g: [Double]
  var kernel: [Double]
  var rowScale: [Double]
  var columnScale: [Double]
  private static let largestScale = exp(50.0)

  init(_ cost: Matrix, _ source: Vector, _ target: Vector, _ epsilon: Double) {
    (self.cost, self.source, self.target, self.epsilon) = (cost, source.elements, target.elements, epsilon)
    let g = [Double](repeating: 0, count: cost.columns)
    f = potential(cost, other: g, weights: target.elements, epsilon)
    self.g = potential(cost.transpose, other: f, weights: source.elements, epsilon)
    rowScale = [Double](repeating: 1, count: cost.rows)
    columnScale = [Double](repeating: 1, count: cost.columns)
    kernel = Lemma.kernel(cost, f, self.g, epsilon)
  }

  /// One round: the rows' scalings from the columns', then the columns' from the rows'. Returns the error of the rows' sums
  /// before; the columns' are exact at that moment.
  mutating func advance() -> Double {
    var residual = 0.0
    var columnSums = [Double](repeating: 0, count: cost.columns)
    let weighted = combineElements(target, columnScale) { $0 * $1 }
    kernel.withUnsafeBufferPointer { kernel in
      for row in 0..<cost.rows {
        let line = UnsafeBufferPointer(rebasing: kernel[row * cost.columns..<(row + 1) * cost.columns])
        let sum = weighted.withUnsafeBufferPointer { plainDot(line, $0) }
        residual += source[row] * (rowScale[row] * sum - 1).magnitude
        rowScale[row] = 1 / sum
        columnSums.withUnsafeMutableBufferPointer { addRow(source[row] / sum, line, to: $0) }
      }
    }
    for column in 0..<cost.columns { columnScale[column] = 1 / columnSums[column] }
    absorbIfNeeded()
    return residual
  }

  private mutating func absorbIfNeeded() {
    func isTame(_ x: Double) -> Bool { x <= Self.largestScale && x >= 1 / Self.largestScale }
    if rowScale.allSatisfy(isTame) && columnScale.allSatisfy(isTame) { return }
    let isSane = rowScale.allSatisfy { $0 > 0 && $0.isFinite } && columnScale.allSatisfy { $0 > 0 && $0.isFinite }
    if isSane {
      for row in f.indices { f[row] += epsilon * log(rowScale[row]) }
      for column in g.indices { g[column] += epsilon * log(columnScale[column]) }
    } else {
      // A whole row underflowed: back to the logarithms, from potentials that were sound.
      f = potential(cost, other: g, weights: target, epsilon)
      g = potential(cost.transpose, other: f, weights: source, epsilon)
    }
    rowScale = [Double](repeating: 1, count: f.count)
    columnScale = [Double](repeating: 1, count: g.count)
    kernel = Lemma.kernel(cost, f, g, epsilon)
  }

  func plan(after iterations: Int) -> TransportPlan {
    var coupling = kernel
    var total = 0.0
    for row in 0..<cost.rows {
      for column in 0..<cost.columns {
        let index = row * cost.columns + column
        coupling[index] *= source[row] * rowScale[row] * target[column] * columnScale[column]
        total += coupling[index] * cost.elements[index]
      }
    }
    let matrix = Matrix(rows: cost.rows, columns: cost.columns, storage: coupling)
    let error = marginalError(of: matrix, Vector(storage: source), Vector(storage: target))
    return TransportPlan(coupling: matrix, cost: total, iterations: iterations, marginalError: error)
  }
}

/// $-\epsilon\operatorname{LSE}_j\big((g_j - C_{ij})/\epsilon + \log w_j\big)$ for every row $i$.
private func potential(_ cost: Matrix, other g: [Double], weights: [Double], _ epsilon: Double) -> [Double] {
  let offsets = combineElements(g, weights) { $0 / epsilon + log($1) }
  return (0..<cost.rows).map { row in
    let line = cost[row: row]
    return -epsilon * logSumExp(Vector(storage: combineElements(offsets, line.elements) { $0 - $1 / epsilon }))
  }
}

/// $e^{(f_i + g_j - C_{ij})/\epsilon}$.
private func kernel(_ cost: Matrix, _ f: [Double], _ g: [Double], _ epsilon: Double) -> [Double] {
  var exponents = cost.elements
  let columns = cost.columns
  exponents.withUnsafeMutableBufferPointer { exponents in
    g.withUnsafeBufferPointer { g in
      for row in f.indices {
        let line = UnsafeMutableBufferPointer(rebasing: exponents[row * columns..<(row + 1) * columns])
        for column in 0..<columns { line[column] = (f[row] + g[column] - line[column]) / epsilon }
      }
    }
  }
  return exponentials(exponents)
}

/// $\sum_jx_jy_j$ in eight running sums.
private func plainDot(_ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>) -> Double {
  var sums = SIMD8<Double>.zero
  let (a, b) = (UnsafeRawPointer(x.baseAddress), UnsafeRawPointer(y.baseAddress))
  guard let a, let b else { return 0 }
  let whole = x.count & ~7
  for start in stride(from: 0, to: whole, by: 8) {
    let left = a.loadUnaligned(fromByteOffset: start &* 8, as: SIMD8<Double>.self)
    sums += left * b.loadUnaligned(fromByteOffset: start &* 8, as: SIMD8<Double>.self)
  }
  var rest = 0.0
  for index in whole..<x.count { rest += x[index] * y[index] }
  return sums.sum() + rest
}

private func addRow(_ factor: Double, _ x: UnsafeBufferPointer<Double>, to y: UnsafeMutableBufferPointer<Double>) {
  for index in 0..<x.count { y[index] += factor * x[index] }
}
