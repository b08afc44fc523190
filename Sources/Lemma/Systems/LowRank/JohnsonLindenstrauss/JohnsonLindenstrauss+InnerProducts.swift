internal import Glibc

extension JohnsonLindenstrauss {
  /// $P(\lvert\langle Au, Av\rangle - \rho\rvert \ge \varepsilon)$ for unit vectors with $\langle u, v\rangle = \rho$, or the named bound
  /// of it. $n \ge 1$, $0 < \varepsilon < 1$, $\lvert\rho\rvert \le 1$.
  ///
  /// `quadratic` $4e^{-n\varepsilon^2/8}$ and `cubic` $4e^{-n(\varepsilon^2/4-\varepsilon^3/6)}$ come from the norms of $u \pm v$ by
  /// polarisation; `chernoff` is $e^{-nI(\varepsilon,\rho)} + e^{-nI(\varepsilon,-\rho)}$ with the rate of
  /// ``innerProductRate(distortion:cosine:)``. `exact` integrates the normal tails of $\langle Au, Av\rangle$ given
  /// $\lVert Av\rVert$ against the chi-square density, to a relative error of about $10^{-11}$.
  public static func innerProductTailProbability(
    dimension n: Int, distortion epsilon: Double, cosine rho: Double = 0, bound: TailBound = .exact
  ) -> Double {
    requireDimension(n, "innerProductTailProbability")
    requireDistortion(epsilon, "innerProductTailProbability")
    requireCosine(rho, "innerProductTailProbability")
    switch bound {
    case .quadratic, .cubic: return 4 * simpleTail(n, epsilon, bound)
    case .chernoff:
      return [rho, -rho].reduce(0) { $0 + exp(-Double(n) * innerProductRate(distortion: epsilon, cosine: $1)) }
    case .exact:
      // The lower tail is the upper tail of ⟨Au, A(-v)⟩.
      return upperInnerProductTail(n, epsilon, rho) + upperInnerProductTail(n, epsilon, -rho)
    }
  }

  /// The Cramér exponent of the upper tail, $P(\langle Au, Av\rangle \ge \rho + \varepsilon) \le e^{-nI(\varepsilon,\rho)}$:
  /// $$I(\varepsilon, \rho) = ts + \tfrac12\log\big((1-\rho t)^2 - t^2\big),\qquad s = \rho + \varepsilon,\qquad
  /// t = \frac{2\varepsilon}{1-\rho^2+2s\rho+\sqrt{(1-\rho^2)^2+4s^2}}.$$
  ///
  /// $0 < \varepsilon < 1$, $\lvert\rho\rvert \le 1$. Evaluated as $t\varepsilon - \frac12(1-\rho^2)t^2 - \frac12(-u-\log(1-u))$ with
  /// $u = 2\rho t + (1-\rho^2)t^2$, where nothing of order $\varepsilon$ cancels.
  public static func innerProductRate(distortion epsilon: Double, cosine rho: Double) -> Double {
    requireDistortion(epsilon, "innerProductRate")
    requireCosine(rho, "innerProductRate")
    let saddle = InnerProductSaddle(epsilon, rho)
    let (t, complement) = (saddle.tilt, (1 - rho) * (1 + rho))
    return t * epsilon - (complement * t * t - log1pMinus(-saddle.shrinkage)) / 2
  }
}

/// The exponential tilt $e^{t\,xy}$ under which a pair of standard normal variables of correlation $\rho$ has the mean
/// product $\rho + \varepsilon$.
struct InnerProductSaddle {
  /// $t$.
  let tilt: Double
  /// $u = 1 - (1-\rho t)^2 + t^2$, below 1; the tilted variables have the variance $1/(1-u)$.
  let shrinkage: Double

  init(_ epsilon: Double, _ rho: Double) {
    let complement = (1 - rho) * (1 + rho)
    let s = rho + epsilon
    let root = (complement * complement + 4 * s * s).squareRoot()
    tilt = 2 * epsilon / (complement + 2 * s * rho + root)
    shrinkage = 2 * rho * tilt + complement * tilt * tilt
  }
}

private func requireCosine(_ rho: Double, _ function: String) {
  require(rho.magnitude <= 1, "\(function): cosine must lie in [-1, 1], got \(rho)")
}
