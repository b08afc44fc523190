internal import Glibc

/// Dimension rules for embeddings, orders of magnitude rather than thresholds: how many dimensions $N$ items need, by an entropy
/// argument and by the packing of nearly orthogonal directions.
public enum EmbeddingDimension {
  /// $h_n$, by which the entropy of pairs with probability $\propto e^{\langle u_i,v_j\rangle}$ falls short of $2\log N$, vectors uniform on the sphere of radius
  /// $\sqrt n$; $n > 2$.
  ///
  /// $h_n = \log\bigl[\Gamma(\tfrac n2)(\tfrac2n)^{n/2-1}I_{n/2-1}(n)\bigr] - n\,I_{n/2}(n)/I_{n/2-1}(n)$. Bessel functions overflow beyond $n \approx 700$, so the
  /// first is taken in logarithms and the quotient from its continued fraction.
  public static func entropyTerm(dimension n: Double) -> Double {
    require(n > 2 && n.isFinite, "entropyTerm: dimension must be above 2, got \(n)")
    let order = n / 2 - 1
    let mean = logGamma(n / 2) - order * log(n / 2) + logBesselI(order: order, at: n)
    return mean - n * besselQuotient(order: order, at: n)
  }

  /// The $n$ at which $2\log N + h_n$ vanishes; $N \ge 2$.
  public static func entropyMinimum(vocabulary count: Double) -> Double {
    require(count >= 2 && count.isFinite, "entropyMinimum: vocabulary must be at least 2, got \(count)")
    func excess(_ n: Double) -> Double { 2 * log(count) + entropyTerm(dimension: n) }
    var upper = 16.0
    while excess(upper) > 0 { upper *= 2 }
    do {
      return try findRoot(of: excess, in: 2.0.nextUp...upper)
    } catch {
      preconditionFailed("entropyMinimum: \(error) for a vocabulary of \(count)")
    }
  }

  /// $4/\log\varphi$ with the golden ratio $\varphi$: what ``entropyMinimum(vocabulary:)`` divided by $\log N$ tends to.
  public static var asymptoticConstant: Double { 4 / log((1 + 5.0.squareRoot()) / 2) }

  /// $P(\lvert\cos\rvert \ge t) = I_{1-t^2}(\tfrac{n-1}2, \tfrac12)$ for independent uniform directions in $n \ge 2$ dimensions, $0 \le t \le 1$.
  public static func randomCosineTail(dimension n: Int, threshold t: Double) -> Double {
    require(n >= 2, "randomCosineTail: dimension must be at least 2, got \(n)")
    require(t >= 0 && t <= 1, "randomCosineTail: threshold must lie in [0, 1], got \(t)")
    return regularizedBeta((1 - t) * (1 + t), Double(n - 1) / 2, 0.5)
  }

  /// The largest $N$ with $\binom N2P(\lvert\cos\rvert \ge t) < 1$: so many unit vectors with all $\lvert\cos\rvert < t$ exist in $n$ dimensions. At most $2^{53}$
  /// is returned. $n \ge 2$, $0 < t < 1$.
  public static func packingCount(dimension n: Int, threshold t: Double) -> Int {
    require(t > 0 && t < 1, "packingCount: threshold must lie in (0, 1), got \(t)")
    let tail = randomCosineTail(dimension: n, threshold: t)
    func fits(_ count: Double) -> Bool { count * (count - 1) / 2 * tail < 1 }
    var count = ((1 + (1 + 8 / tail).squareRoot()) / 2).rounded()
    guard count < 0x1p53 else { return 1 << 53 }
    while !fits(count) { count -= 1 }
    while fits(count + 1) { count += 1 }
    return Int(count)
  }

  /// $I_{\nu+1}(x)/I_\nu(x) = 1/(b_1 + 1/(b_2 + \cdots))$ with $b_k = 2(\nu+k)/x$, all terms positive, by Lentz's method.
  private static func besselQuotient(order nu: Double, at x: Double) -> Double {
    var (value, numerator, denominator) = (Double.leastNormalMagnitude, Double.leastNormalMagnitude, 0.0)
    var index = 1.0
    while true {
      let b = 2 * (nu + index) / x
      denominator = 1 / (b + denominator)
      numerator = b + 1 / numerator
      let factor = numerator * denominator
      value *= factor
      if (factor - 1).magnitude < 4e-16 { return value }
      index += 1
    }
  }
}
