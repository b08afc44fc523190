/// Approximations of a product $XY = \sum_i x_iy_i^\top$ ($x_i$ columns of $X$, $y_i^\top$ rows of $Y$) that keep only some of its terms.
///
/// Everywhere the columns of `X` are as many as the rows of `Y`.
///
/// Source: Drineas, Kannan, Mahoney, "Fast Monte Carlo algorithms for matrices I", SIAM J. Comput. 36, 2006.
public enum ColumnRowApproximation {
  /// $p_i = \lVert x_i\rVert\lVert y_i\rVert / \sum_j\lVert x_j\rVert\lVert y_j\rVert$, which minimises the expected error of sampling; uniform if
  /// every term vanishes.
  public static func optimalProbabilities(_ X: Matrix, _ Y: Matrix) -> Vector {
    let weights = termNorms("optimalProbabilities", X, Y)
    let largest = max(concatenate(weights, [0]))
    guard largest > 0 else { return Vector(repeating: 1 / Double(weights.count), count: weights.count) }
    let scaled = weights / largest
    return scaled / sum(scaled)
  }

  /// $\mathbb E\lVert\hat S - XY\rVert_F^2 = \frac1r\bigl(\sum_i\lVert x_i\rVert^2\lVert y_i\rVert^2/p_i - \lVert XY\rVert_F^2\bigr)$ for the estimator $\hat S$ of
  /// ``sample(_:_:samples:using:)`` under any probabilities $p$.
  ///
  /// $r \ge 1$; $p \ge 0$ with sum 1 to $10^{-9}$, positive wherever $\lVert x_i\rVert\lVert y_i\rVert$ is.
  public static func expectedSquaredError(
    _ X: Matrix, _ Y: Matrix, samples r: Int, probabilities p: Vector
  ) -> Double {
    let weights = termNorms("expectedSquaredError", X, Y)
    require(r >= 1, "expectedSquaredError: samples must be at least 1, got \(r)")
    requireProbabilities(p, weights)
    let second = Vector(count: p.count) { weights[$0] > 0 ? weights[$0] / p[$0] * weights[$0] : 0 }
    let product = (X * Y).frobeniusNorm
    return Swift.max(0, sum(second) - product * product) / Double(r)
  }

  /// The indices of the `count` largest $\lVert x_i\rVert\lVert y_i\rVert$, ascending; ties go to the lower index.
  public static func largestProducts(_ X: Matrix, _ Y: Matrix, count r: Int) -> [Int] {
    let weights = termNorms("largestProducts", X, Y)
    require(r >= 0 && r <= weights.count, "largestProducts: count must lie in 0...\(weights.count), got \(r)")
    let order = (0..<weights.count).sorted { weights[$0] > weights[$1] || (weights[$0] == weights[$1] && $0 < $1) }
    return order.prefix(r).sorted()
  }

  /// $\sum_{i\in\mathtt{indices}} x_iy_i^\top$.
  public static func approximation(_ X: Matrix, _ Y: Matrix, keeping indices: [Int]) -> Matrix {
    requireInner("approximation", X, Y)
    return X.selecting(columns: indices) * Y.selecting(rows: indices)
  }

  /// $\frac1r\sum_j x_{s_j}y_{s_j}^\top/p_{s_j}$ with $r \ge 1$ indices drawn with replacement from ``optimalProbabilities(_:_:)``: an
  /// unbiased estimate of $XY$. Cost $2mnr$ and one pass over both matrices.
  public static func sample(
    _ X: Matrix, _ Y: Matrix, samples r: Int, using generator: inout SeededGenerator
  ) -> Matrix {
    require(r >= 1, "sample: samples must be at least 1, got \(r)")
    let probabilities = optimalProbabilities(X, Y)
    guard X.columns > 0 else { return Matrix(rows: X.rows, columns: Y.columns) }
    let table = AliasTable(probabilities)
    let indices = (0..<r).map { _ in table.sample(using: &generator) }
    let kept = Matrix(rows: X.rows, columns: r) { row, draw in
      X[row, indices[draw]] / (Double(r) * probabilities[indices[draw]])
    }
    return kept * Y.selecting(rows: indices)
  }
}

/// $\lVert x_i\rVert\lVert y_i\rVert$.
private func termNorms(_ function: String, _ X: Matrix, _ Y: Matrix) -> Vector {
  requireInner(function, X, Y)
  return Vector(count: X.columns) { X[column: $0].norm * Y[row: $0].norm }
}

private func requireInner(_ function: String, _ X: Matrix, _ Y: Matrix) {
  require(X.columns == Y.rows, "\(function): matrices \(X.shape) and \(Y.shape) do not multiply")
}

private func requireProbabilities(_ p: Vector, _ weights: Vector) {
  require(
    p.count == weights.count, "expectedSquaredError: \(p.count) probabilities for \(weights.count) terms")
  require(p.elements.allSatisfy { $0 >= 0 }, "expectedSquaredError: probabilities must not be negative")
  require((sum(p) - 1).magnitude <= 1e-9, "expectedSquaredError: probabilities must add up to 1, got \(sum(p))")
  for index in 0..<p.count {
    require(
      p[index] > 0 || weights[index] == 0, "expectedSquaredError: term \(index) does not vanish but has probability 0")
  }
}
