/// A minimum of `f` on an interval by Brent's method: golden sections with parabolic steps, $x$ to a relative `tolerance`.
///
/// A minimiser is only determined to about $\sqrt\epsilon$ relative by function values, hence the default. The ends themselves
/// are not evaluated; when `f` is monotone the result lies next to one. If `f` has several minima, one of them is found. NaN
/// counts as larger than every number. The interval must have a finite length. Some 10 to 40 evaluations.
/// Source: Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 5.
public func minimize(
  _ f: (Double) -> Double, in interval: ClosedRange<Double>, tolerance: Double = 1.5e-8
) -> ScalarMinimum {
  var search = MinimumSearch(MinimumBracket("minimize", interval, tolerance: tolerance), f)
  while let next = search.nextArgument() {
    search.insert(next, orderable(f(next)))
  }
  return ScalarMinimum(x: search.best.x, value: search.best.value, evaluations: search.evaluations)
}

/// The state of Brent's minimisation: the bracket and the three lowest points so far.
private struct MinimumSearch {
  typealias Point = (x: Double, value: Double)

  private var bracket: MinimumBracket
  private(set) var best: Point
  private var second: Point
  private var third: Point
  private var step = 0.0
  private var stepBefore = 0.0
  private(set) var evaluations = 1

  /// $(3 - \sqrt5)/2$, the smaller part of a golden section.
  private static let section = 0.3819660112501051

  init(_ bracket: MinimumBracket, _ f: (Double) -> Double) {
    self.bracket = bracket
    let x = bracket.lower + Self.section * bracket.width
    best = (x, orderable(f(x)))
    (second, third) = (best, best)
  }

  /// Where to evaluate next, or nil when the bracket is short enough.
  mutating func nextArgument() -> Double? {
    let middle = bracket.lower + 0.5 * bracket.width
    let resolution = bracket.resolution(at: best.x)
    if (best.x - middle).magnitude <= 2 * resolution - 0.5 * bracket.width { return nil }
    chooseStep(middle: middle, resolution: resolution)
    let next = best.x + (step.magnitude >= resolution ? step : (step > 0 ? resolution : -resolution))
    return Swift.min(Swift.max(next, bracket.lower), bracket.upper)
  }

  private mutating func chooseStep(middle: Double, resolution: Double) {
    if stepBefore.magnitude > resolution {
      let vertex = parabolicStep()
      let next = best.x + vertex
      // NaN, from three points on a line, fails the comparisons.
      if vertex.magnitude < 0.5 * stepBefore.magnitude && next > bracket.lower && next < bracket.upper {
        let isNearEnd = next - bracket.lower < 2 * resolution || bracket.upper - next < 2 * resolution
        (stepBefore, step) = (step, isNearEnd ? (middle > best.x ? resolution : -resolution) : vertex)
        return
      }
    }
    stepBefore = best.x >= middle ? bracket.lower - best.x : bracket.upper - best.x
    step = Self.section * stepBefore
  }

  /// The step to the vertex of the parabola through the three lowest points.
  private func parabolicStep() -> Double {
    let (a, b) = (best.x - second.x, best.x - third.x)
    let r = a * (best.value - third.value)
    let q = b * (best.value - second.value)
    return 0.5 * (a * r - b * q) / (q - r)
  }

  mutating func insert(_ x: Double, _ value: Double) {
    evaluations += 1
    if value <= best.value {
      if x >= best.x { bracket.lower = best.x } else { bracket.upper = best.x }
      (third, second, best) = (second, best, (x, value))
      return
    }
    if x < best.x { bracket.lower = x } else { bracket.upper = x }
    if value <= second.value || second.x == best.x {
      (third, second) = (second, (x, value))
    } else if value <= third.value || third.x == best.x || third.x == second.x {
      third = (x, value)
    }
  }
}
