internal import Glibc

extension RotaryEmbedding {
  /// $\mathcal R_tx$: every pair turned by its angle at this position, which need not be an integer.
  ///
  /// Products depend on differences of positions only, $\langle\mathcal R_tx,\mathcal R_uy\rangle=\langle x,\mathcal R_{u-t}y\rangle$, and norms are preserved.
  ///
  /// - Parameter x: As many components as `dimension`.
  public func rotated(_ x: Vector, position: Double) -> Vector {
    require(x.count == dimension, "rotated: a vector of \(x.count) components, expected \(dimension)")
    var result = x
    result.storage.withUnsafeMutableBufferPointer { rotate($0, position: position) }
    return result
  }

  /// Each row at its own position. $O(nd)$: a sine and a cosine for each pair, never a matrix of rotations.
  ///
  /// - Parameters:
  ///   - X: n rows of `dimension` components.
  ///   - positions: n positions.
  public func rotated(_ X: Matrix, positions: Vector) -> Matrix {
    require(X.columns == dimension, "rotated: a matrix of shape \(X.shape), expected \(dimension) columns")
    require(positions.count == X.rows, "rotated: \(positions.count) positions for a matrix of shape \(X.shape)")
    var result = X
    result.storage.withUnsafeMutableBufferPointer { elements in
      for (row, position) in positions.storage.enumerated() {
        let line = elements[row * dimension..<(row + 1) * dimension]
        rotate(UnsafeMutableBufferPointer(rebasing: line), position: position)
      }
    }
    return result
  }

  /// Row $i$ at position `origin` $+i\,$`step`.
  func rotated(_ X: Matrix, from origin: Double = 0, step: Double = 1) -> Matrix {
    rotated(X, positions: Vector(count: X.rows) { origin + Double($0) * step })
  }

  private func rotate(_ x: UnsafeMutableBufferPointer<Double>, position: Double) {
    require(position.isFinite, "rotated: the position must be finite, got \(position)")
    let half = dimension / 2
    for pair in 0..<half {
      let (first, second) = layout == .interleaved ? (2 * pair, 2 * pair + 1) : (pair, pair + half)
      let angle = position * frequencies.storage[pair]
      let (cosine, sine) = (Glibc.cos(angle), Glibc.sin(angle))
      let (a, b) = (x[first], x[second])
      x[first] = a * cosine - b * sine
      x[second] = a * sine + b * cosine
    }
  }
}
