/// Merges next-token distributions that one language model gave for several contexts, as if it had read all of them
/// (NBCE):
/// $$\log p(T|S_1,\dots,S_n) = (1+\beta)\,\mathcal P[\log p(T|S)] - \beta\log p(T) + \mathrm{const}.$$
///
/// Naive Bayes is the mean as pooling $\mathcal P$ and $\beta = n-1$. The practical choice is the context of least
/// entropy and a small $\beta$: retrieval, repeated for every token.
///
/// Source: J. Su's articles on NBCE (2023) and their reference implementation.
public struct ContextExtension: Sendable {
  /// How the contexts' log-probabilities become one.
  public enum Pooling: Sendable {
    /// Those of the context of least entropy.
    case minimumEntropy
    /// Their mean.
    case mean
    /// Their mean with weights proportional to $e^{-H_i/\tau}$, from selection ($\tau\to0$) to the mean
    /// ($\tau\to\infty$).
    case softMinimumEntropy(temperature: Double)
  }

  /// Which tokens of each distribution, the unconditional one included, survive before anything is subtracted.
  public enum Truncation: Sendable {
    /// All.
    case none
    /// The fewest likeliest tokens whose probabilities reach this mass.
    case nucleus(mass: Double)
    /// This many of the likeliest.
    case top(Int)
  }

  /// The strength $\beta$ with which the unconditional distribution is subtracted.
  public let strength: Double
  /// The entropy $\eta$ by which another context must undercut the one chosen before it.
  public let persistence: Double
  public let pooling: Pooling
  public let truncation: Truncation

  /// $\beta$ and $\eta$ are finite and not negative; a temperature is positive and finite, a mass in $(0, 1]$, a
  /// number of tokens at least 1.
  public init(
    strength beta: Double = 0.25, persistence eta: Double = 0, pooling: Pooling = .minimumEntropy,
    truncation: Truncation = .none
  ) {
    require(beta >= 0 && beta.isFinite, "ContextExtension: strength must be finite and not negative, got \(beta)")
    require(eta >= 0 && eta.isFinite, "ContextExtension: persistence must be finite and not negative, got \(eta)")
    if case .softMinimumEntropy(let temperature) = pooling {
      require(
        temperature > 0 && temperature.isFinite, "ContextExtension: temperature must be positive, got \(temperature)")
    }
    switch truncation {
    case .none: break
    case .nucleus(let mass): requireMass(mass)
    case .top(let count): require(count >= 1, "ContextExtension: top must keep at least 1 token, got \(count)")
    }
    (strength, persistence, self.pooling, self.truncation) = (beta, eta, pooling, truncation)
  }

  /// What ``merge(contexts:unconditional:previous:)`` found.
  public struct Merged: Sendable {
    /// $\log p(T|S_1,\dots,S_n)$, normalised; $-\infty$ where a token is vetoed.
    public let logProbabilities: Vector
    /// The selected context, nil for a pooling that averages.
    public let choice: Int?
    /// $-\sum p\log p$ over what the truncation kept of each context, *not* renormalised: in nats, below the entropy
    /// of the full distribution.
    public let entropies: Vector

    /// $p(T|S_1,\dots,S_n)$.
    public var probabilities: Vector { exp(logProbabilities) }
  }
}
