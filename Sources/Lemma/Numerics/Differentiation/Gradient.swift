/// The gradient of `f` at `x`, exact to rounding, by reverse mode.
///
/// The closure is run once on traced values and its operations are recorded; one sweep back over the record accumulates all derivatives.
/// The cost is a small multiple of `f`, whatever the number of variables; the memory at most 48 bytes for each scalar
/// operation. Where `f` has a kink, the gradient of the branch taken or a subgradient is returned.
///
/// Tracing is per thread. A derivative inside the closure is a precondition failure; for second derivatives there are
/// `hessianVectorProduct` and `hessian`. Source: Griewank, Walther, "Evaluating Derivatives", 2008.
public func gradient(of f: (TracedVector) throws -> TracedScalar, at x: Vector) rethrows -> Vector {
  try valueAndGradient(of: f, at: x).gradient
}

/// The value and the gradient of `f` at `x` from one run of the closure; see `gradient(of:at:)`.
public func valueAndGradient(
  of f: (TracedVector) throws -> TracedScalar, at x: Vector
) rethrows -> (value: Double, gradient: Vector) {
  let result = try tracedValueAndGradient(of: f, at: x)
  DifferentiationMethod.traced.note(result.gradient.elements)
  return result
}

/// The same without a note: for the steps of an algorithm.
func tracedValueAndGradient(
  of f: (TracedVector) throws -> TracedScalar, at x: Vector
) rethrows -> (value: Double, gradient: Vector) {
  try Trace.run("gradient", at: x) { trace, input in
    let output = try f(input)
    return (value: output.value, gradient: trace.gradient(of: output))
  }
}

/// The derivative of a function of one variable, exact to rounding; see `gradient(of:at:)`.
public func derivative(of f: (TracedScalar) throws -> TracedScalar, at x: Double) rethrows -> Double {
  let slope = try Trace.run("derivative", at: [x]) { trace, input in try trace.gradient(of: f(input[0]))[0] }
  DifferentiationMethod.traced.note([slope])
  return slope
}

/// The Jacobian of `f` at `x`: row $i$ is the gradient of component $i$, exact to rounding.
///
/// The closure is run once; the sweeps over its record are as many as there are components or variables, whichever are fewer.
public func jacobian(of f: (TracedVector) throws -> TracedVector, at x: Vector) rethrows -> Matrix {
  let result = try Trace.run("jacobian", at: x) { trace, input in try trace.jacobian(of: f(input)) }
  DifferentiationMethod.traced.note(result.elements)
  return result
}

/// The product $\nabla^2 f(x)\,v$, exact to rounding, without forming the Hessian.
///
/// Forward tangents along `v` are pushed through the reverse sweep of one tape: $\nabla^2 f(x)\,v = \frac{d}{dt} \nabla f(x + tv)$ at $t = 0$.
/// The cost is a small multiple of `f`. `v` must be as long as `x`. Source: Pearlmutter, "Fast exact multiplication by the Hessian", 1994.
public func hessianVectorProduct(
  of f: (TracedVector) throws -> TracedScalar, at x: Vector, along v: Vector
) rethrows -> Vector {
  require(v.count == x.count, "hessianVectorProduct: direction of \(v.count) elements at a point of \(x.count)")
  let result = try Trace.run("hessianVectorProduct", at: x, curved: true) { trace, input in
    try trace.hessianProducts(of: f(input), along: CollectionOfOne(v))[0]
  }
  DifferentiationMethod.traced.note(result.elements)
  return result
}

/// The Hessian of `f` at `x`, symmetric exactly, its entries exact to rounding.
///
/// The closure is run once; each column is a Hessian-vector product on the same tape, $n$ of them.
public func hessian(of f: (TracedVector) throws -> TracedScalar, at x: Vector) rethrows -> Matrix {
  let columns = try Trace.run("hessian", at: x, curved: true) { trace, input in
    try trace.hessianProducts(of: f(input), along: (0..<x.count).lazy.map { Vector.basis($0, count: x.count) })
  }
  let result = Matrix(rows: x.count, columns: x.count) { 0.5 * columns[$0][$1] + 0.5 * columns[$1][$0] }
  DifferentiationMethod.traced.note(result.elements)
  return result
}
