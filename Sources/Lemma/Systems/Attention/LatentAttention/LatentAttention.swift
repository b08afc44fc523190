/// Multi-head latent attention (MLA): all heads' keys and values are made from one latent vector $c_i=x_iW_c$, and only it is cached.
///
/// $$q^{(s)}_i=[c'_iW_{qc}^{(s)},\ \mathcal R_i(c'_iW_{qr}^{(s)})],\quad k_i^{(s)}=[c_iW_{kc}^{(s)},\ \mathcal R_i(x_iW_{kr})],\quad v_i^{(s)}=c_iW_v^{(s)}$$
/// with $c'_i=x_iW'_c$ and one rotary key for all heads. Scale $1/\sqrt{d_k+d_r}$, causal. The rotary coordinates are apart because
/// $W_{qc}^{(s)}\mathcal R_{t-i}W_{kc}^{(s)\top}$ is no fixed matrix: with rotated keys the products could not be absorbed.
///
/// DeepSeek-AI, *DeepSeek-V2* (2024, arXiv:2405.04434).
public struct LatentAttention: Sendable {
  /// The matrices of one head.
  public struct Head: Sendable {
    /// $W_{qc}$, $d'_c$ x $d_k$.
    public let query: Matrix

    /// $W_{qr}$, $d'_c$ x $d_r$.
    public let queryRotary: Matrix

    /// $W_{kc}$, $d_c$ x $d_k$.
    public let keyUp: Matrix

    /// $W_v$, $d_c$ x $d_v$.
    public let valueUp: Matrix

    public init(query: Matrix, queryRotary: Matrix, keyUp: Matrix, valueUp: Matrix) {
      (self.query, self.queryRotary, self.keyUp, self.valueUp) = (query, queryRotary, keyUp, valueUp)
    }
  }

  public let heads: [Head]

  /// $W'_c$, width x $d'_c$; nil for $c'=x$.
  public let queryDown: Matrix?

  /// $W_c$, width x $d_c$.
  public let latentDown: Matrix

  /// $W_{kr}$, width x $d_r$; $d_r=0$ for a layer without positions.
  public let keyRotary: Matrix

  /// $W_o$, $hd_v$ x anything.
  public let output: Matrix

  /// The embedding of the $d_r$ rotary coordinates. Unused if there are none.
  public let rotary: RotaryEmbedding

  /// All shapes must fit; the message names the matrix that does not.
  public init(
    heads: [Head], queryDown: Matrix?, latentDown: Matrix, keyRotary: Matrix, output: Matrix, rotary: RotaryEmbedding
  ) {
    require(!heads.isEmpty, "LatentAttention: there are no heads")
    let width = latentDown.rows
    let queryWidth = queryDown?.columns ?? width
    if let queryDown { requireShape("queryDown", queryDown, width, queryWidth) }
    requireShape("keyRotary", keyRotary, width, keyRotary.columns)
    let (depth, valueWidth) = (heads[0].keyUp.columns, heads[0].valueUp.columns)
    for (index, head) in heads.enumerated() {
      requireShape("heads[\(index)].query", head.query, queryWidth, depth)
      requireShape("heads[\(index)].queryRotary", head.queryRotary, queryWidth, keyRotary.columns)
      requireShape("heads[\(index)].keyUp", head.keyUp, latentDown.columns, depth)
      requireShape("heads[\(index)].valueUp", head.valueUp, latentDown.columns, valueWidth)
    }
    requireShape("output", output, heads.count * valueWidth, output.columns)
    require(
      keyRotary.columns == 0 || rotary.dimension == keyRotary.columns,
      "LatentAttention: an embedding of \(rotary.dimension) for \(keyRotary.columns) rotary coordinates")
    (self.heads, self.queryDown, self.latentDown) = (heads, queryDown, latentDown)
    (self.keyRotary, self.output, self.rotary) = (keyRotary, output, rotary)
  }

  /// The number of weights.
  public var parameterCount: Int {
    let shared = [queryDown, latentDown, keyRotary, output].compactMap { $0 }
    let own = heads.flatMap { [$0.query, $0.queryRotary, $0.keyUp, $0.valueUp] }
    return (shared + own).map { $0.rows * $0.columns }.reduce(0, +)
  }

  /// $1/\sqrt{d_k+d_r}$ in every form: the absorbed width has no part in it.
  var scale: Double { 1 / Double(heads[0].keyUp.columns + keyRotary.columns).squareRoot() }
}
