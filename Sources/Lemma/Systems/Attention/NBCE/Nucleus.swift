/// The fewest likeliest tokens whose probabilities reach `mass`, in $(0, 1]$; all others become $-\infty$.
///
/// The token that crosses the threshold stays in. What remains is not renormalised. Equal probabilities are taken in
/// the order of their index, and a sum within $10^{-12}$ of the mass counts as having reached it; a mass of 1 keeps
/// everything. Selection by partitioning, expected linear time.
///
/// Source: Holtzman et al., "The Curious Case of Neural Text Degeneration", 2019, arXiv:1904.09751.
public func nucleus(_ logProbabilities: Vector, mass: Double) -> Vector {
  requireMass(mass)
  if mass == 1 { return logProbabilities }
  return keepingLeaders(of: logProbabilities, weights: exp(logProbabilities), until: mass - 1e-12)
}

/// `values` with $-\infty$ for all but the largest, taken in descending order (ties by index) until their weights
/// reach `target`; without weights each counts 1.
///
/// Quickselect on the weights: each round partitions what is undecided around a random candidate, and goes on with
/// the half in which the target is crossed.
func keepingLeaders(of values: Vector, weights: Vector?, until target: Double) -> Vector {
  var undecided = Array(0..<values.count)
  var generator = SeededGenerator(seed: UInt64(values.count))
  var reached = 0.0
  var kept = values.map { _ in -.infinity }
  func keep(_ tokens: [Int]) { for token in tokens { kept[token] = values[token] } }
  func weight(_ tokens: [Int]) -> Double {
    guard let weights else { return Double(tokens.count) }
    return tokens.reduce(0) { $0 + weights[$1] }
  }
  while !undecided.isEmpty && reached < target {
    let pivot = undecided[generator.integer(below: undecided.count)]
    let leaders = undecided.filter { leads($0, pivot, values) }
    let leading = weight(leaders)
    if reached + leading >= target {
      undecided = leaders
      continue
    }
    keep(leaders + [pivot])
    reached += leading + weight([pivot])
    undecided = undecided.filter { leads(pivot, $0, values) }
  }
  return kept
}

/// Whether token `i` comes before `j`: a larger value, or the same at a lower index.
private func leads(_ i: Int, _ j: Int, _ values: Vector) -> Bool {
  values[i] > values[j] || (values[i] == values[j] && i < j)
}

func requireMass(_ mass: Double) {
  require(mass > 0 && mass <= 1, "nucleus: mass must lie in (0, 1], got \(mass)")
}
