/// Two reflections that together turn one direction into another.
struct PlaneRotation {
  private let first: Vector
  private let second: Vector

  init(from z: Vector, to q: Vector) {
    require(z.norm > 0 && z.norm.isFinite, "rotation: z must be finite and not zero")
    require(q.norm > 0 && q.norm.isFinite, "rotation: q must be finite and not zero")
    let (from, to) = (z.normalized(), q.normalized())
    first = from
    second = PlaneRotation.bisector(from, to)
  }

  /// $R^\top g = (I - 2\tilde z\tilde z^\top)(I - 2ss^\top)g$.
  func transposed(_ g: Vector) -> Vector { reflected(reflected(g, second), first) }

  private func reflected(_ x: Vector, _ normal: Vector) -> Vector { x - normal * (2 * dot(normal, x)) }

  /// The direction of $\tilde z + \tilde q$.
  ///
  /// It is orthogonal to $\tilde z - \tilde q$; near opposite directions rounding breaks that, and taking the stray component out mends it.
  /// Where nothing remains, any direction orthogonal to $z$ serves: the coordinate axis along which $z$ is least, made orthogonal.
  private static func bisector(_ from: Vector, _ to: Vector) -> Vector {
    let sum = from + to
    guard sum.squaredNorm < 1 else { return sum.normalized() }
    let across = (from - to).normalized()
    let cleaned = sum - across * dot(across, sum)
    if cleaned.norm > 16 * Double.ulpOfOne { return cleaned.normalized() }
    require(from.count >= 2, "rotation: opposite vectors need at least two dimensions")
    let axis = Vector.basis(argmin(abs(from)), count: from.count)
    let orthogonal = axis - across * dot(across, axis)
    return (orthogonal - across * dot(across, orthogonal)).normalized()
  }
}
