/// Global adaptive bisection with extrapolation.
///
/// The interval with the largest error is halved until the errors sum to less than the bound. When that interval has
/// become narrow, the errors of the wide ones are reduced first; what remains is the contribution of a singularity, a
/// sum of geometric terms, and the total is extrapolated. Source: de Doncker, "An adaptive extrapolation algorithm for
/// automatic integration", 1978; Piessens et al., "QUADPACK", 1983.
struct AdaptiveQuadrature {
  private var partition: IntervalPartition
  private let relativeTolerance: Double
  private let absoluteTolerance: Double
  private var table = EpsilonTable()
  private var extrapolated = (limit: 0.0, error: Double.infinity)
  /// Extrapolations since the last that improved the estimate.
  private var failedExtrapolations = 0
  /// Intervals bisected at most this often count as wide.
  private var wideLevel = 1
  private var isReducingWideIntervals = false

  init(_ partition: IntervalPartition, relativeTolerance: Double, absoluteTolerance: Double) {
    self.partition = partition
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
  }

  /// Integrates until the error is below the bound, or throws what stopped it.
  mutating func run(_ f: (Double) -> Double, maximumIntervals: Int) throws -> IntegralEstimate {
    if partition.isConvincing && partition.error <= bound(of: partition.value) { return partition.estimate }
    _ = table.extrapolate(adding: partition.value)
    var isFirst = true
    while partition.count < maximumIntervals && !partition.isStagnant {
      try partition.bisect(partition.index(ofLargestErrorBelow: isReducingWideIntervals ? wideLevel : .max), f)
      if partition.error <= bound(of: partition.value) { return partition.estimate }
      if isFirst {
        _ = table.extrapolate(adding: partition.value)
        isFirst = false
      } else if let estimate = try extrapolateIfDue() {
        return estimate
      }
    }
    throw failure
  }

  private func bound(of value: Double) -> Double { Swift.max(absoluteTolerance, relativeTolerance * value.magnitude) }

  /// Extrapolates once every wide interval is accurate enough; returns the limit if it meets the bound.
  private mutating func extrapolateIfDue() throws -> IntegralEstimate? {
    if !isReducingWideIntervals {
      if partition.largestErrorLevel <= wideLevel { return nil }
      isReducingWideIntervals = true
    }
    let limitBound = bound(of: extrapolated.error.isFinite ? extrapolated.limit : partition.value)
    if partition.error(upToLevel: wideLevel) > limitBound { return nil }
    let candidate = table.extrapolate(adding: partition.value)
    failedExtrapolations += 1
    if candidate.error < extrapolated.error {
      failedExtrapolations = 0
      extrapolated = candidate
      if candidate.error <= bound(of: candidate.limit) {
        guard isPlausible(candidate.limit) else { throw failure }
        return partition.estimate(candidate.limit, error: candidate.error)
      }
    }
    // The extrapolation has reached its own rounding error, far below that of the sum.
    if failedExtrapolations > 5 && extrapolated.error < 1e-3 * partition.error { throw failure }
    isReducingWideIntervals = false
    wideLevel += 1
    return nil
  }

  /// Whether the limit resembles the sum; of a divergent integral it is an artefact.
  private func isPlausible(_ limit: Double) -> Bool {
    let value = partition.value
    if Swift.max(limit.magnitude, value.magnitude) <= 0.01 * partition.initialMagnitude { return true }
    let ratio = limit / value
    return ratio >= 0.01 && ratio <= 100 && partition.error <= value.magnitude
  }

  private var failure: NumericsError {
    let useLimit = extrapolated.error < partition.error && isPlausible(extrapolated.limit)
    let best = useLimit ? extrapolated : (partition.value, partition.error)
    return .notConverged(after: partition.evaluations, residual: best.1, best: best.0)
  }
}
