/// A minimum of a function of one variable.
public struct ScalarMinimum: Sendable {
  /// The argument with the smallest value seen.
  public let x: Double
  /// The value there.
  public let value: Double
  /// How often the function was evaluated.
  public let evaluations: Int
}

/// The interval that still contains the minimum, and the rule that says when it is short enough.
struct MinimumBracket {
  var lower: Double
  var upper: Double
  private let tolerance: Double
  /// An absolute floor, for a minimum at 0.
  private let floor: Double

  init(_ function: StaticString, _ interval: ClosedRange<Double>, tolerance: Double) {
    (lower, upper) = (interval.lowerBound, interval.upperBound)
    require((upper - lower).isFinite, "\(function): the interval must have a finite length, got \(interval)")
    require(tolerance > 0, "\(function): tolerance must be positive, got \(tolerance)")
    self.tolerance = tolerance
    floor = 1e-11 * Swift.min(1, upper - lower) + Double.leastNormalMagnitude
  }

  var width: Double { upper - lower }

  /// The distance below which two arguments are not worth telling apart.
  func resolution(at x: Double) -> Double { tolerance * x.magnitude + floor }
}

/// A minimum of `f` on an interval, by golden sections only: $x$ to a relative `tolerance`.
///
/// Every step shrinks the interval by 0.618, whatever `f`, and costs one evaluation, some 40 in all; `minimize` does
/// the same in fewer evaluations when `f` is smooth. If `f` has several minima, one of them is found. NaN counts as
/// larger than every number. `tolerance` below $\sqrt\epsilon$ is wasted: there the values no longer differ. The
/// interval must have a finite length. Source: Kiefer, "Sequential minimax search for a maximum", 1953.
public func goldenSection(
  _ f: (Double) -> Double, in interval: ClosedRange<Double>, tolerance: Double = 1.5e-8
) -> ScalarMinimum {
  var bracket = MinimumBracket("goldenSection", interval, tolerance: tolerance)
  let section = 0.5 * (5.0.squareRoot() - 1)
  var evaluations = 0
  func evaluate(_ x: Double) -> (x: Double, value: Double) {
    evaluations += 1
    return (x, orderable(f(x)))
  }
  var left = evaluate(bracket.upper - section * bracket.width)
  var right = evaluate(bracket.lower + section * bracket.width)
  while bracket.width > bracket.resolution(at: left.x) && left.x < right.x {
    if left.value <= right.value {
      bracket.upper = right.x
      right = left
      left = evaluate(bracket.upper - section * bracket.width)
    } else {
      bracket.lower = left.x
      left = right
      right = evaluate(bracket.lower + section * bracket.width)
    }
  }
  let best = left.value <= right.value ? left : right
  return ScalarMinimum(x: best.x, value: best.value, evaluations: evaluations)
}

/// NaN as $+\infty$, so that a search turns away from where the function is undefined.
func orderable(_ value: Double) -> Double { value.isNaN ? .infinity : value }
