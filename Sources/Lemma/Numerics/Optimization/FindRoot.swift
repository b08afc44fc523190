/// A zero of `f` in a bracket at whose ends it has opposite signs, by Brent's method.
///
/// Each step is a bisection, a secant or an inverse quadratic interpolation; the bracket always encloses a change of
/// sign, and some 10 evaluations suffice for a smooth function with a simple zero. The search ends when the bracket is no
/// wider than $4\epsilon|x| + \mathtt{tolerance}$ or `f` vanishes; one last secant across it then finds the zero to
/// rounding if `f` is smooth. An end that is a zero is returned at once. An infinite value counts by its sign.
///
/// Throws `invalidBracket` when the signs at the ends agree, `nonFinite` where `f` is NaN, and `notConverged` with the
/// best argument after `maximumEvaluations`. Source: Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 4.
public func findRoot(
  of f: (Double) -> Double, in bracket: ClosedRange<Double>, tolerance: Double = 1e-14, maximumEvaluations: Int = 500
) throws -> Double {
  require(tolerance >= 0, "findRoot: tolerance must not be negative, got \(tolerance)")
  require(
    bracket.lowerBound.isFinite && bracket.upperBound.isFinite, "findRoot: the bracket must be finite, got \(bracket)")
  require(maximumEvaluations >= 2, "findRoot: maximumEvaluations must be at least 2, got \(maximumEvaluations)")
  var evaluations = 0
  func evaluate(_ x: Double) throws -> RootSearch.Point {
    evaluations += 1
    let value = f(x)
    if value.isNaN { throw NumericsError.nonFinite(at: x) }
    return RootSearch.Point(x: x, value: value)
  }
  let lower = try evaluate(bracket.lowerBound)
  if lower.value == 0 { return lower.x }
  let upper = try evaluate(bracket.upperBound)
  if upper.value == 0 { return upper.x }
  // Signs, not the product: that underflows near a multiple zero.
  guard lower.value.sign != upper.value.sign else { throw NumericsError.invalidBracket(bracket) }
  var search = RootSearch(lower, upper, tolerance: tolerance)
  while let next = search.nextArgument() {
    guard evaluations < maximumEvaluations else {
      throw NumericsError.notConverged(after: evaluations, residual: search.best.value.magnitude, best: search.best.x)
    }
    search.insert(try evaluate(next))
  }
  guard let last = search.finalSecant(), evaluations < maximumEvaluations else { return search.best.x }
  let point = try evaluate(last)
  return point.value.magnitude < search.best.value.magnitude ? point.x : search.best.x
}

/// The state of Brent's method: the best point, the one before, and one on the other side of the zero.
private struct RootSearch {
  struct Point {
    let x: Double
    let value: Double
  }

  private(set) var best: Point
  private var previous: Point
  private var opposite: Point
  private let tolerance: Double
  private var step: Double
  private var stepBefore: Double

  init(_ lower: Point, _ upper: Point, tolerance: Double) {
    (previous, best, opposite) = (lower, upper, lower)
    self.tolerance = tolerance
    step = upper.x - lower.x
    stepBefore = step
    arrange()
  }

  /// Where to evaluate next, or nil when the bracket is narrow enough.
  mutating func nextArgument() -> Double? {
    let half = 0.5 * opposite.x - 0.5 * best.x
    let smallest = 2 * Double.ulpOfOne * best.x.magnitude + 0.5 * tolerance
    if half.magnitude <= smallest || best.value == 0 { return nil }
    chooseStep(half: half, smallest: smallest)
    return best.x + (step.magnitude > smallest ? step : (half > 0 ? smallest : -smallest))
  }

  /// The zero of the line across the final bracket, if it is a new argument.
  func finalSecant() -> Double? {
    let (a, b) = (best, opposite)
    let x = a.x - a.value * ((b.x - a.x) / (b.value - a.value))
    let isInside = x > Swift.min(a.x, b.x) && x < Swift.max(a.x, b.x)
    return isInside && best.value != 0 ? x : nil
  }

  mutating func insert(_ point: Point) {
    previous = best
    best = point
    if best.value.sign == opposite.value.sign {
      opposite = previous
      step = best.x - previous.x
      stepBefore = step
    }
    arrange()
  }

  /// Makes the end with the smaller value the best.
  private mutating func arrange() {
    guard opposite.value.magnitude < best.value.magnitude else { return }
    (previous, best, opposite) = (best, opposite, best)
  }

  /// Interpolates if the steps keep shrinking and the result stays well inside the bracket; bisects otherwise.
  private mutating func chooseStep(half: Double, smallest: Double) {
    if stepBefore.magnitude >= smallest && previous.value.magnitude > best.value.magnitude {
      let interpolated = interpolation(half: half)
      let limit = Swift.min(1.5 * half.magnitude - 0.5 * smallest, 0.5 * stepBefore.magnitude)
      // A step away from the opposite end leaves the bracket; NaN fails every comparison.
      if interpolated.magnitude < limit && (interpolated == 0 || (interpolated > 0) == (half > 0)) {
        (stepBefore, step) = (step, interpolated)
        return
      }
    }
    (stepBefore, step) = (half, half)
  }

  /// The step to the zero of the line through two points, or of the inverse parabola through three.
  private func interpolation(half: Double) -> Double {
    let ratio = best.value / previous.value
    if previous.x == opposite.x { return -2 * half * ratio / (1 - ratio) }
    let q = previous.value / opposite.value
    let r = best.value / opposite.value
    let numerator = ratio * (2 * half * q * (q - r) - (best.x - previous.x) * (r - 1))
    return -numerator / ((q - 1) * (r - 1) * (ratio - 1))
  }
}
