/// How a gradient passes through a quantiser $z \mapsto q$ that has none: $z_q = \operatorname{sg}[G]z + \operatorname{sg}[q - Gz]$, so that
/// $\nabla_z\mathcal L = G^\top\nabla_q\mathcal L$.
public enum QuantizerGradient: Sendable {
  /// $G = I$. Source: Bengio, Léonard, Courville, 2013, arXiv:1308.3432.
  case straightThrough
  /// $G = \frac{\lVert q\rVert}{\lVert z\rVert}R$ with the rotation of ``rotationMatrix(from:to:)``. Source: Fifty et al., "Restructuring vector quantization with
  /// the rotation trick", 2024, arXiv:2410.06424.
  case rotation

  /// $G^\top g$ for the gradient `upstream` $g$ at $q$, $O(d)$ operations.
  ///
  /// All of one dimension; for `.rotation` $z$ is finite and not zero, and $q = 0$ gives the zero gradient.
  public func pullback(_ upstream: Vector, from z: Vector, to q: Vector) -> Vector {
    require(
      upstream.count == z.count && q.count == z.count,
      "pullback: a gradient of \(upstream.count) components from \(z.count) to \(q.count) coordinates")
    switch self {
    case .straightThrough: return upstream
    case .rotation:
      require(z.norm > 0 && z.norm.isFinite, "pullback: z must be finite and not zero")
      let length = q.norm
      guard length > 0 else { return Vector(z.count) }
      return PlaneRotation(from: z, to: q).transposed(upstream) * (length / z.norm)
    }
  }
}

/// The rotation $R = (I - 2ss^\top)(I - 2\tilde z\tilde z^\top)$, $s \propto \tilde z + \tilde q$, in the plane of $z$ and $q$ that takes the direction $\tilde z$ to $\tilde q$.
///
/// $z$ and $q$ are finite, not zero, and of one dimension, at least 2 if they are opposite. The product of two reflections keeps $R$
/// orthogonal to rounding where the closed form $I - \frac{(\tilde z+\tilde q)(\tilde z+\tilde q)^\top}{1+\tilde z^\top\tilde q} + 2\tilde q\tilde z^\top$ divides by almost nothing.
public func rotationMatrix(from z: Vector, to q: Vector) -> Matrix {
  require(z.count == q.count, "rotationMatrix: \(z.count) and \(q.count) coordinates")
  let rotation = PlaneRotation(from: z, to: q)
  // Rows of R are Rᵀ applied to the unit vectors.
  return Matrix(rowVectors: (0..<z.count).map { rotation.transposed(.basis($0, count: z.count)) })
}
