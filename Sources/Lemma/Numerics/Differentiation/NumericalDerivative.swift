/// The derivative of `f` at `x` by extrapolated central differences, and an estimate of its error.
///
/// The central difference at step $h$ has the error $\tfrac{h^2}{6} f''' + \epsilon |f| / h$: with a single step $10^{-10}$ relative is
/// the best. Ridders' method takes differences at $h, h/1.4, h/1.96, \dots$ and extrapolates to $h = 0$, which reaches $10^{-13}$ on
/// smooth functions. When the differences do not settle, or `f` is NaN at a step, it starts again from a smaller one. At least 6 and usually 12 to 20
/// evaluations. `initialStep` must be positive and should be a length over which `f` changes noticeably. Where every attempt fails the value is NaN
/// and the error infinite. Source: Ridders, "Accurate computation of $F'(x)$ and $F'(x)F''(x)$", 1982.
public func numericalDerivative(
  of f: (Double) -> Double, at x: Double, initialStep: Double = 0.05
) -> (value: Double, error: Double) {
  require(x.isFinite, "numericalDerivative: the argument is \(x)")
  require(
    initialStep > 0 && initialStep.isFinite, "numericalDerivative: initialStep must be positive, got \(initialStep)")
  var best = (value: Double.nan, error: Double.infinity)
  var step = initialStep
  for _ in 0..<12 {
    let attempt = extrapolatedDifference(f, x, step)
    if attempt.error < best.error { best = attempt }
    if best.error <= 1e-9 * best.value.magnitude || best.error <= 1e-14 { break }
    step /= 16
    if x + step == x { break }
  }
  return best
}

/// Neville's table over shrinking steps, stopped when a further row is worse by far.
private func extrapolatedDifference(
  _ f: (Double) -> Double, _ x: Double, _ initialStep: Double
) -> (value: Double, error: Double) {
  let shrinkage = 1.4
  var previous: [Double] = []
  var best = (value: Double.nan, error: Double.infinity)
  var step = initialStep
  for _ in 0..<12 {
    // The distance that was really taken after rounding.
    let (right, left) = (x + step, x - step)
    var row = [(f(right) - f(left)) / (right - left)]
    var factor = shrinkage * shrinkage
    for older in previous {
      let entry = row[row.count - 1] + (row[row.count - 1] - older) / (factor - 1)
      let error = Swift.max((entry - row[row.count - 1]).magnitude, (entry - older).magnitude)
      if error <= best.error { best = (entry, error) }
      row.append(entry)
      factor *= shrinkage * shrinkage
    }
    if let last = previous.last, (row[row.count - 1] - last).magnitude >= 2 * best.error { break }
    previous = row
    step /= shrinkage
  }
  return best
}

/// The derivative of `f` at `x` by extrapolated central differences.
///
/// Chosen by the compiler when the closure cannot be traced; see `numericalDerivative(of:at:initialStep:)`, which also tells the error.
@_disfavoredOverload
public func derivative(of f: (Double) -> Double, at x: Double) -> Double {
  let slope = numericalDerivative(of: f, at: x, initialStep: differenceStep(x)).value
  DifferentiationMethod.numerical.note([slope])
  return slope
}

/// The gradient of `f` at `x` by extrapolated central differences, relative error about $10^{-11}$ for smooth functions.
///
/// Chosen by the compiler when the closure cannot be traced: when it calls a function of plain numbers, is annotated
/// with `Vector`, or is a reference to a function. Some 20 evaluations for each variable. NaN where `f` is undefined around `x`.
@_disfavoredOverload
public func gradient(of f: (Vector) -> Double, at x: Vector) -> Vector {
  let result = numericalGradient(of: f, at: x)
  DifferentiationMethod.numerical.note(result.elements)
  return result
}

func numericalGradient(of f: (Vector) -> Double, at x: Vector) -> Vector {
  var point = x
  return Vector(count: x.count) { index in
    defer { point[index] = x[index] }
    return numericalDerivative(
      of: { coordinate in
        point[index] = coordinate
        return f(point)
      }, at: x[index], initialStep: differenceStep(x[index])
    ).value
  }
}

/// The Jacobian of `f` at `x` by extrapolated central differences: row $i$ is the gradient of component $i$.
///
/// Chosen by the compiler when the closure cannot be traced. Some 20 to 40 evaluations for each variable.
@_disfavoredOverload
public func jacobian(of f: (Vector) -> Vector, at x: Vector) -> Matrix {
  let rows = f(x).count
  var result = Matrix(rows: rows, columns: x.count)
  var point = x
  for column in 0..<x.count {
    // The components share the evaluations along their variable.
    var values: [Double: Vector] = [:]
    for row in 0..<rows {
      result[row, column] =
        numericalDerivative(
          of: { coordinate in
            if let known = values[coordinate] { return known[row] }
            point[column] = coordinate
            let value = f(point)
            require(value.count == rows, "jacobian: f returned \(value.count) and \(rows) components")
            values[coordinate] = value
            return value[row]
          }, at: x[column], initialStep: differenceStep(x[column])
        ).value
    }
    point[column] = x[column]
  }
  DifferentiationMethod.numerical.note(result.elements)
  return result
}

/// A first step in proportion to a large argument.
private func differenceStep(_ x: Double) -> Double { 0.05 * Swift.max(1, x.magnitude) }
