/// The Kolmogorov-Smirnov test of a sample against a continuous law with distribution function `cdf`.
///
/// The statistic is $D=\sup_x|F_n(x)-F(x)|$, its p-value that of ``kolmogorovSmirnovSurvival(statistic:count:)``.
/// `cdf` is called once per element, in ascending order. Cost: a sort, and that of the p-value.
/// Source: Kolmogorov, G. Ist. Ital. Attuari 4, 1933.
///
/// - Precondition: not empty, no NaN, and `cdf` returns values in $[0,1]$.
public func kolmogorovSmirnovTest(_ x: Vector, against cdf: (Double) -> Double) -> TestResult {
  require(x.count > 0, "kolmogorovSmirnovTest: the sample is empty")
  let count = Double(x.count)
  var statistic = 0.0
  for (index, element) in x.sorted().elements.enumerated() {
    let probability = cdf(element)
    require(
      probability >= 0 && probability <= 1,
      "kolmogorovSmirnovTest: the distribution function is \(probability) at \(element)")
    let below = probability - Double(index) / count
    let above = Double(index + 1) / count - probability
    statistic = Swift.max(statistic, below, above)
  }
  return TestResult(
    statistic: statistic, pValue: kolmogorovSmirnovSurvival(statistic: statistic, count: x.count))
}

/// The Kolmogorov-Smirnov test of the hypothesis that two samples come from one continuous law.
///
/// The statistic is the largest distance of the two empirical distribution functions. The p-value is exact, by counting
/// lattice paths, for $nm\le10^6$, and that of one sample of $nm/(n+m)$ beyond. Ties make it conservative. Cost: two
/// sorts and $nm$ operations. Source: Hodges, Ark. Mat. 3, 1958.
///
/// - Precondition: neither sample is empty or contains NaN.
public func kolmogorovSmirnovTest(_ x: Vector, _ y: Vector) -> TestResult {
  require(x.count > 0 && y.count > 0, "kolmogorovSmirnovTest: a sample is empty (\(x.count) and \(y.count) elements)")
  let (n, m) = (x.count, y.count)
  let distance = largestDistance(x.sorted().elements, y.sorted().elements)
  // The distance in units of 1/(nm) is an integer, so that nothing is lost in comparing.
  let statistic = Double(distance) / (Double(n) * Double(m))
  guard Double(n) * Double(m) <= 1e6 else {
    let size = (Double(n) / Double(n + m) * Double(m)).rounded()
    return TestResult(
      statistic: statistic, pValue: kolmogorovSmirnovSurvival(statistic: statistic, count: Int(size)))
  }
  return TestResult(statistic: statistic, pValue: probabilityOfReaching(distance, n, m))
}

/// $nm\sup|F_n-G_m|$ for two ascending samples.
private func largestDistance(_ x: [Double], _ y: [Double]) -> Int {
  var (i, j) = (0, 0)
  var largest = 0
  while i < x.count && j < y.count {
    let next = Swift.min(x[i], y[j])
    // Equal elements step together: the functions are compared between the jumps only.
    while i < x.count && x[i] <= next { i += 1 }
    while j < y.count && y[j] <= next { j += 1 }
    largest = Swift.max(largest, Swift.abs(i * y.count - j * x.count))
  }
  return largest
}

/// The probability that a uniformly random lattice path from $(0,0)$ to $(n,m)$ meets a point with $|im-jn|\ge d$.
///
/// The last step into $(i,j)$ came from the left with probability $i/(i+j)$: the recursion adds only positive terms,
/// so that small probabilities keep their digits.
private func probabilityOfReaching(_ distance: Int, _ n: Int, _ m: Int) -> Double {
  if distance <= 0 { return 1 }
  var column = (0...m).map { $0 * n >= distance ? 1.0 : 0 }
  for i in 1...n {
    if i * m >= distance { column[0] = 1 }
    for j in 1...m {
      let share = Double(i) / Double(i + j)
      let reached = Swift.abs(i * m - j * n) >= distance
      column[j] = reached ? 1 : share * column[j] + (1 - share) * column[j - 1]
    }
  }
  return column[m]
}
