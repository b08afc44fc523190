internal import Glibc

extension JohnsonLindenstrauss {
  /// $\min(1, \binom N2 p)$ with $p$ the ``normTailProbability(dimension:distortion:bound:)``: a bound of the probability
  /// that among $N \ge 2$ points some pair's squared distance changes by the factor $1 \pm \varepsilon$ or more.
  public static func failureProbability(
    points count: Int, dimension n: Int, distortion epsilon: Double, bound: TailBound = .exact
  ) -> Double {
    requireDimension(n, "failureProbability")
    requirePoints(count, "failureProbability")
    requireDistortion(epsilon, "failureProbability")
    return Swift.min(1, pairs(count) * normTailProbability(dimension: n, distortion: epsilon, bound: bound))
  }

  /// The smallest $n$ whose union bound $\binom N2 p_n(\varepsilon)$ is at most $\delta$, $0 < \delta \le 1$, found by doubling and
  /// bisection since $p_n$ decreases in $n$. $\delta = 1$ asks only that a good matrix exists.
  public static func minimumDimension(
    points count: Int, distortion epsilon: Double, failureProbability delta: Double, bound: TailBound = .exact
  ) -> Int {
    requirePoints(count, "minimumDimension")
    requireDistortion(epsilon, "minimumDimension")
    require(delta > 0 && delta <= 1, "minimumDimension: failureProbability must lie in (0, 1], got \(delta)")
    func suffices(_ n: Int) -> Bool {
      pairs(count) * normTailProbability(dimension: n, distortion: epsilon, bound: bound) <= delta
    }
    var upper = 1
    while !suffices(upper) {
      require(upper < largestDimension, "minimumDimension: more than 2⁵³ dimensions for distortion \(epsilon)")
      upper *= 2
    }
    var lower = upper / 2  // does not suffice, or is 0
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if suffices(middle) { upper = middle } else { lower = middle }
    }
    return upper
  }

  /// $\lfloor 24\log N/\varepsilon^2\rfloor + 1$: enough for all pairs of $N \ge 2$ points to keep their squared distance within
  /// $1 \pm \varepsilon$ with probability above $1 - 1/N$, by the quadratic bound.
  public static func classicalDimension(points count: Int, distortion epsilon: Double) -> Int {
    requirePoints(count, "classicalDimension")
    requireDistortion(epsilon, "classicalDimension")
    return dimension(24 * log(Double(count)) / (epsilon * epsilon), "classicalDimension", epsilon) + 1
  }

  /// $\lceil 24\log N/(3\varepsilon^2 - 2\varepsilon^3)\rceil$: enough for a good matrix to exist for $N \ge 2$ points.
  ///
  /// Source: Dasgupta, Gupta, 2003.
  public static func existenceDimension(points count: Int, distortion epsilon: Double) -> Int {
    requirePoints(count, "existenceDimension")
    requireDistortion(epsilon, "existenceDimension")
    let bound = 24 * log(Double(count)) / (epsilon * epsilon * (3 - 2 * epsilon))
    return dimension(bound.rounded(.up), "existenceDimension", epsilon)
  }

  /// Beyond this neither $n$ nor $n + 1$ is told apart as a double.
  private static var largestDimension: Int { 1 << 53 }

  private static func dimension(_ value: Double, _ function: String, _ epsilon: Double) -> Int {
    require(
      value < Double(largestDimension), "\(function): more than 2⁵³ dimensions for distortion \(epsilon)")
    return Int(value)
  }

  /// $\binom N2$, without the overflow of integers.
  private static func pairs(_ count: Int) -> Double { Double(count) * (Double(count) - 1) / 2 }
}

private func requirePoints(_ count: Int, _ function: String) {
  require(count >= 2, "\(function): points must be at least 2, got \(count)")
}
