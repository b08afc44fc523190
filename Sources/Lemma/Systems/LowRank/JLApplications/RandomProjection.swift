/// A random linear map $A$ from $m$ to $n$ dimensions with $\mathbb E\lVert Au\rVert^2 = \lVert u\rVert^2$ for every $u$.
///
/// Dimensions are positive. Cost of one vector: $2mn$ for the dense ensembles, $2mn/s$ for a sparse one beyond $s = 16$, and
/// $m'\log_2m'$ for the Hadamard transform, with $m'$ the next power of two.
public struct RandomProjection: Sendable {
  /// The law of the matrix. Entries have variance $1/n$, $n$ being the *output* dimension.
  public enum Ensemble: Sendable {
    /// Independent normal entries.
    case gaussian
    /// Independent signs $\pm1/\sqrt n$.
    case rademacher
    /// $\sqrt{s/n}\cdot\{+1, 0, -1\}$ with probabilities $\frac1{2s}, 1-\frac1s, \frac1{2s}$, $s \ge 1$; $s = 3$ is due to Achlioptas, 2003.
    case sparse(inverseDensity: Int)
    /// $\sqrt{m'/n}\,RHD$: random signs, a Walsh-Hadamard transform, $n \le m'$ of its $m'$ rows without replacement. The input is
    /// padded with zeros to the power of two $m'$. Source: Ailon, Chazelle, 2009; Tropp, 2011, arXiv:1011.1595.
    case subsampledHadamard
  }

  /// $m$.
  public let inputDimension: Int
  /// $n$.
  public let outputDimension: Int
  private let map: ProjectionMap

  /// Draws a matrix.
  public init(
    _ ensemble: Ensemble, from inputDimension: Int, to outputDimension: Int, using generator: inout SeededGenerator
  ) {
    require(
      inputDimension > 0 && outputDimension > 0,
      "RandomProjection: dimensions must be positive, got \(inputDimension) to \(outputDimension)")
    (self.inputDimension, self.outputDimension) = (inputDimension, outputDimension)
    map = ProjectionMap(ensemble, inputDimension, outputDimension, &generator)
  }

  /// $Ax$.
  public func callAsFunction(_ x: Vector) -> Vector {
    require(
      x.count == inputDimension, "RandomProjection: \(x.count) coordinates for the input dimension \(inputDimension)")
    switch map {
    case .dense(let matrix): return matrix * x
    case .sparse(let matrix): return matrix * x
    case .hadamard(let transform): return transform(x)
    }
  }

  /// Every row projected.
  public func callAsFunction(_ points: Matrix) -> Matrix {
    require(
      points.columns == inputDimension,
      "RandomProjection: points with \(points.columns) coordinates for the input dimension \(inputDimension)")
    if case .dense(let matrix) = map { return productTransposingSecond(points, matrix) }
    guard points.rows > 0 else { return Matrix(rows: 0, columns: outputDimension) }
    return Matrix(rowVectors: (0..<points.rows).map { self(points[row: $0]) })
  }

  /// $A$ itself, output × input dimension, also where it is not stored as such.
  public var matrix: Matrix {
    switch map {
    case .dense(let matrix): return matrix
    case .sparse(let matrix): return matrix.dense
    case .hadamard(let transform): return transform.dense
    }
  }
}
