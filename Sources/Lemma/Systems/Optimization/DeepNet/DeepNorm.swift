internal import Glibc

/// The two constants with which a deep Post-Norm Transformer trains: the residual weight $\alpha$ of
/// $x_{l+1} = \mathrm{LN}(\alpha x_l + F(x_l))$ and the gain $\beta$ by which the standard deviation of the initial
/// feed-forward, value and output matrices is multiplied. Query and key keep gain 1.
///
/// A stack of $M$ sublayers, two matrices each, has a squared gradient of order $2M\beta^2/\alpha^2$; the constants make
/// it 1 at every depth, while $\alpha\beta = 1/\sqrt2$ keeps a sublayer a small correction of the identity.
///
/// Source: Wang, Ma, Dong, Huang, Zhang, Wei, "DeepNet: Scaling Transformers to 1,000 Layers", 2022, arXiv:2203.00555.
public struct DeepNorm: Equatable, Sendable {
  /// The weight $\alpha$ of the residual stream before its normalisation.
  public var alpha: Double

  /// The gain $\beta$ of the initial matrices: a factor of their standard deviation, not of their variance.
  public var beta: Double

  /// The optimizer whose step the constants of ``balanced(for:sublayers:)`` keep bounded.
  public enum UpdateRule: Sendable { case sgd, adam, lamb }
}

extension DeepNorm {
  /// $\alpha = (2N)^{1/4}$, $\beta = (8N)^{-1/4}$ for an encoder of $N \ge 1$ layers, that is $2N$ sublayers.
  public static func encoderOnly(layers: Int) -> DeepNorm {
    requirePositive(layers, "layers")
    return singleStack(layers: layers, sublayersPerLayer: 2)
  }

  /// $\alpha = (2M)^{1/4}$, $\beta = (8M)^{-1/4}$ for a decoder of $M \ge 1$ layers without cross attention.
  public static func decoderOnly(layers: Int) -> DeepNorm {
    requirePositive(layers, "layers")
    return singleStack(layers: layers, sublayersPerLayer: 2)
  }

  /// The constants of an encoder of $N \ge 1$ and a decoder of $M \ge 1$ layers with cross attention.
  ///
  /// Decoder: $\alpha_d = (3M)^{1/4}$, $\beta_d = (12M)^{-1/4}$. Encoder: $\alpha_e = a\,(N^4M)^{1/16}$,
  /// $\beta_e = b\,(N^4M)^{-1/16}$ with the paper's $a = 0.81$, $b = 0.87$. These round
  /// $a = (2c)^{1/4} = 0.8138…$ and $b = (8c)^{-1/4} = 0.8688…$, $c = 12^{-1/2}\,3^{-1/4}$, which solve
  /// $\alpha_e\beta_e = 1/\sqrt2$ and $(M\beta_d^2/\alpha_d)(4N\beta_e^2/\alpha_e^2) = 1$ exactly; `rounded: false`
  /// returns those.
  public static func encoderDecoder(
    encoderLayers: Int, decoderLayers: Int, rounded: Bool = true
  ) -> (encoder: DeepNorm, decoder: DeepNorm) {
    requirePositive(encoderLayers, "encoderLayers")
    requirePositive(decoderLayers, "decoderLayers")
    let growth = pow(Double(encoderLayers), 0.25) * pow(Double(decoderLayers), 0.0625)
    let c = pow(12, -0.5) * pow(3, -0.25)
    let alpha = rounded ? 0.81 : pow(2 * c, 0.25)
    let beta = rounded ? 0.87 : pow(8 * c, -0.25)
    let encoder = DeepNorm(alpha: alpha * growth, beta: beta / growth)
    return (encoder, singleStack(layers: decoderLayers, sublayersPerLayer: 3))
  }

  /// $\alpha = S^{1/4}$, $\beta = (4S)^{-1/4}$ for a stack of $S$ sublayers.
  private static func singleStack(layers: Int, sublayersPerLayer: Double) -> DeepNorm {
    let sublayers = Double(layers) * sublayersPerLayer
    return DeepNorm(alpha: pow(sublayers, 0.25), beta: pow(4 * sublayers, -0.25))
  }
}

extension DeepNorm {
  /// The residual weight $\alpha$ and gain $\beta = \lambda$ that keep the first step's change of the loss bounded in the
  /// number $M \ge 1$ of *sublayers*:
  ///
  /// | rule | $\Delta\mathcal L$ | $\alpha$ | $\lambda$ |
  /// |---|---|---|---|
  /// | `sgd` | $-\eta\lVert\nabla\rVert_2^2$ | $M^{1/4}$ | $M^{-1/4}$ |
  /// | `adam` | $-\eta\lVert\nabla\rVert_1$ | $M^{1/2}$ | $M^{-1/2}$ |
  /// | `lamb` | $-\eta\lVert\theta\rVert\lVert\nabla\rVert_1$ | $1$ | $M^{-1/2}$ |
  public static func balanced(for rule: UpdateRule, sublayers: Int) -> DeepNorm {
    requirePositive(sublayers, "sublayers")
    let count = Double(sublayers)
    switch rule {
    case .sgd: return DeepNorm(alpha: pow(count, 0.25), beta: pow(count, -0.25))
    case .adam: return DeepNorm(alpha: count.squareRoot(), beta: 1 / count.squareRoot())
    case .lamb: return DeepNorm(alpha: 1, beta: 1 / count.squareRoot())
    }
  }
}

private func requirePositive(_ count: Int, _ name: String) {
  require(count >= 1, "DeepNorm: \(name) must be at least 1, got \(count)")
}
