internal import Glibc

/// Consistency training in $n$ steps with ideal regressions, for any mixture on the line.
///
/// Starting from $f_0 = \mathrm{id}$, $f_k(x) = E[f_{k-1}(x_{t_{k-1}}) \mid x_{t_k} = x]$ on the path
/// $x_t = (1 - t)x_0 + tz$, $t_k = k/n$, where both points share $x_0$ and $z$. Given the component, they are jointly normal, so each
/// value is a sum of one-dimensional integrals; the functions are kept as cubic splines.
///
/// Cost: $121\,n \cdot$ `gridPoints` spline values a component, 0.1 s for $n = 16$ and two components.
public struct ConsistencyTraining: Sendable {
  public let steps: Int
  private let tables: [UniformSpline]

  /// Trains all steps. `data` has dimension 1, `steps` $\ge 1$, `gridPoints` $\ge 16$; the tables reach nine deviations
  /// beyond the outermost components.
  public init(data: GaussianMixture, steps: Int, gridPoints: Int = 1601) {
    data.requireLine("ConsistencyTraining")
    require(steps >= 1, "ConsistencyTraining: steps must be at least 1, got \(steps)")
    require(gridPoints >= 16, "ConsistencyTraining: gridPoints must be at least 16, got \(gridPoints)")
    let rule = normalRule(121, radius: 8)
    var tables: [UniformSpline] = []
    for k in 1...steps {
      let regression = PathRegression(data: data, from: Double(k - 1) / Double(steps), to: Double(k) / Double(steps))
      let previous = tables.last
      let (start, spacing) = regression.grid(gridPoints)
      let values = (0..<gridPoints).map { i in
        regression.expectation(at: start + Double(i) * spacing, rule) { y in previous.map { $0(y) } ?? y }
      }
      tables.append(UniformSpline(start: start, spacing: spacing, values: values))
    }
    (self.steps, self.tables) = (steps, tables)
  }

  /// $f_k(x)$ at $t = k/n$, and $x$ itself at $t = 0$. Other times stop the program.
  public func callAsFunction(_ x: Double, at t: Double) -> Double {
    let step = (t * Double(steps)).rounded()
    require(
      (t - step / Double(steps)).magnitude <= 1e-9 && step >= 0 && step <= Double(steps),
      "ConsistencyTraining: time \(t) is not a multiple of 1/\(steps) in 0...1")
    return step == 0 ? x : tables[Int(step) - 1](x)
  }
}

/// Conditional expectations of functions of the path at time $t'$ given its place at time $t$.
private struct PathRegression {
  private let marginal: GaussianMixture
  /// For every component the mean at both times, the slope $C/V$ of the conditional mean and the conditional deviation.
  private let components: [(earlier: Double, later: Double, slope: Double, deviation: Double)]

  init(data: GaussianMixture, from earlier: Double, to later: Double) {
    marginal = data.diffused(alpha: 1 - later, sigma: later)
    let marginal = marginal
    components = (0..<data.count).map { j in
      let (mean, variance) = (data.means[j], data.variances[j])
      let covariance = (1 - earlier) * (1 - later) * variance + earlier * later
      // V'V - C² is the square of s(t - t').
      let deviation = (later - earlier) * (variance / marginal.variances[j]).squareRoot()
      return ((1 - earlier) * mean, (1 - later) * mean, covariance / marginal.variances[j], deviation)
    }
  }

  func grid(_ count: Int) -> (start: Double, spacing: Double) {
    let reaches = marginal.variances.map { 9 * $0.squareRoot() }
    let low = zip(marginal.means, reaches).map { $0 - $1 }.min()!
    let high = zip(marginal.means, reaches).map { $0 + $1 }.max()!
    return (low, (high - low) / Double(count - 1))
  }

  func expectation(
    at x: Double, _ rule: (nodes: [Double], weights: [Double]), of f: (Double) -> Double
  ) -> Double {
    let responsibilities = marginal.responsibilities(at: x)
    var total = 0.0
    for (j, part) in components.enumerated() where responsibilities[j] > 1e-20 {
      let center = part.earlier + part.slope * (x - part.later)
      var sum = 0.0
      for (z, weight) in zip(rule.nodes, rule.weights) { sum += weight * f(center + part.deviation * z) }
      total += responsibilities[j] * sum
    }
    return total
  }
}
