internal import Glibc

/// A linear U-Net whose optimum is known: signals of length $2^L$ with independent Gaussian coefficients in the Haar basis, one deviation
/// per level.
///
/// Down- and up-sampling are the analysis and the synthesis; the skip connection at a level carries that level's detail, the
/// bottleneck carries the mean. The exact denoiser multiplies a level by $\gamma = s^2/(s^2 + \sigma^2)$; a skip weight $\rho$ multiplies the
/// *output of the network*, so that its effect depends on what the network predicts. With $\rho = 1$ all three are the posterior mean.
/// Levels are numbered 0 for the bottleneck, 1 for the deepest detail, up to $L$ for the finest. Denoising a signal costs $O(4^L)$, losses
/// and a step of sampling $O(L)$.
///
/// Source of the question: Ma et al., "The surprising effectiveness of skip-tuning in diffusion sampling", 2024,
/// arXiv:2402.15170.
public struct HaarUNet: Sendable {
  /// What the network predicts, and hence the gain $G$ of its denoiser at a level.
  public enum Parameterization: Sendable {
    /// The clean signal: $G = \rho\gamma$.
    case data
    /// The noise: $G = 1 - \rho(1 - \gamma)$.
    case noise
    /// Preconditioned as by Karras et al. 2022: $G = c + \rho(\gamma - c)$ with $c = \sigma_d^2/(\sigma_d^2 + \sigma^2)$.
    case edm
  }

  /// How $dx/d\sigma = (x - D(x))/\sigma$ is integrated.
  public enum Solver: Sendable {
    case euler
    /// Heun's method, with an Euler step where $\sigma$ reaches 0.
    case heun
  }

  /// Deviations of the bottleneck, then from the deepest detail to the finest.
  public let deviations: Vector
  public let parameterization: Parameterization
  /// One for each level of detail, index 0 the finest, next to the input.
  public let skipWeights: Vector

  /// `deviations` are positive, one more than `skipWeights`.
  public init(deviations: Vector, parameterization: Parameterization, skipWeights: Vector) {
    require(
      deviations.count == skipWeights.count + 1,
      "HaarUNet: \(deviations.count) deviations and \(skipWeights.count) skipWeights; one weight fewer is needed")
    require(deviations.elements.allSatisfy { $0 > 0 && $0.isFinite }, "HaarUNet: deviations must be positive")
    require(skipWeights.elements.allSatisfy { $0.isFinite }, "HaarUNet: skipWeights must be finite")
    (self.deviations, self.parameterization, self.skipWeights) = (deviations, parameterization, skipWeights)
  }
}

extension HaarUNet {
  /// $\sigma_d$: the square root of the average variance of a coefficient.
  public var dataDeviation: Double {
    let total = deviations.elements.enumerated().reduce(0) { $0 + multiplicity($1.offset) * $1.element * $1.element }
    return (total / Double(1 << skipWeights.count)).squareRoot()
  }

  /// How many coefficients a level has: 1, 1, 2, 4, …
  func multiplicity(_ level: Int) -> Double { level == 0 ? 1 : Double(1 << (level - 1)) }

  /// $G$, the factor by which the denoiser multiplies the coefficients of a level.
  public func gain(level: Int, sigma: Double) -> Double {
    require(
      level >= 0 && level < deviations.count, "gain: level \(level) is outside 0...\(deviations.count - 1)")
    let weight = level == 0 ? 1 : skipWeights[skipWeights.count - level]
    let optimum = shrinkage(deviations[level], sigma)
    switch parameterization {
    case .data: return weight * optimum
    case .noise: return 1 - weight * (1 - optimum)
    case .edm:
      let common = shrinkage(dataDeviation, sigma)
      return common + weight * (optimum - common)
    }
  }

  /// The denoiser at a signal of $2^L$ elements.
  public func denoise(_ x: Vector, sigma: Double) -> Vector {
    require(x.count == 1 << skipWeights.count, "denoise: \(x.count) elements instead of \(1 << skipWeights.count)")
    let basis = haarMatrix(size: x.count)
    let gains = deviations.elements.indices.map { gain(level: $0, sigma: sigma) }
    let coefficients = basis * x
    let shrunk = Vector(count: x.count) { index in
      coefficients[index] * gains[index == 0 ? 0 : Int.bitWidth - index.leadingZeroBitCount]
    }
    return basis.transpose * shrunk
  }

  /// $E\|D(x_0 + \sigma\varepsilon) - x_0\|^2 = \sum n\big((1 - G)^2s^2 + G^2\sigma^2\big)$ over the levels.
  ///
  /// Smallest for $\rho = 1$; any other weight adds $\sum n(G_\rho - G_1)^2(s^2 + \sigma^2)$.
  public func denoisingLoss(sigma: Double) -> Double {
    deviations.elements.indices.reduce(0) { total, level in
      let gain = gain(level: level, sigma: sigma)
      let (bias, noise) = ((1 - gain) * deviations[level], gain * sigma)
      return total + multiplicity(level) * (bias * bias + noise * noise)
    }
  }
}

/// $s^2/(s^2 + \sigma^2)$.
private func shrinkage(_ s: Double, _ sigma: Double) -> Double { s * s / (s * s + sigma * sigma) }
