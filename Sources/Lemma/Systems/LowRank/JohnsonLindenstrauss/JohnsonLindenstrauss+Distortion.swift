extension JohnsonLindenstrauss {
  /// $\max_{i<j}\,\bigl\lvert\lVert A(x_i - x_j)\rVert^2/\lVert x_i - x_j\rVert^2 - 1\bigr\rvert$ over pairs of rows $x_i$ of `points`.
  ///
  /// Equal rows are skipped; fewer than two distinct rows give 0. `A` has as many columns as `points`, and all entries are
  /// finite. The rows are projected once and differences taken afterwards; a pair that lies close together compared with its
  /// distance from the first row, or whose squares leave the range of doubles, is projected as a difference instead, since
  /// subtracting its projections would leave rounding errors only. Cost: $2Nnm + N^2(n+m)$ operations for $N$ rows,
  /// and $2nm$ more per close pair.
  public static func maximumDistortion(of points: Matrix, projectedBy A: Matrix) -> Double {
    require(
      points.columns == A.columns,
      "maximumDistortion: points have \(points.columns) coordinates, the matrix \(A.columns) columns")
    require(points.elements.allSatisfy(\.isFinite), "maximumDistortion: points must be finite")
    require(A.elements.allSatisfy(\.isFinite), "maximumDistortion: the matrix must be finite")
    guard points.rows >= 2 else { return 0 }
    return ProjectedPoints(points, A).maximumDistortion
  }
}

/// Points and their projections, both relative to the first point.
private struct ProjectedPoints {
  let matrix: Matrix
  let points: Matrix
  let rows: [Vector]
  let projections: [Vector]

  init(_ points: Matrix, _ matrix: Matrix) {
    let first = points[row: 0]
    let shifted = Matrix(rowVectors: (0..<points.rows).map { points[row: $0] - first })
    let projected = (matrix * shifted.transpose).transpose
    (self.matrix, self.points) = (matrix, points)
    rows = (0..<points.rows).map { shifted[row: $0] }
    projections = (0..<points.rows).map { projected[row: $0] }
  }

  var maximumDistortion: Double {
    var largest = 0.0
    for i in 1..<rows.count {
      for j in 0..<i {
        guard let ratio = squaredRatio(i, j) else { continue }
        largest = Swift.max(largest, (ratio - 1).magnitude)
      }
    }
    return largest
  }

  /// $\lVert A(x_i - x_j)\rVert^2/\lVert x_i - x_j\rVert^2$, or `nil` for equal points.
  private func squaredRatio(_ i: Int, _ j: Int) -> Double? {
    let distance = (rows[i] - rows[j]).squaredNorm
    let scale = rows[i].squaredNorm + rows[j].squaredNorm
    // The projections' relative error is multiplied by the square root of this ratio.
    guard distance > 1e-6 * scale, 0x1p-900 < distance, scale < 0x1p900 else { return ratioOfDifference(i, j) }
    let projected = (projections[i] - projections[j]).squaredNorm
    return projected > 0x1p-900 ? projected / distance : ratioOfDifference(i, j)
  }

  /// The same from the difference itself, scaled to unit length.
  private func ratioOfDifference(_ i: Int, _ j: Int) -> Double? {
    let difference = points[row: i] - points[row: j]
    guard difference.norm > 0 else { return nil }
    let length = (matrix * difference.normalized()).norm
    return length * length
  }
}
