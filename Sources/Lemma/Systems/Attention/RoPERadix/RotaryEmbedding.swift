/// Rotary position embedding (RoPE): position $t$ turns the $m$-th pair of components by the angle $t\theta_m$.
///
/// With $\theta_m=\beta^{-m}$, $\beta=\mathrm{base}^{2/d}$, the angles $t/\beta^m$ are what the digits of $t$ in base $\beta$ are made of:
/// $\lfloor t/\beta^m\rfloor\bmod\beta$, with the periodic sine and cosine in place of floor and remainder. Stretching the range of positions with the
/// same number of digits then means a larger base, or a different one for every digit: `Scaling`.
///
/// Su and colleagues, *RoFormer* (2021, arXiv:2104.09864).
public struct RotaryEmbedding: Sendable, Hashable {
  /// Which components form a pair. Two models that differ in nothing but this compute different scores.
  public enum Layout: Sendable, Hashable {
    /// $(x_{2m},x_{2m+1})$.
    case interleaved

    /// $(x_m,x_{m+d/2})$.
    case halves
  }

  /// The number of components $d$.
  public let dimension: Int

  /// The base of the unscaled frequencies.
  public let base: Double

  /// How the frequencies are stretched.
  public let scaling: Scaling

  /// Which components form a pair.
  public let layout: Layout

  /// The $d/2$ angles per unit of position, after scaling, decreasing.
  public let frequencies: Vector

  /// - Parameters:
  ///   - dimension: Even and positive; at least 4 for `ntkAware`.
  ///   - base: Greater than 1.
  ///   - scaling: A factor of at least 1; see `Scaling`.
  ///   - layout: Which components form a pair.
  public init(dimension: Int, base: Double = 10_000, scaling: Scaling = .none, layout: Layout = .interleaved) {
    require(
      dimension > 0 && dimension % 2 == 0, "RotaryEmbedding: the dimension must be even and positive, got \(dimension)")
    require(base > 1 && base.isFinite, "RotaryEmbedding: the base must be finite and above 1, got \(base)")
    scaling.requireValid(dimension: dimension)
    self.dimension = dimension
    self.base = base
    self.scaling = scaling
    self.layout = layout
    let plain = unscaledFrequencies(dimension, base)
    frequencies = Vector(count: dimension / 2) {
      plain[$0] / scaling.stretch(pair: $0, frequency: plain[$0], dimension)
    }
  }

  /// $2\pi/\theta_m$: after how many positions a pair is back where it was.
  public var wavelengths: Vector { 2 * Double.pi / frequencies }

  /// What logits are multiplied by: $(\tfrac1{10}\log k+1)^2$ for `byParts`, as YaRN has it, and 1 for all others.
  public var logitTemperature: Double { scaling.logitTemperature }
}
