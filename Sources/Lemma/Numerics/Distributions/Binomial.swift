internal import Glibc

/// The binomial law of the number of successes in $n$ independent trials of probability $p$.
public struct Binomial: Sendable {
  private let trials: Int
  private let successProbability: Double

  /// - Precondition: `trials` is not negative and `probability` in $[0,1]$.
  public init(trials: Int, probability: Double) {
    require(trials >= 0, "Binomial: the number of trials \(trials) is negative")
    require(probability >= 0 && probability <= 1, "Binomial: the probability \(probability) is not in [0, 1]")
    self.trials = trials
    successProbability = probability
  }

  /// $P(X=k)=\binom nkp^k(1-p)^{n-k}$, 0 outside $0\le k\le n$; relative error about $10^{-14}$ for any $n$.
  ///
  /// It is the beta density's factor $x^ay^b/B(a,b)$ at $a=k$, $b=n-k$ times $n/(k(n-k))$.
  public func probability(_ k: Int) -> Double {
    guard k >= 0 && k <= trials else { return 0 }
    let p = successProbability
    if p == 0 || p == 1 { return k == (p == 0 ? 0 : trials) ? 1 : 0 }
    if k == 0 { return Glibc.exp(Double(trials) * Glibc.log1p(-p)) }
    if k == trials { return Glibc.pow(p, Double(trials)) }
    let (successes, failures) = (Double(k), Double(trials - k))
    // The coefficient is an exact integer below 2^53.
    if trials <= 56 { return coefficient(k) * Glibc.pow(p, successes) * Glibc.pow(1 - p, failures) }
    return betaPrefactor(p, 1 - p, successes, failures) * (Double(trials) / successes / failures)
  }

  /// $P(X\le k)=I_{1-p}(n-k,k+1)$.
  public func cdf(_ k: Int) -> Double { tails(k).upper }

  /// $P(X>k)=I_p(k+1,n-k)$, computed directly.
  public func survival(_ k: Int) -> Double { tails(k).lower }

  private func coefficient(_ k: Int) -> Double {
    var value = 1
    for i in 0..<Swift.min(k, trials - k) { value = value * (trials - i) / (i + 1) }
    return Double(value)
  }

  private func tails(_ k: Int) -> (lower: Double, upper: Double) {
    if k < 0 { return (1, 0) }
    if k >= trials { return (0, 1) }
    return incompleteBeta(successProbability, 1 - successProbability, Double(k) + 1, Double(trials - k))
  }
}
