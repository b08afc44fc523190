/// The two-sided exact test that $k$ successes in $n$ trials come from success probability $p$: its p-value.
///
/// The probability of all outcomes that are no more probable than $k$ (to $10^{-7}$, so that rounding does not part a
/// tie). Relative error about $10^{-14}$, $10^{-13}$ in far tails; at most 57 probabilities or two tails and a bisection,
/// some microseconds.
///
/// - Precondition: $0\le k\le n$ and $p$ in $[0,1]$.
public func binomialTest(successes k: Int, trials n: Int, probability p: Double) -> Double {
  require(0 <= k && k <= n, "binomialTest: \(k) successes in \(n) trials")
  let law = Binomial(trials: n, probability: p)
  let limit = law.probability(k) * (1 + 1e-7)
  // Few outcomes: their probabilities themselves, so that a rational value comes out exact.
  if n <= 56 {
    return Swift.min(1, (0...n).map(law.probability).filter { $0 <= limit }.reduce(0, +))
  }
  let mode = Swift.min(Int(Double(n + 1) * p), n)
  if k == mode { return 1 }
  if k < mode {
    // Outcomes above the mode become less probable; the first that is improbable enough starts the other tail.
    let first = firstIndex(in: mode..<n + 1) { law.probability($0) <= limit }
    return Swift.min(1, law.cdf(k) + law.survival(first - 1))
  }
  let first = firstIndex(in: 0..<mode + 1) { law.probability($0) > limit }
  return Swift.min(1, law.cdf(first - 1) + law.survival(k - 1))
}

/// The first index at which a predicate that changes once from false to true is true, or the range's end.
private func firstIndex(in range: Range<Int>, where predicate: (Int) -> Bool) -> Int {
  var (low, high) = (range.lowerBound, range.upperBound)
  while low < high {
    let middle = low + (high - low) / 2
    if predicate(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
