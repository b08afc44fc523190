/// $M \approx CZ$ with $C = M_{:,S}$ made of $r$ of the matrix's own columns and the coefficients $Z = C^\dagger M$.
///
/// Source: Cheng, Gimbutas, Martinsson, Rokhlin, "On the compression of low rank matrices", SIAM J. Sci. Comput. 26, 2005.
public struct InterpolativeDecomposition: Sendable {
  /// $S$, in order of selection.
  public let columns: [Int]
  /// $Z$, rank × columns of $M$; exactly the identity on the selected columns.
  public let coefficients: Matrix
  /// $\lVert M - CZ\rVert_F$.
  public let residual: Double

  /// The number of selected columns: what was asked for, or the numerical rank if that is less.
  public var rank: Int { columns.count }

  /// The largest $\lvert z_{ij}\rvert$ over the columns that were not selected; 0 if there are none.
  public var maximumCoefficient: Double {
    let selected = Set(columns)
    var largest = 0.0
    for column in 0..<coefficients.columns where !selected.contains(column) {
      for row in 0..<rank { largest = Swift.max(largest, coefficients[row, column].magnitude) }
    }
    return largest
  }

  /// $C$, the selected columns of `M`.
  public func skeleton(of M: Matrix) -> Matrix {
    requireDecomposed(M, "skeleton")
    return M.selecting(columns: columns)
  }

  /// $CZ$.
  public func reconstruct(from M: Matrix) -> Matrix {
    requireDecomposed(M, "reconstruct")
    return skeleton(of: M) * coefficients
  }

  private func requireDecomposed(_ M: Matrix, _ function: String) {
    require(
      M.columns == coefficients.columns,
      "\(function): the decomposition is of a matrix with \(coefficients.columns) columns, got \(M.shape)")
  }

  /// What the columns of a randomised decomposition are chosen from.
  public enum Sketch: Sendable {
    /// Pivots of $\Omega M$, $\Omega$ normal with `oversampling` rows more than the rank.
    case gaussian(oversampling: Int)
    /// Pivots of `count` columns drawn without replacement.
    case columnSubset(count: Int)
  }
}
