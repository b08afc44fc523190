/// An interval of integration cut into parts, each with the value and the error of its Kronrod rule.
struct IntervalPartition {
  private struct Part {
    let lower: Double
    let upper: Double
    let value: Double
    let error: Double
    /// How many bisections led here.
    let level: Int
  }

  private let chart: IntegrationChart
  private var parts: [Part] = []
  private var rules = 0
  private var worst = 0
  /// Bisections that did not reduce the error although the value had settled: rounding is all that is left.
  private var stagnations = 0
  private var deviation = 0.0
  /// $\int|f|$ by the first rules.
  private(set) var initialMagnitude = 0.0
  /// The sum over the parts.
  private(set) var value = 0.0
  private(set) var error = 0.0

  init(_ f: (Double) -> Double, _ chart: IntegrationChart, breakpoints: [Double]) throws {
    self.chart = chart
    parts.reserveCapacity(24)
    if breakpoints.isEmpty {
      try append(f, chart.lower, chart.upper)
    } else {
      let ends = Self.grid([chart.lower, chart.upper], breakpoints.map(chart.parameter))
      for (lower, upper) in zip(ends, ends.dropFirst()) { try append(f, lower, upper) }
    }
    summarize()
  }

  private mutating func append(_ f: (Double) -> Double, _ lower: Double, _ upper: Double) throws {
    let rule = try apply(f, lower, upper)
    initialMagnitude += rule.magnitude
    deviation += rule.deviation
    parts.append(Part(lower: lower, upper: upper, value: rule.value, error: rule.error, level: 0))
  }

  /// The ends of the first parts, which shrink towards a breakpoint on both sides: a peak there may be so narrow that
  /// the nodes of the whole interval beside it miss it.
  private static func grid(_ ends: [Double], _ breakpoints: [Double]) -> [Double] {
    let coarse = Set(ends + breakpoints).sorted()
    var fine = Set(coarse)
    for point in breakpoints {
      guard let index = coarse.firstIndex(of: point), index > 0, index < coarse.count - 1 else { continue }
      for shrinkage in [1.0 / 32, 1.0 / 1024] {
        fine.insert(point - shrinkage * (point - coarse[index - 1]))
        fine.insert(point + shrinkage * (coarse[index + 1] - point))
      }
    }
    return fine.sorted()
  }

  /// Throws `nonFinite` if any value of the function was NaN or infinite.
  private mutating func apply(_ f: (Double) -> Double, _ lower: Double, _ upper: Double) throws -> KronrodRule {
    rules += 1
    let rule = chart.rule(f, lower, upper)
    if !rule.magnitude.isFinite {
      guard let argument = chart.nonFiniteArgument(f, lower, upper) else {
        throw NumericsError.notConverged(after: evaluations, residual: .infinity)
      }
      throw NumericsError.nonFinite(at: argument)
    }
    return rule
  }
}

extension IntervalPartition {
  var count: Int { parts.count }
  var evaluations: Int { rules * KronrodRule.evaluations * chart.evaluationsPerValue }
  var isStagnant: Bool { stagnations >= 20 }

  /// Whether the first estimate of the error may be believed: one as large as the whole variation says nothing.
  var isConvincing: Bool { error == 0 || error != deviation }

  var largestErrorLevel: Int { parts[worst].level }

  var estimate: IntegralEstimate { estimate(value, error: error) }

  func estimate(_ value: Double, error: Double) -> IntegralEstimate {
    IntegralEstimate(value: value, error: error, evaluations: evaluations)
  }

  /// The error of the parts bisected at most `level` times.
  func error(upToLevel level: Int) -> Double { parts.reduce(0) { $1.level <= level ? $0 + $1.error : $0 } }

  /// The part with the largest error among those bisected at most `level` times, or of all if there are none.
  func index(ofLargestErrorBelow level: Int) -> Int {
    var result: Int?
    for (index, part) in parts.enumerated() where part.level <= level {
      if part.error > (result.map { parts[$0].error } ?? -1) { result = index }
    }
    return result ?? worst
  }

  /// Halves a part. Throws when it is too narrow to have a middle.
  mutating func bisect(_ index: Int, _ f: (Double) -> Double) throws {
    let old = parts[index]
    let middle = 0.5 * old.lower + 0.5 * old.upper
    guard old.upper - old.lower > 100 * Double.ulpOfOne * middle.magnitude + 1e-300 else {
      throw NumericsError.notConverged(after: evaluations, residual: error, best: value)
    }
    let left = try apply(f, old.lower, middle)
    let right = try apply(f, middle, old.upper)
    noteStagnation(of: old, left, right)
    let level = old.level + 1
    parts[index] = Part(lower: old.lower, upper: middle, value: left.value, error: left.error, level: level)
    parts.append(Part(lower: middle, upper: old.upper, value: right.value, error: right.error, level: level))
    summarize()
  }

  private mutating func noteStagnation(of old: Part, _ left: KronrodRule, _ right: KronrodRule) {
    let value = left.value + right.value
    let error = left.error + right.error
    // An error equal to the deviation is no estimate yet.
    if left.error == left.deviation || right.error == right.deviation { return }
    let isSettled = (old.value - value).magnitude <= 1e-5 * value.magnitude && error >= 0.99 * old.error
    if isSettled || (count > 10 && error > old.error) { stagnations += 1 }
  }

  private mutating func summarize() {
    (value, error, worst) = (0, 0, 0)
    for (index, part) in parts.enumerated() {
      value += part.value
      error += part.error
      if part.error > parts[worst].error { worst = index }
    }
  }
}
