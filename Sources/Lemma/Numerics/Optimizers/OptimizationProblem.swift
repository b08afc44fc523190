/// A loss with its exact gradients, a start and the least loss there is.
///
/// Holds closures, hence is not `Sendable`.
public struct OptimizationProblem {
  /// What a table calls it.
  public var name: String
  /// Where a descent starts.
  public var initial: [Parameter]
  /// The infimum of the loss.
  public var minimum: Double
  /// The value at the given parameters.
  public var loss: ([Parameter]) -> Double
  /// One gradient for each parameter, in its shape.
  public var gradients: ([Parameter]) -> [Parameter]

  /// A problem from its parts; `gradients` must be those of `loss`.
  public init(
    name: String, initial: [Parameter], minimum: Double, loss: @escaping ([Parameter]) -> Double,
    gradients: @escaping ([Parameter]) -> [Parameter]
  ) {
    (self.name, self.initial, self.minimum) = (name, initial, minimum)
    (self.loss, self.gradients) = (loss, gradients)
  }
}

extension OptimizationProblem {
  /// $(1 - x)^2 + 100\,(y - x^2)^2$, whose minimum 0 lies at $(1, 1)$ in a curved valley. `start` has two elements.
  public static func rosenbrock(from start: Vector = [-1.2, 1]) -> OptimizationProblem {
    require(start.count == 2, "rosenbrock: the start must have 2 elements, got \(start.count)")
    return OptimizationProblem(name: "Rosenbrock", initial: [.vector(start)], minimum: 0) { parameters in
      let (x, y) = (parameters[0].vector[0], parameters[0].vector[1])
      let ascent = y - x * x
      return (1 - x) * (1 - x) + 100 * ascent * ascent
    } gradients: { parameters in
      let (x, y) = (parameters[0].vector[0], parameters[0].vector[1])
      let ascent = y - x * x
      return [.vector([-2 * (1 - x) - 400 * x * ascent, 200 * ascent])]
    }
  }

  /// $\frac12\sum_i e_i x_i^2$ with eigenvalues $e_i \ge 0$, from all ones unless `start` says otherwise. Minimum 0.
  public static func quadratic(eigenvalues: Vector, from start: Vector? = nil) -> OptimizationProblem {
    let start = start ?? Vector(repeating: 1, count: eigenvalues.count)
    require(
      start.count == eigenvalues.count,
      "quadratic: \(eigenvalues.count) eigenvalues with a start of \(start.count) elements")
    require(eigenvalues.allSatisfy { $0 >= 0 }, "quadratic: eigenvalues must not be negative")
    return OptimizationProblem(name: "quadratic", initial: [.vector(start)], minimum: 0) { parameters in
      let x = parameters[0].vector
      return 0.5 * dot(eigenvalues, x * x)
    } gradients: { parameters in
      [.vector(eigenvalues * parameters[0].vector)]
    }
  }

  /// $\frac12\lVert UV^\top - T\rVert_F^2$ over `[U, V]` from `left` and `right`.
  ///
  /// With $r$ columns the minimum is $\frac12\sum_{k>r}\sigma_k(T)^2$ (Eckart and Young). `left` has the rows of `target`,
  /// `right` its columns as rows.
  public static func matrixFactorization(target: Matrix, left: Matrix, right: Matrix) -> OptimizationProblem {
    require(
      left.rows == target.rows && right.rows == target.columns && left.columns == right.columns,
      "matrixFactorization: target \(target.shape), left \(left.shape), right \(right.shape) do not fit")
    let dropped = singularValues(target).elements.dropFirst(left.columns)
    func residual(_ parameters: [Parameter]) -> Matrix {
      parameters[0].matrix * parameters[1].matrix.transpose - target
    }
    return OptimizationProblem(
      name: "matrix factorisation", initial: [.matrix(left), .matrix(right)],
      minimum: 0.5 * Vector(dropped).squaredNorm
    ) { parameters in
      0.5 * Vector(residual(parameters).elements).squaredNorm
    } gradients: { parameters in
      let residual = residual(parameters)
      return [.matrix(residual * parameters[1].matrix), .matrix(transposeProduct(residual, parameters[0].matrix))]
    }
  }
}
