/// Wynn's epsilon algorithm: extrapolates the limit of a sequence whose error is a sum of geometric terms, as the
/// bisections towards an end-point singularity produce.
///
/// Source: Wynn, "On a device for computing the $e_m(S_n)$ transformation", 1956.
struct EpsilonTable {
  /// The last ascending diagonal: the newest term, then the columns of the table to its right.
  private var diagonal: [Double] = []
  /// The last three limits, whose spread is the estimate of the error.
  private var limits = (Double.infinity, Double.infinity, Double.infinity)

  /// More columns amplify rounding and gain nothing.
  private static let maximumCount = 50

  /// Adds a term and returns the extrapolated limit; the error is finite once there are three earlier limits.
  mutating func extrapolate(adding term: Double) -> (limit: Double, error: Double) {
    if diagonal.isEmpty { diagonal.reserveCapacity(16) }
    var best = (limit: term, error: Double.infinity)
    // `entry` is the new diagonal's element in the column, `left` the old diagonal's in the column before.
    var entry = term
    var left = 0.0
    var newestEven = term
    var length = 0
    for column in diagonal.indices {
      let old = diagonal[column]
      diagonal[column] = entry
      length = column + 1
      let change = entry - old
      let isEven = column.isMultiple(of: 2)
      if isEven { newestEven = entry }
      if isEven && change.magnitude <= Double.ulpOfOne * Swift.max(entry.magnitude, old.magnitude) {
        return finish(length, (entry, change.magnitude))
      }
      let next = left + 1 / change
      guard next.isFinite, length < Self.maximumCount else { return finish(length, best) }
      // Odd columns only lead to the even ones, which estimate the limit.
      if !isEven {
        let error = (next - newestEven).magnitude + (next - left).magnitude
        if error <= best.error { best = (next, error) }
      }
      (left, entry) = (old, next)
    }
    diagonal.append(entry)
    return finish(length + 1, best)
  }

  private mutating func finish(_ length: Int, _ best: (limit: Double, error: Double)) -> (limit: Double, error: Double)
  {
    diagonal.removeLast(diagonal.count - length)
    let limit = best.limit
    let spread = (limit - limits.0).magnitude + (limit - limits.1).magnitude + (limit - limits.2).magnitude
    limits = (limits.1, limits.2, limit)
    return (limit, Swift.max(spread, 5 * Double.ulpOfOne * limit.magnitude))
  }
}
