internal import Glibc

extension RotaryEmbedding {
  /// How the frequencies of a model that was trained on short texts are changed for texts $k$ times as long.
  ///
  /// Each divides $\theta_m$ by a stretch $\ge1$; the slowest pair, $m=d/2-1$, is to be stretched by $k$. Factors below 1 are a
  /// precondition failure.
  public enum Scaling: Sendable, Hashable {
    /// $\theta_m$ as they are.
    case none

    /// Position interpolation: every pair by $k$ (Chen and colleagues 2023, arXiv:2306.15595).
    case interpolated(by: Double)

    /// The base times $k^{d/(d-2)}$: pair $m$ by $k^{2m/(d-2)}$, from exactly 1 to exactly $k$. Needs $d\ge4$.
    case ntkAware(by: Double)

    /// The base times $k$: pair $m$ by $k^{2m/d}$, of which the last falls short of $k$.
    case ntkOld(by: Double)

    /// A larger base with its larger modulus: pair $m$ by $k^{2(m+1)/d}$, up to exactly $k$.
    case ntkFixed(by: Double)

    /// A different radix for each digit: pair $m$ by $\lambda_0\cdots\lambda_m=\exp(a(m+1)^b)$ with $a=\log k/(d/2)^b$. The exponent $b\ge0$ interpolates
    /// between `interpolated` (0) and `ntkFixed` (1).
    case mixedRadix(by: Double, exponent: Double = 0.625)

    /// Pairs that turn at least `fast` times within the trained length stay, those that turn at most `slow` times are interpolated, and
    /// in between a ramp joins the two: NTK-by-parts, the frequencies of YaRN (Peng and colleagues 2023, arXiv:2309.00071).
    case byParts(by: Double, trainedLength: Int, slow: Double = 1, fast: Double = 32)

    /// The stretch $k$ of the range.
    var factor: Double {
      switch self {
      case .none: 1
      case .interpolated(let k), .ntkAware(let k), .ntkOld(let k), .ntkFixed(let k): k
      case .mixedRadix(let k, _), .byParts(let k, _, _, _): k
      }
    }

    /// By how much the wavelength of pair $m$, of frequency $\theta_m$ among $d/2$, grows.
    func stretch(pair m: Int, frequency: Double, _ dimension: Int) -> Double {
      let (m, d) = (Double(m), Double(dimension))
      return switch self {
      case .none: 1
      case .interpolated(let k): k
      case .ntkAware(let k): Glibc.pow(k, 2 * m / (d - 2))
      case .ntkOld(let k): Glibc.pow(k, 2 * m / d)
      case .ntkFixed(let k): Glibc.pow(k, 2 * (m + 1) / d)
      case .mixedRadix(let k, let exponent): Glibc.pow(k, Glibc.pow(2 * (m + 1) / d, exponent))
      case .byParts(let k, let length, let slow, let fast):
        1 / blend(turns: Double(length) * frequency / (2 * .pi), 1 / k, slow, fast)
      }
    }

    var logitTemperature: Double {
      guard case .byParts(let k, _, _, _) = self else { return 1 }
      let side = 0.1 * Glibc.log(k) + 1
      return side * side
    }

    func requireValid(dimension: Int) {
      require(
        factor >= 1 && factor.isFinite, "RotaryEmbedding: the factor must be finite and at least 1, got \(factor)")
      switch self {
      case .ntkAware: require(dimension >= 4, "RotaryEmbedding: ntkAware needs 4 dimensions, got \(dimension)")
      case .mixedRadix(_, let exponent):
        require(
          exponent >= 0 && exponent.isFinite, "RotaryEmbedding: the exponent must not be negative, got \(exponent)")
      case .byParts(_, let length, let slow, let fast):
        require(length >= 1, "RotaryEmbedding: the trained length must be positive, got \(length)")
        require(slow < fast, "RotaryEmbedding: slow must be below fast, got \(slow) and \(fast)")
      default: break
      }
    }
  }
}

/// From `interpolated` below `slow` turns to 1 above `fast`, linearly in the turns.
private func blend(turns: Double, _ interpolated: Double, _ slow: Double, _ fast: Double) -> Double {
  let share = Swift.min(Swift.max((turns - slow) / (fast - slow), 0), 1)
  return (1 - share) * interpolated + share
}

/// $\mathrm{base}^{-2m/d}$.
func unscaledFrequencies(_ dimension: Int, _ base: Double) -> Vector {
  Vector(count: dimension / 2) { Glibc.pow(base, -2 * Double($0) / Double(dimension)) }
}
