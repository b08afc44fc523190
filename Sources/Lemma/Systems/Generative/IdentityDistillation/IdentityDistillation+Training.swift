extension IdentityDistillation {
  /// Follows $-\bar\nabla(L_2 - \lambda L_1)$ for this duration, by the classical Runge–Kutta method.
  ///
  /// Throws ``NumericsError/nonFinite(at:)`` with the time at which the generator leaves
  /// $\lvert\text{shift}\rvert \le 10^6$, and keeps the last state before it.
  public mutating func train(lambda: Double, duration: Double, steps: Int) throws {
    try follow(duration: duration, steps: steps) { $0.surrogateGradient(lambda: lambda) }
  }

  /// Follows $-\bar\nabla L_1$: alternating training of denoiser and generator without the identity, which shrinks every generator and may
  /// drive its mean away. Throws like ``train(lambda:duration:steps:)``.
  public mutating func trainNaively(duration: Double, steps: Int) throws {
    try follow(duration: duration, steps: steps) { $0.frozenGradient(of: .naive) }
  }

  private mutating func follow(
    duration: Double, steps: Int, _ gradient: (IdentityDistillation) -> Vector
  ) throws {
    require(duration >= 0 && duration.isFinite, "train: duration must not be negative, got \(duration)")
    require(steps >= 1, "train: steps must be at least 1, got \(steps)")
    let h = duration / Double(steps)
    for step in 0..<steps {
      let state: Vector = [scale, shift]
      func slope(_ point: Vector) -> Vector {
        point.elements.allSatisfy(\.isFinite) ? -gradient(moved(scale: point[0], shift: point[1])) : point
      }
      let k1 = slope(state)
      let k2 = slope(state + 0.5 * h * k1)
      let k3 = slope(state + 0.5 * h * k2)
      let k4 = slope(state + h * k3)
      let next = state + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
      guard next[1].magnitude <= 1e6, next[0].isFinite else {
        throw NumericsError.nonFinite(at: Double(step + 1) * h)
      }
      (scale, shift) = (next[0], next[1])
    }
  }
}
