/// Distilling a diffusion model into a one-step generator, in one dimension with all expectations exact.
///
/// The generator makes $x_0 = \text{scale}\cdot y + \text{shift}$ from $y \sim$ `base`, and noise makes
/// $x = \alpha x_0 + \sigma\varepsilon \sim q$. The teacher predicts the noise optimally for its data, $\epsilon_\varphi$; the
/// student's own denoiser is $\epsilon_\psi(x) = E[\varepsilon \mid x] = -\sigma\nabla\log q(x)$, which depends on the generator. The
/// aim is $\mathcal L = E_q\lVert\epsilon_\varphi - \epsilon_\psi\rVert^2$. Since $E\langle f(x), \epsilon_\psi\rangle = E\langle f(x), \varepsilon\rangle$
/// for every $f$ of $x$ alone, it has several forms of equal value whose gradients with $\psi$ *frozen* differ; exactly
/// $\nabla\mathcal L = 2\bar\nabla(L_2 - \frac12L_1)$.
///
/// Expectations are sums over the base's components and $241^2$ nodes $(y, \varepsilon)$, about 20 ms for mixtures of two; a
/// Gaussian teacher and base need nine nodes, since everything is then a polynomial.
///
/// Sources: Zhou et al., "Score identity Distillation", 2024, arXiv:2404.04057; Huang, Geng, Luo, Qi, "Flow Generator
/// Matching", 2024, arXiv:2410.19310.
public struct IdentityDistillation: Sendable {
  /// The forms of the loss, of one value. Only the path of the sample is differentiated, $\psi$ is a constant.
  public enum FrozenLoss: Sendable, CaseIterable {
    /// $L_1 = E\lVert\epsilon_\varphi - \epsilon_\psi\rVert^2$.
    case naive
    /// $L_2 = E\langle\epsilon_\varphi - \epsilon_\psi,\ \epsilon_\varphi - \varepsilon\rangle$.
    case identity
    /// $L_3 = E[\lVert\epsilon_\varphi\rVert^2 - 2\langle\epsilon_\varphi, \varepsilon\rangle + \langle\epsilon_\psi, \varepsilon\rangle]$.
    case complete
    /// $L_4 = E[\lVert\epsilon_\varphi\rVert^2 - 2\langle\epsilon_\varphi, \varepsilon\rangle + 2\langle\epsilon_\psi, \varepsilon\rangle - \lVert\epsilon_\psi\rVert^2]$.
    case generatorMatching
  }

  public internal(set) var scale: Double
  public internal(set) var shift: Double
  let teacher: GaussianMixture
  let base: GaussianMixture
  let alpha: Double
  let sigma: Double
  /// The law of the teacher's data after corruption.
  private let noisyTeacher: GaussianMixture

  /// Teacher and base of dimension 1, $\text{scale} \ne 0$, $\sigma > 0$, all finite.
  public init(
    teacher: GaussianMixture, base: GaussianMixture, scale: Double, shift: Double, alpha: Double, sigma: Double
  ) {
    teacher.requireLine("IdentityDistillation")
    base.requireLine("IdentityDistillation")
    require(scale != 0 && scale.isFinite, "IdentityDistillation: scale must not be 0, got \(scale)")
    require(shift.isFinite, "IdentityDistillation: shift is \(shift)")
    require(alpha.isFinite, "IdentityDistillation: alpha is \(alpha)")
    require(sigma > 0 && sigma.isFinite, "IdentityDistillation: sigma must be positive, got \(sigma)")
    (self.teacher, self.base, self.alpha, self.sigma) = (teacher, base, alpha, sigma)
    (self.scale, self.shift) = (scale, shift)
    noisyTeacher = teacher.diffused(alpha: alpha, sigma: sigma)
  }
}

extension IdentityDistillation {
  /// The same model with another generator.
  func moved(scale: Double, shift: Double) -> IdentityDistillation {
    var copy = self
    (copy.scale, copy.shift) = (scale, shift)
    return copy
  }

  /// The law $q$ of the corrupted samples of the generator.
  var student: GaussianMixture {
    base.affineImage(scale: scale, shift: shift).diffused(alpha: alpha, sigma: sigma)
  }

  /// Whether all integrands are polynomials.
  var isGaussian: Bool { teacher.count == 1 && base.count == 1 }

  /// $\epsilon_\varphi(x)$.
  func teacherNoise(at x: Double) -> Double { -sigma * noisyTeacher.score(at: x) }

  /// $\epsilon_\varphi'(x)$.
  func teacherNoiseSlope(at x: Double) -> Double { -sigma * noisyTeacher.scoreDerivative(at: x) }
}
