internal import Glibc

/// What an idempotent generative network is made of, for maps of any kind: the drift, the clamp of its critic's loss,
/// the ideal critic on a finite space.
///
/// Source: Shocher, Dravid, Gandelsman, Mosseri, Rubinstein, Efros, "Idempotent Generative Network", 2023,
/// arXiv:2311.01462.
public enum IGN {
  /// The drift $\delta(y) = \lVert f(y) - y\rVert^2$: the critic's score, small for what looks like data.
  public static func drift(of f: (Vector) -> Vector, at y: Vector) -> Double {
    let image = f(y)
    require(image.count == y.count, "IGN.drift: f maps \(y.count) components to \(image.count)")
    return (image - y).squaredNorm
  }

  /// The bounded tightness loss $\rho L_{\rm rec}\tanh\frac{L_{\rm tight}}{\rho L_{\rm rec}}$, never below
  /// $-\rho L_{\rm rec}$; 0 where the reconstruction is perfect.
  ///
  /// Without it the critic's reward for a large drift is unbounded and training may blow up in finite time.
  /// `reconstruction` $\ge 0$, `ratio` $\rho > 0$.
  public static func clampedTightness(_ tightness: Double, reconstruction: Double, ratio: Double = 1.5) -> Double {
    require(reconstruction >= 0, "clampedTightness: reconstruction must not be negative, got \(reconstruction)")
    require(ratio > 0, "clampedTightness: ratio must be positive, got \(ratio)")
    let bound = ratio * reconstruction
    return bound == 0 ? 0 : tanh(tightness / bound) * bound
  }

  /// The drift $\delta^* = M\,[p < \lambda g]$ that minimises $E_p\delta - \lambda E_g\delta$ among all functions with values in
  /// $[0, M]$ on a finite space. A tie counts as data.
  ///
  /// Its value is $-M\sum(\lambda g - p)_+$, for $\lambda = 1$ minus $M$ times the total variation distance. The generator's
  /// loss $E_g\delta^*$ vanishes exactly when $\lambda g \le p$. Vectors of equal count without negative elements,
  /// `tightness` $\lambda \ge 0$, `bound` $M > 0$.
  public static func optimalDrift(
    data p: Vector, generated g: Vector, tightness: Double, bound: Double
  ) -> Vector {
    require(p.count == g.count, "optimalDrift: data has \(p.count) states, generated \(g.count)")
    require(p.allSatisfy { $0 >= 0 } && g.allSatisfy { $0 >= 0 }, "optimalDrift: a probability is negative")
    require(tightness >= 0, "optimalDrift: tightness must not be negative, got \(tightness)")
    require(bound > 0, "optimalDrift: bound must be positive, got \(bound)")
    return Vector(count: p.count) { p[$0] < tightness * g[$0] ? bound : 0 }
  }

  /// Whether $f(f(i)) = f(i)$ for every $i$ of $\{0, \dots, n - 1\}$, with `map[i]` $= f(i)$.
  public static func isIdempotent(_ map: [Int]) -> Bool {
    for (state, image) in map.enumerated() {
      require(map.indices.contains(image), "isIdempotent: state \(state) goes to \(image), outside 0..<\(map.count)")
    }
    return map.allSatisfy { map[$0] == $0 }
  }
}
