/// The signed deviation $f - g$ of largest magnitude on an interval, and where it is attained.
///
/// A scan of `gridPoints` equally spaced points finds the largest; golden-section search between its neighbours
/// refines it. A deviation narrower than the grid's spacing can be missed. The position of a smooth extremum is
/// good to about $10^{-8}$ of its scale, its value to rounding; the cost is `gridPoints` plus about 60 evaluations
/// of both functions. The interval must be finite, `gridPoints` at least 2, and NaN is a precondition failure.
public func largestDeviation(
  between f: (Double) -> Double, and g: (Double) -> Double, over interval: ClosedRange<Double>,
  gridPoints: Int = 2001
) -> (at: Double, value: Double) {
  let grid = Vector.linspace(from: interval.lowerBound, through: interval.upperBound, count: gridPoints)
  func magnitude(_ x: Double) -> Double {
    let deviation = f(x) - g(x)
    require(!deviation.isNaN, "largestDeviation: f - g is NaN at \(x)")
    return deviation.magnitude
  }
  let best = argmax(grid.map(magnitude))
  let bracket = grid[Swift.max(best - 1, 0)]...grid[Swift.min(best + 1, gridPoints - 1)]
  let refined = goldenSection({ x in -magnitude(x) }, in: bracket)
  // On a plateau or at a kink the grid point itself may be the better one.
  let position = magnitude(refined.x) > magnitude(grid[best]) ? refined.x : grid[best]
  return (at: position, value: f(position) - g(position))
}
