/// A search along a ray for a step that satisfies the strong Wolfe conditions
/// $\varphi(\alpha) \le \varphi(0) + c_1 \alpha \varphi'(0)$ and $|\varphi'(\alpha)| \le c_2 |\varphi'(0)|$.
///
/// First the step grows until an interval contains such steps, then the interval shrinks by cubic interpolation.
/// Source: Nocedal, Wright, "Numerical Optimization", 2006, algorithms 3.5 and 3.6.
struct LineSearch {
  /// A point on the ray. The slope and the gradient are known where the value is low enough to matter.
  struct Point {
    let step: Double
    let x: Vector
    let value: Double
    let slope: Double
    let gradient: Vector
  }

  private let objective: Objective
  private let origin: Point
  private let direction: Vector
  private var evaluations = 0

  private static let decrease = 1e-4
  private static let curvature = 0.9
  private static let maximumEvaluations = 60

  init(_ objective: Objective, from x: Vector, along direction: Vector, value: Double, gradient: Vector) {
    self.objective = objective
    self.direction = direction
    origin = Point(step: 0, x: x, value: value, slope: dot(direction, gradient), gradient: gradient)
  }

  /// The end of the step, or nil if the ray does not descend.
  mutating func run(firstStep: Double) -> Point? {
    guard origin.slope < 0, origin.slope.isFinite else { return nil }
    var previous = origin
    var step = firstStep
    while evaluations < Self.maximumEvaluations {
      let point = evaluate(step)
      if !isLowEnough(point) || (point.value >= previous.value && previous.step > 0) {
        return shrink(low: previous, high: point)
      }
      if isFlatEnough(point) { return point }
      if point.slope >= 0 { return shrink(low: point, high: previous) }
      let next = Self.cubicMinimum(previous, point)
      // NaN, and a minimum too near or too far, become a bound.
      let bounded = next >= 1.1 * step ? Swift.min(next, 10 * step) : 2 * step
      (previous, step) = (point, bounded)
      if !step.isFinite { break }
    }
    return previous.step > 0 ? previous : nil
  }

  /// Narrows an interval whose end `low` has the smallest value so far and slopes towards `high`.
  private mutating func shrink(low: Point, high: Point) -> Point? {
    var (low, high) = (low, high)
    while evaluations < Self.maximumEvaluations {
      let width = high.step - low.step
      if width.magnitude <= 1e-14 * Swift.max(low.step, high.step) { break }
      let candidate = Self.cubicMinimum(low, high)
      let fraction = (candidate - low.step) / width
      let point = evaluate(fraction >= 0.1 && fraction <= 0.9 ? candidate : low.step + 0.5 * width)
      if !isLowEnough(point) || (point.value > low.value) {
        high = point
      } else {
        if isFlatEnough(point) { return point }
        if point.slope * width >= 0 { high = low }
        low = point
      }
    }
    return low.step > 0 ? low : nil
  }

  private mutating func evaluate(_ step: Double) -> Point {
    evaluations += 1
    var x = origin.x
    add(step, direction, to: &x)
    let value = orderable(objective.value(x))
    guard value <= highestValue(step) else {
      return Point(step: step, x: x, value: value, slope: .nan, gradient: origin.gradient)
    }
    let gradient = objective.gradient(x)
    return Point(step: step, x: x, value: value, slope: dot(direction, gradient), gradient: gradient)
  }

  /// The first condition. Near a minimum the decrease is below rounding, and an equal value must do.
  private func highestValue(_ step: Double) -> Double {
    origin.value + Self.decrease * step * origin.slope + 4 * Double.ulpOfOne * origin.value.magnitude
  }

  private func isLowEnough(_ point: Point) -> Bool { point.value <= highestValue(point.step) && point.slope.isFinite }

  private func isFlatEnough(_ point: Point) -> Bool { point.slope.magnitude <= -Self.curvature * origin.slope }

  /// The minimum of the cubic through two points with their slopes, or of the parabola where one slope is unknown.
  private static func cubicMinimum(_ a: Point, _ b: Point) -> Double {
    let width = b.step - a.step
    if !b.slope.isFinite {
      return a.step - 0.5 * a.slope * width * width / (b.value - a.value - a.slope * width)
    }
    let d1 = a.slope + b.slope - 3 * (b.value - a.value) / width
    let root = (d1 * d1 - a.slope * b.slope).squareRoot() * (width < 0 ? -1 : 1)
    return b.step - width * (b.slope + root - d1) / (b.slope - a.slope + 2 * root)
  }
}
