/// A singular value with its singular vectors, $W v = \sigma u$.
public struct SingularTriple: Sendable {
  public var value: Double
  public var left, right: Vector
}

/// The largest singular value with its vectors, by SVD; the component of largest magnitude of the left vector is positive.
///
/// `matrix` must be finite and not empty.
public func topSingularTriple(of matrix: Matrix) -> SingularTriple {
  require(!matrix.storage.isEmpty, "topSingularTriple: the matrix is empty (\(matrix.shape))")
  let (u, s, vT) = svd(matrix)
  return SingularTriple(value: s[0], left: u[column: 0], right: vT[row: 0])
}

/// A fixed number of power iterations, $x \leftarrow W^\top Wx/\lVert W^\top Wx\rVert$: $\sigma_1$ from below as $\lVert Wx\rVert$.
///
/// The angle to $v_1$ shrinks by $(\sigma_2/\sigma_1)^2$ an iteration, the error of the value by its square. From the vector of
/// ones unless `start` is given: deterministic, but blind to a $v_1$ orthogonal to it (`powerIteration(_:tolerance:…)` starts at random
/// and stops by itself). A zero matrix has value 0 and a zero left vector; a zero start is a precondition failure. Two
/// products with the matrix an iteration.
public func powerIteration(_ matrix: Matrix, from start: Vector? = nil, iterations: Int) -> SingularTriple {
  require(!matrix.storage.isEmpty, "powerIteration: the matrix is empty (\(matrix.shape))")
  require(iterations >= 0, "powerIteration: iterations must not be negative, got \(iterations)")
  requireFinite("powerIteration", matrix)
  let start = start ?? Vector(repeating: 1, count: matrix.columns)
  require(
    start.count == matrix.columns,
    "powerIteration: a start of \(start.count) elements for a matrix \(matrix.shape)")
  require(start.contains { $0 != 0 }, "powerIteration: the start is zero")
  let scaling = RangeScaling(matrix.storage)
  let scaled = Matrix(rows: matrix.rows, columns: matrix.columns, storage: scaling.scaled(matrix.storage))
  var right = start.normalized()
  for _ in 0..<iterations {
    let image = scaled.transposeTimes(scaled * right)
    // In the null space: further iterations would not leave it.
    guard image.contains(where: { $0 != 0 }) else { break }
    right = image.normalized()
  }
  let image = scaled * right
  let value = image.norm
  return SingularTriple(
    value: scaling.restored([value])[0], left: value == 0 ? Vector(matrix.rows) : image / value, right: right)
}
