/// Step-by-step consistency training of Gaussian data $\mathcal N(m, s^2)$ with ideal regressions, in closed form.
///
/// On the path $x_t = (1 - t)x_0 + tz$ and the grid $t_k = k/n$, the map $f_k$ is fitted to $f_{k-1}$ on the same pair
/// $(x_0, z)$: $f_k(x) = E[f_{k-1}(x_{t_{k-1}}) \mid x_{t_k} = x]$ with $f_0 = \mathrm{id}$. All $f_k$ are affine,
/// $f_k(x) = m + A_k(x - (1 - t_k)m)$ with
///
/// $$A_k = \prod_{j=1}^k\frac{\mathrm{Cov}(x_{t_{j-1}}, x_{t_j})}{V_{t_j}},\qquad V_t = (1 - t)^2s^2 + t^2,$$
///
/// which is also the slope of $k$ Euler steps of the flow. The exact slope of $f_n$ would be $s$; $A_n < s$ always. A slope costs $O(k)$.
///
/// Source: Song, Dhariwal, Chen, Sutskever, "Consistency Models", 2023, arXiv:2303.01469, with ideal regressions.
public struct GaussianConsistency: Sendable {
  public let mean: Double
  public let deviation: Double
  public let steps: Int

  /// Finite mean, positive finite deviation, at least one step.
  public init(mean: Double, deviation: Double, steps: Int) {
    require(mean.isFinite, "GaussianConsistency: mean is \(mean)")
    require(deviation > 0 && deviation.isFinite, "GaussianConsistency: deviation must be positive, got \(deviation)")
    require(steps >= 1, "GaussianConsistency: steps must be at least 1, got \(steps)")
    (self.mean, self.deviation, self.steps) = (mean, deviation, steps)
  }

  /// $f_k(x)$ for $0 \le k \le n$.
  public func callAsFunction(_ x: Double, step k: Int) -> Double {
    mean + slope(upTo: k) * (x - (1 - time(k)) * mean)
  }

  /// $A_k$ for $0 \le k \le n$.
  public func slope(upTo k: Int) -> Double {
    require(0 <= k && k <= steps, "GaussianConsistency.slope: step \(k) is outside 0...\(steps)")
    return (0..<k).reduce(1) { $0 * covariance($1, $1 + 1) / covariance($1 + 1, $1 + 1) }
  }

  /// $A_n$, the slope of the generator.
  public var trainedSlope: Double { slope(upTo: steps) }

  /// $\sum_kE|f(x_{t_k}) - f(x_{t_{k-1}})|^2$ at the *exact* $f$, of slope $s/\sqrt{V_t}$: not zero, about
  /// $\frac1n\int s^4/V_t^2\,dt$.
  ///
  /// Every term is $2s^2(1 - \cos\angle)$ for the angle between $x_{t_{k-1}}$ and $x_{t_k}$, whose sine
  /// $\frac{s}{n\sqrt{V_{t_{k-1}}V_{t_k}}}$ is known without cancellation.
  public var exactTrainingLoss: Double {
    (0..<steps).reduce(0) { $0 + stepLoss($1 + 1) }
  }

  /// The term of ``exactTrainingLoss`` for step $1 \le k \le n$.
  public func stepLoss(_ k: Int) -> Double {
    require(1 <= k && k <= steps, "GaussianConsistency.stepLoss: step \(k) is outside 1...\(steps)")
    let scale = covariance(k - 1, k - 1) * covariance(k, k)
    let cosine = covariance(k - 1, k) / scale.squareRoot()
    let sine = deviation / Double(steps)
    return 2 * deviation * deviation * (sine * sine / scale) / (1 + cosine)
  }

  /// The variance after generating with $f_n$ from unit noise, $A_n^2$, and then for every $k$ in turn adding noise to time $t_k$ and
  /// mapping back with $f_k$: $v \leftarrow A_k^2\bigl((1 - t_k)^2v + t_k^2\bigr)$.
  public func sampledVariance(refinements: [Int]) -> Double {
    let start = trainedSlope * trainedSlope
    return refinements.reduce(start) { variance, k in
      let (slope, t) = (slope(upTo: k), time(k))
      return slope * slope * ((1 - t) * (1 - t) * variance + t * t)
    }
  }

  private func time(_ k: Int) -> Double { Double(k) / Double(steps) }

  /// $\mathrm{Cov}(x_{t_i}, x_{t_j})$.
  private func covariance(_ i: Int, _ j: Int) -> Double {
    let (t, u) = (time(i), time(j))
    return (1 - t) * (1 - u) * deviation * deviation + t * u
  }
}
