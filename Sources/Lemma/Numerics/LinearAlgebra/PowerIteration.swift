/// The largest singular triple as far as power iteration got.
public struct PowerIterationResult: Sendable {
  /// $\lVert A v\rVert$ for the unit vector $v$: a lower bound of the spectral norm.
  public let value: Double
  /// The unit vector $u = A v/\lVert A v\rVert$.
  public let left: Vector
  /// The unit vector $v$.
  public let right: Vector
  /// $\lVert A^\top A v - \sigma^2 v\rVert/\sigma^2$ with $\sigma$ the value; 0 for a zero matrix.
  public let residual: Double
  /// How often $A$ and its transpose were applied.
  public let iterations: Int
}

/// The spectral norm from below, by $v \leftarrow A^\top A v$ normalised, from a random start.
///
/// Stops once the relative residual of $A^\top A v = \sigma^2 v$ is at most `tolerance`; some eigenvalue of $A^\top A$ is then
/// that close to $\sigma^2$, and the error of the value is at most $\sigma$ times half the tolerance whenever it is the largest. The
/// change between iterates would be no such bound: it is small wherever convergence is slow. The vector converges like
/// $(\sigma_2/\sigma_1)^{2k}$, the value like $(\sigma_2/\sigma_1)^{4k}$.
///
/// Throws `NumericsError.notConverged` with the best value after `maximumIterations`. A zero matrix gives 0 with unit
/// vectors. The matrix must be finite and not empty, the tolerance not negative, `maximumIterations` positive. An iteration
/// costs $4 m n$ operations. Source: Golub, Van Loan, "Matrix Computations", 2013, section 8.2.
public func powerIteration(
  _ A: Matrix, tolerance: Double = 1e-10, maximumIterations: Int = 10_000, using generator: inout SeededGenerator
) throws -> PowerIterationResult {
  requireFinite("powerIteration", A)
  require(!A.storage.isEmpty, "powerIteration: the matrix is empty (\(A.shape))")
  require(tolerance >= 0, "powerIteration: tolerance must not be negative, got \(tolerance)")
  require(maximumIterations > 0, "powerIteration: maximumIterations must be positive, got \(maximumIterations)")
  // The start must be random: one orthogonal to the top singular vector converges to a smaller value.
  let start = Vector(count: A.columns) { _ in generator.normal() }.normalized()
  if A.storage.allSatisfy({ $0 == 0 }) {
    return PowerIterationResult(
      value: 0, left: .basis(0, count: A.rows), right: start, residual: 0, iterations: 0)
  }
  return try iterate(A, from: start, tolerance: tolerance, maximumIterations: maximumIterations)
}

private func iterate(
  _ a: Matrix, from start: Vector, tolerance: Double, maximumIterations: Int
) throws -> PowerIterationResult {
  let scaling = RangeScaling(a.storage)
  let scaled = Matrix(rows: a.rows, columns: a.columns, storage: scaling.scaled(a.storage))
  var (right, value, residual) = (start, 0.0, Double.infinity)
  for iteration in 1...maximumIterations {
    let image = scaled * right
    value = image.norm
    let next = scaled.transposeTimes(image)
    let square = value * value
    residual = (next - right * square).norm / square
    if residual <= tolerance {
      return PowerIterationResult(
        value: scaling.restored([value])[0], left: image / value, right: right, residual: residual,
        iterations: iteration)
    }
    right = next.normalized()
  }
  throw NumericsError.notConverged(
    after: maximumIterations, residual: residual, best: scaling.restored([value])[0])
}
