/// A frozen matrix with a trainable product of low rank beside it: $W = W_0 + s\,AB$ with $A$ of shape $n\times r$
/// and $B$ of shape $r\times m$.
///
/// With $G = \partial\mathcal L/\partial W$ the factors' gradients are $sGB^\top$ and $sA^\top G$, so that to first
/// order a step moves $W$ by $-\eta s^2(AA^\top G + GB^\top B)$: what the factors are at the start decides how much
/// of $G$ it follows.
///
/// Sources: Hu et al., "LoRA", 2021, arXiv:2106.09685; Wang, Yu, Li, "LoRA-GA: Low-Rank Adaptation with Gradient
/// Approximation", 2024, arXiv:2407.05000; Meng, Wang, Zhang, "PiSSA", 2024, arXiv:2404.02948.
public struct LoRA: Sendable {
  /// The frozen part $W_0$, $n\times m$.
  public var base: Matrix

  /// The left factor $A$, $n\times r$.
  public var a: Matrix

  /// The right factor $B$, $r\times m$.
  public var b: Matrix

  /// The factor $s$ of the product.
  public var scale: Double

  /// An adapter of these factors, at least of rank 1 and fitting the base; the scale is finite.
  public init(base: Matrix, a: Matrix, b: Matrix, scale: Double = 1) {
    require(
      a.rows == base.rows && b.columns == base.columns && a.columns == b.rows,
      "LoRA: factors \(a.rows) x \(a.columns) and \(b.rows) x \(b.columns) do not fit \(base.rows) x \(base.columns)")
    require(a.columns >= 1, "LoRA: the rank must be at least 1, got \(a.columns)")
    require(scale.isFinite, "LoRA: scale must be finite, got \(scale)")
    (self.base, self.a, self.b, self.scale) = (base, a, b, scale)
  }

  /// The merged weight $W_0 + s\,AB$: $2nmr$ operations.
  public var weight: Matrix { base + scale * (a * b) }

  /// The number $r$ of the factors' inner dimension.
  public var rank: Int { a.columns }
}
