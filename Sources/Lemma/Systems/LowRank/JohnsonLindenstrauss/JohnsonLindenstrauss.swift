internal import Glibc

/// Which form of a tail probability is asked for: the probability itself, or one of its upper bounds.
///
/// `exact` ≤ `chernoff` ≤ `cubic`, `quadratic`; `cubic` is below `quadratic` exactly for a distortion below 3/4. Bounds are
/// returned as they are, even above 1.
public enum TailBound: Sendable { case quadratic, cubic, chernoff, exact }

/// How well a random matrix $A \in \mathbb R^{n \times m}$ with independent $\mathcal N(0, 1/n)$ entries keeps lengths, distances
/// and inner products.
///
/// For a unit vector $u$, $n\lVert Au\rVert^2 \sim \chi^2_n$ exactly, whatever $m$ is; everything here follows from it. The
/// distortion $\varepsilon \in (0, 1)$ is one of *squared* norms.
///
/// Sources: Johnson, Lindenstrauss, "Extensions of Lipschitz mappings into a Hilbert space", 1984; Dasgupta, Gupta, "An
/// elementary proof of a theorem of Johnson and Lindenstrauss", 2003.
public enum JohnsonLindenstrauss {
  /// $P(\lvert\lVert Au\rVert^2 - 1\rvert \ge \varepsilon)$ for a unit vector $u$, or the named bound of it: the sum of the upper and
  /// the lower tail. $n \ge 1$, $0 < \varepsilon < 1$.
  public static func normTailProbability(
    dimension n: Int, distortion epsilon: Double, bound: TailBound = .exact
  ) -> Double {
    upperNormTailProbability(dimension: n, distortion: epsilon, bound: bound)
      + lowerNormTailProbability(dimension: n, distortion: epsilon, bound: bound)
  }

  /// $P(\lVert Au\rVert^2 \ge 1 + \varepsilon)$, or a bound of it: $Q(\frac n2, \frac{n(1+\varepsilon)}2)$ `exact`,
  /// $e^{-\frac n2(\varepsilon - \log(1+\varepsilon))}$ `chernoff`, $e^{-n(\varepsilon^2/4-\varepsilon^3/6)}$ `cubic`,
  /// $e^{-n\varepsilon^2/8}$ `quadratic`. $n \ge 1$, $0 < \varepsilon < 1$.
  public static func upperNormTailProbability(
    dimension n: Int, distortion epsilon: Double, bound: TailBound = .exact
  ) -> Double {
    requireDimension(n, "upperNormTailProbability")
    requireDistortion(epsilon, "upperNormTailProbability")
    let half = Double(n) / 2
    switch bound {
    case .exact: return regularizedGammaQ(half, half * (1 + epsilon))
    case .chernoff: return exp(half * log1pMinus(epsilon))
    case .cubic, .quadratic: return simpleTail(n, epsilon, bound)
    }
  }

  /// $P(\lVert Au\rVert^2 \le 1 - \varepsilon)$, or a bound of it: $P(\frac n2, \frac{n(1-\varepsilon)}2)$ `exact`,
  /// $e^{-\frac n2(-\varepsilon - \log(1-\varepsilon))}$ `chernoff`, and the same `cubic` and `quadratic` forms as above.
  /// $n \ge 1$, $0 < \varepsilon < 1$.
  public static func lowerNormTailProbability(
    dimension n: Int, distortion epsilon: Double, bound: TailBound = .exact
  ) -> Double {
    requireDimension(n, "lowerNormTailProbability")
    requireDistortion(epsilon, "lowerNormTailProbability")
    let half = Double(n) / 2
    switch bound {
    case .exact: return regularizedGammaP(half, half * (1 - epsilon))
    case .chernoff: return exp(half * log1pMinus(-epsilon))
    case .cubic, .quadratic: return simpleTail(n, epsilon, bound)
    }
  }

  /// The bounds of either tail that need no logarithm of $\varepsilon$.
  static func simpleTail(_ n: Int, _ epsilon: Double, _ bound: TailBound) -> Double {
    let exponent = bound == .quadratic ? epsilon * epsilon / 8 : epsilon * epsilon * (1 / 4.0 - epsilon / 6)
    return exp(-Double(n) * exponent)
  }
}

func requireDimension(_ n: Int, _ function: String) {
  require(n >= 1, "\(function): dimension must be at least 1, got \(n)")
}

func requireDistortion(_ epsilon: Double, _ function: String) {
  require(epsilon > 0 && epsilon < 1, "\(function): distortion must lie in (0, 1), got \(epsilon)")
}
