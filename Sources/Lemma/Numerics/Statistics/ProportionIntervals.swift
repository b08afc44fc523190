/// The Clopper-Pearson interval for a probability after $k$ successes in $n$ trials.
///
/// With $\alpha$ = 1 - `confidence`, $[\,B^{-1}(\frac\alpha2;k,n-k+1),\ B^{-1}(1-\frac\alpha2;k+1,n-k)\,]$ with the
/// inverse of the regularised beta function; 0 at the lower end for $k=0$, 1 at the upper for $k=n$. Its coverage is
/// at least `confidence` for *every* probability. Relative error of the ends below $10^{-14}$; two inverse beta functions,
/// 2 µs. Source: Clopper, Pearson, Biometrika 26, 1934.
///
/// - Precondition: $n\ge1$, $0\le k\le n$, `confidence` in $(0,1)$.
public func clopperPearson(successes k: Int, trials n: Int, confidence: Double = 0.95) -> ClosedRange<Double> {
  requireProportion("clopperPearson", k, n, confidence)
  return clopperPearson(k, n, tail: 0.5 * (1 - confidence))
}

/// The interval with probability `tail` left out on either side.
func clopperPearson(_ k: Int, _ n: Int, tail: Double) -> ClosedRange<Double> {
  let (successes, failures) = (Double(k), Double(n - k))
  let lower = k == 0 ? 0 : inverseIncompleteBeta(tail, successes, failures + 1).x
  // The upper end by symmetry: 1 - tail would be rounded.
  let upper = k == n ? 1 : inverseIncompleteBeta(tail, failures, successes + 1).y
  return lower...Swift.max(lower, upper)
}

/// Wilson's interval, from inverting the normal approximation's test:
/// $\frac{\hat p+z^2/2n\pm z\sqrt{\hat p(1-\hat p)/n+z^2/4n^2}}{1+z^2/n}$.
///
/// Shorter than ``clopperPearson(successes:trials:confidence:)`` and right on average, but not for every probability.
/// Source: Wilson, J. Amer. Statist. Assoc. 22, 1927.
///
/// - Precondition: $n\ge1$, $0\le k\le n$, `confidence` in $(0,1)$.
public func wilsonInterval(successes k: Int, trials n: Int, confidence: Double = 0.95) -> ClosedRange<Double> {
  requireProportion("wilsonInterval", k, n, confidence)
  let z = 1.4142135623730951 * erfcInverse(1 - confidence)
  let size = Double(n)
  let proportion = Double(k) / size
  let square = z * z / size
  let center = (proportion + 0.5 * square) / (1 + square)
  let width = (square * (proportion * (1 - proportion) + 0.25 * square)).squareRoot() / (1 + square)
  // At the ends the formula gives exactly 0 or 1, but for rounding.
  let lower = k == 0 ? 0 : Swift.max(0, center - width)
  return lower...(k == n ? 1 : Swift.min(1, center + width))
}

private func requireProportion(_ function: String, _ k: Int, _ n: Int, _ confidence: Double) {
  require(n >= 1, "\(function): the number of trials \(n) is not positive")
  require(0 <= k && k <= n, "\(function): \(k) successes in \(n) trials")
  require(confidence > 0 && confidence < 1, "\(function): the confidence \(confidence) is not in (0, 1)")
}
