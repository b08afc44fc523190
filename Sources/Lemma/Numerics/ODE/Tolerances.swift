/// How large an error per step may be: $a + r\,|y_i|$ in component $i$.
struct Tolerances {
  let relative: Double
  let absolute: Double

  init(relative: Double, absolute: Double) {
    require(relative >= 0 && relative.isFinite, "solveODE: relativeTolerance must not be negative, got \(relative)")
    require(absolute >= 0 && absolute.isFinite, "solveODE: absoluteTolerance must not be negative, got \(absolute)")
    require(relative > 0 || absolute > 0, "solveODE: one tolerance must be positive")
    self.relative = relative
    self.absolute = absolute
  }

  /// The root mean square of $e_i / (a + r \max(|y_i|, |\hat y_i|))$; 0 for a system without components.
  func norm(of error: Vector, _ y: Vector, _ other: Vector) -> Double {
    guard error.count > 0 else { return 0 }
    var sum = 0.0
    for index in 0..<error.count {
      let scale = absolute + relative * Swift.max(y[index].magnitude, other[index].magnitude)
      // No error in a component that is 0 under a purely relative tolerance is no error.
      let ratio = error[index] == 0 ? 0 : error[index] / scale
      sum += ratio * ratio
    }
    return (sum / Double(error.count)).squareRoot()
  }

  func norm(of error: Vector, _ y: Vector) -> Double { norm(of: error, y, y) }
}

/// The first step by the rule of Hairer, Nørsett and Wanner (I, section II.4): an Euler step and the change of slope
/// across it estimate the size at which the error of order `order` is about 1 percent of the tolerance.
///
/// One evaluation of `f` beside `slope`, which is $f(t_0, y_0)$.
func firstStep(
  _ f: inout RightHandSide, _ t0: Double, _ t1: Double, _ y0: Vector, slope: Vector, order: Double,
  _ tolerances: Tolerances
) -> Double {
  let span = (t1 - t0).magnitude
  let size = tolerances.norm(of: y0, y0)
  let rate = tolerances.norm(of: slope, y0)
  var trial = Swift.min(size < 1e-5 || rate < 1e-5 ? 1e-6 : 0.01 * size / rate, span)
  if trial == 0 || trial.isNaN { trial = 1e-6 * span }
  let direction = t1 >= t0 ? 1.0 : -1.0
  let next = advance(y0, direction * trial, [1], [slope])
  let change = tolerances.norm(of: f(t0 + direction * trial, next) - slope, y0) / trial
  // NaN beyond the first step, or a component that starts at 0 under a purely relative tolerance: leave it to the
  // control of the step size.
  guard change.isFinite, rate.isFinite else { return trial }
  let largest = Swift.max(rate, change)
  let step = largest <= 1e-15 ? Swift.max(1e-6, trial * 1e-3) : pow(0.01 / largest, 1 / (order + 1))
  return Swift.min(100 * trial, step, span)
}
