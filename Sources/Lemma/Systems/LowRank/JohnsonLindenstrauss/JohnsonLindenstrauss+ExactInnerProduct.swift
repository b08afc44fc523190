internal import Glibc

extension JohnsonLindenstrauss {
  /// $P(\langle Au, Av\rangle \ge \rho + \varepsilon)$.
  static func upperInnerProductTail(_ n: Int, _ epsilon: Double, _ rho: Double) -> Double {
    // u = ±v: the inner product is ± the squared norm, and the normal law given ‖Av‖ has no width.
    if rho == 1 { return upperNormTailProbability(dimension: n, distortion: epsilon) }
    if rho == -1 { return lowerNormTailProbability(dimension: n, distortion: epsilon) }
    return InnerProductTail(dimension: Double(n), epsilon, rho).probability
  }
}

/// The upper tail of an inner product as an integral over $w = \sqrt Y$, where $Y = n\lVert Av\rVert^2 \sim \chi^2_n$ and
/// $\langle Au, Av\rangle \mid Y \sim \mathcal N(\rho Y/n, (1-\rho^2)Y/n^2)$.
///
/// In $w$ the density of $Y$ is close to a normal one of variance 1/2 for every $n$, so that the integrand is as wide for
/// $n = 10^6$ as for $n = 1$. It is integrated over $v = w - \sqrt n$, in units of its value at the saddle point: neither a
/// large $n$ nor a tail far below the smallest double loses digits.
private struct InnerProductTail {
  let dimension: Double
  let epsilon: Double
  let rho: Double
  /// $\sqrt{1-\rho^2}$.
  let spread: Double
  let root: Double
  /// Where the integrand is largest, nearly: $\sqrt{n/(1-u)} - \sqrt n$.
  let center: Double

  init(dimension: Double, _ epsilon: Double, _ rho: Double) {
    (self.dimension, self.epsilon, self.rho) = (dimension, epsilon, rho)
    spread = ((1 - rho) * (1 + rho)).squareRoot()
    root = dimension.squareRoot()
    center = root * (1 / (1 - InnerProductSaddle(epsilon, rho).shrinkage).squareRoot() - 1)
  }

  var probability: Double {
    let reference = logIntegrand(center)
    // The smallest double is e⁻⁷⁴⁵, and the scaled integral is at most of the order of the interval's length.
    guard reference > -760 else { return 0 }
    return scaledIntegral(reference) * exp(reference)
  }

  /// The integral over $v$ in units of $e^{\mathtt{reference}}$.
  private func scaledIntegral(_ reference: Double) -> Double {
    let reach = 14.0  // in w the logarithm of the integrand bends by at least 1: beyond this lies e⁻⁹⁸ of it
    let range = Swift.max(center - reach, -root)...(center + reach)
    let inside = breakpoints.filter { range.lowerBound < $0 && $0 < range.upperBound }.sorted()
    do {
      return try integralEstimate(
        of: { exp(logIntegrand($0) - reference) }, from: range.lowerBound, to: range.upperBound,
        relativeTolerance: 1e-12, absoluteTolerance: 0, breakpoints: inside
      ).value
    } catch NumericsError.notConverged(_, _, let best?) {
      return best  // rounding of ε and ρ next to ±1 can end the bisection before twelve digits are reached
    } catch {
      preconditionFailed("innerProductTailProbability: \(error) at n = \(dimension), ε = \(epsilon), ρ = \(rho)")
    }
  }

  /// Around the peak; and around the step of the normal tail, at $w^2 = n(1 + \varepsilon/\rho)$ and
  /// $\sqrt{1-\rho^2}/2\lvert\rho\rvert$ wide, which is steep where $\lvert\rho\rvert$ is close to 1.
  private var breakpoints: [Double] {
    let peak = [-6, -3, -1, 0, 1, 3, 6].map { center + $0 }
    guard rho != 0, 1 + epsilon / rho > 0 else { return peak }
    let step = root * ((1 + epsilon / rho).squareRoot() - 1)
    let width = spread / (2 * rho.magnitude)
    return peak + [-8, -3, 0, 3, 8].map { step + $0 * width }
  }

  /// The logarithm of density times tail.
  private func logIntegrand(_ v: Double) -> Double {
    let w = root + v
    let delta = v * (2 * root + v) / dimension  // Y = n(1 + δ)
    // Close to w = 0 the digits are in w, elsewhere in δ.
    let excess = delta < -0.5 ? dimension * (rho + epsilon) - rho * w * w : dimension * (epsilon - rho * delta)
    return logDensity(delta, at: w) + Normal().logCDF(-excess / (spread * w))
  }

  /// The logarithm of the density $\frac2w\,\frac{a^ae^{-a}}{\Gamma(a)}\,e^{-a(\delta - \log(1+\delta))}$ of $w$, $a = \frac n2$,
  /// at $w^2 = n(1 + \delta)$.
  private func logDensity(_ delta: Double, at w: Double) -> Double {
    let exponent = delta < -0.5 ? 2 * log(w / root) - delta : log1pMinus(delta)
    let a = dimension / 2
    return log(2 / w) + logGammaPrefactor(a) + a * exponent
  }
}

/// $\log\frac{a^a e^{-a}}{\Gamma(a)}$, by the remainder of Stirling's formula where the three terms nearly cancel.
private func logGammaPrefactor(_ a: Double) -> Double {
  guard a >= 8 else { return a * log(a) - a - logGamma(a) }
  return log(a / (2 * Double.pi)) / 2 - stirlingRemainder(a)
}
