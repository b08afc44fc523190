/// Evidence about a probability from counted trials, for claims that are to be neither lucky nor vacuous.
///
/// A claimed $p$ is accepted iff it lies in the Clopper-Pearson interval at the false-alarm rate *and* the interval
/// is narrow enough for the tolerance that the claim announces: too few trials prove nothing. A true claim is refused
/// with probability at most `falseAlarmRate`; at $10^{-6}$, a thousand such claims raise one false alarm in a
/// thousand re-seeded runs.
public struct ProbabilityCheck: Sendable {
  /// The relative frequency $k/n$.
  public let estimate: Double
  /// The Clopper-Pearson interval with confidence 1 - `falseAlarmRate`.
  public let interval: ClosedRange<Double>
  /// Half the interval's width: what the trials can tell apart.
  public let resolution: Double

  /// - Precondition: `trials` at least 1, `successes` between 0 and `trials`, `falseAlarmRate` in $(0,1)$.
  public init(successes: Int, trials: Int, falseAlarmRate: Double = 1e-6) {
    require(trials >= 1, "ProbabilityCheck: the number of trials \(trials) is not positive")
    require(0 <= successes && successes <= trials, "ProbabilityCheck: \(successes) successes in \(trials) trials")
    requireRate("ProbabilityCheck", falseAlarmRate)
    estimate = Double(successes) / Double(trials)
    interval = clopperPearson(successes, trials, tail: 0.5 * falseAlarmRate)
    resolution = 0.5 * (interval.upperBound - interval.lowerBound)
  }

  /// Whether the probability may be `p`, and the trials suffice to say so within `tolerance`.
  public func accepts(_ p: Double, within tolerance: Double) -> Bool {
    interval.contains(p) && resolution <= tolerance
  }

  /// Whether the probability may be at most `p`: the interval's lower end is.
  public func accepts(atMost p: Double) -> Bool { interval.lowerBound <= p }

  /// Whether the probability may be at least `p`: the interval's upper end is.
  public func accepts(atLeast p: Double) -> Bool { interval.upperBound >= p }
}

/// About how many trials bring the ends of the Clopper-Pearson interval within `halfWidth` of a probability $p$.
///
/// Doubling from 16, then bisection, on the larger distance of $p$ from the interval's ends at $k=pn$ rounded (half
/// to even). Cost: some forty intervals.
///
/// - Precondition: $p$ in $[0,1]$, `halfWidth` at least $10^{-9}$, `falseAlarmRate` in $(0,1)$.
public func trialsToResolve(probability p: Double, within halfWidth: Double, falseAlarmRate: Double = 1e-6) -> Int {
  require(p >= 0 && p <= 1, "trialsToResolve: the probability \(p) is not in [0, 1]")
  require(halfWidth >= 1e-9, "trialsToResolve: the half width \(halfWidth) is below 1e-9")
  requireRate("trialsToResolve", falseAlarmRate)
  func resolves(_ n: Int) -> Bool {
    let k = Int((p * Double(n)).rounded(.toNearestOrEven))
    let interval = clopperPearson(k, n, tail: 0.5 * falseAlarmRate)
    return Swift.max(p - interval.lowerBound, interval.upperBound - p) <= halfWidth
  }
  var high = 16
  while !resolves(high) { high *= 2 }
  var low = high / 2
  while high - low > 1 {
    let middle = (low + high) / 2
    if resolves(middle) { high = middle } else { low = middle }
  }
  return high
}

private func requireRate(_ function: String, _ rate: Double) {
  require(rate > 0 && rate < 1, "\(function): the false-alarm rate \(rate) is not in (0, 1)")
}
