/// The outcome of a minimisation of a function of several variables.
public struct VectorMinimum: Sendable {
  /// The point with the smallest value seen.
  public let x: Vector
  /// The value there.
  public let value: Double
  /// The Euclidean norm of the gradient there.
  public let gradientNorm: Double
  /// How often the function was evaluated; for a numerical gradient including those for the differences.
  public let evaluations: Int
  /// Line searches done.
  public let iterations: Int
  /// Whether the norm of the gradient came below the tolerance. If not, the search ran out of iterations, or no step along the
  /// direction of descent decreased the value.
  public let converged: Bool
}

/// A local minimum of `f` from `x0` by L-BFGS with the gradient given as a function.
///
/// Quasi-Newton directions from the last 10 steps, scaled by $s^\top y / y^\top y$; a line search for the strong Wolfe conditions
/// with $c_1 = 10^{-4}$, $c_2 = 0.9$; pairs with $s^\top y \le 10^{-10} \lVert y \rVert^2$ are skipped. Ends when the Euclidean norm of the gradient is at most
/// `gradientTolerance`. `f` may return infinity or NaN outside its domain, which shortens the step; at `x0` it must be finite for anything to happen.
/// Cost: about $40 n$ operations an iteration besides one or two evaluations. Never throws: see `converged`.
/// Source: Liu, Nocedal, "On the limited memory BFGS method for large scale optimization", 1989.
public func minimize(
  _ f: (Vector) -> Double, from x0: Vector, gradient: (Vector) -> Vector, gradientTolerance: Double = 1e-8,
  maximumIterations: Int = 10_000
) -> VectorMinimum {
  var evaluations = 0
  return withoutActuallyEscaping(f) { f in
    withoutActuallyEscaping(gradient) { gradient in
      let objective = Objective(
        value: {
          evaluations += 1
          return f($0)
        }, gradient: gradient)
      let minimum = QuasiNewtonSearch.run(objective, from: x0, gradientTolerance, maximumIterations)
      return VectorMinimum(minimum, evaluations: evaluations)
    }
  }
}

/// A local minimum of `f` from `x0` by L-BFGS with a numerical gradient.
///
/// Chosen by the compiler when the closure cannot be traced. Some 20 evaluations for each variable and iteration; the tolerance is as
/// coarse as such a gradient. Otherwise as with a gradient given.
@_disfavoredOverload
public func minimize(
  _ f: (Vector) -> Double, from x0: Vector, gradientTolerance: Double = 1e-6, maximumIterations: Int = 10_000
) -> VectorMinimum {
  var evaluations = 0
  return withoutActuallyEscaping(f) { f in
    let counted: (Vector) -> Double = {
      evaluations += 1
      return f($0)
    }
    let objective = Objective(value: counted, gradient: { numericalGradient(of: counted, at: $0) })
    let minimum = QuasiNewtonSearch.run(objective, from: x0, gradientTolerance, maximumIterations)
    DifferentiationMethod.numerical.note(minimum.x.elements)
    return VectorMinimum(minimum, evaluations: evaluations)
  }
}

/// A local minimum of `f` from `x0` by L-BFGS with the exact gradient by reverse mode.
///
/// The closure is traced once for every evaluation. Otherwise as with a gradient given.
public func minimize(
  _ f: (TracedVector) -> TracedScalar, from x0: Vector, gradientTolerance: Double = 1e-8,
  maximumIterations: Int = 10_000
) -> VectorMinimum {
  var evaluations = 0
  var slope = Vector(x0.count)
  return withoutActuallyEscaping(f) { f in
    let objective = Objective(
      value: {
        evaluations += 1
        let result = tracedValueAndGradient(of: f, at: $0)
        slope = result.gradient
        return result.value
      },
      // Always asked for right after the value at the same point.
      gradient: { _ in slope })
    let minimum = QuasiNewtonSearch.run(objective, from: x0, gradientTolerance, maximumIterations)
    DifferentiationMethod.traced.note(minimum.x.elements)
    return VectorMinimum(minimum, evaluations: evaluations)
  }
}

extension VectorMinimum {
  fileprivate init(_ minimum: QuasiNewtonSearch.Outcome, evaluations: Int) {
    self.init(
      x: minimum.x, value: minimum.value, gradientNorm: minimum.gradientNorm, evaluations: evaluations,
      iterations: minimum.iterations, converged: minimum.converged)
  }
}
