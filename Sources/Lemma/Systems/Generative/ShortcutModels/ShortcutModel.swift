/// Shortcut models in one dimension, exactly: a velocity that knows the size of its step.
///
/// Time runs from noise $x_0 \sim \mathcal N(0, 1)$ at $t = 0$ to data $x_1$ at $t = 1$, against the direction of
/// ``NoiseSchedule``, with $x_t = (1 - t)x_0 + tx_1$ and $v(x, t) = E[x_1 - x_0 \mid x_t = x]$. A shortcut moves
/// $x_{t+d} = x_t + d\,s(x, t, d)$. Self-consistency asks that one step of $2d$ equals two of $d$; the exact solution with
/// $s(x, t, 0) = v$ is the mean velocity along the flow, $s = (\Phi_{t\to t+d}(x) - x)/d$.
///
/// Times must lie in $[0, 1]$, up to $10^{-12}$, before and after a step; sizes are not negative. A step costs a distribution function
/// and a quantile, a bootstrapped step of size $2^kd_0$ as many velocities as Euler's method, $2^k$.
///
/// Source: Frans, Hafner, Levine, Abbeel, "One Step Diffusion via Shortcut Models", 2024, arXiv:2410.12557.
public struct ShortcutModel: Sendable {
  let flow: ProbabilityFlow

  /// The model of these data, of dimension 1.
  public init(data: GaussianMixture) {
    data.requireLine("ShortcutModel")
    flow = ProbabilityFlow(data: data, schedule: .linear)
  }

  /// The law of $x_t$.
  public func marginal(at t: Double) -> GaussianMixture { flow.marginal(at: noiseTime(t, "marginal")) }

  /// $v(x, t) = E[x_1 - x_0 \mid x_t = x]$, finite at both ends: $E[x_1] - x$ at $t = 0$ and $x$ at $t = 1$ when the noise has
  /// mean 0.
  public func velocity(at x: Double, time t: Double) -> Double {
    -flow.velocity(at: x, time: noiseTime(t, "velocity"))
  }

  /// The mean velocity over a step of this size: $(\Phi_{t\to t+d}(x) - x)/d$, and $v$ for $d = 0$.
  public func step(at x: Double, time t: Double, size d: Double) -> Double {
    if d == 0 { return velocity(at: x, time: t) }
    requireStep(t, d, 1, "step")
    let end = flow.transport(x, from: noiseTime(t, "step"), to: noiseTime(t + d, "step"))
    return (end - x) / d
  }
}

extension ShortcutModel {
  /// The end of $n$ Euler steps of the velocity from $x$ at $t = 0$ to $t = 1$. One step ends at the mean of the data.
  public func eulerEndpoint(from x: Double, steps n: Int) -> Double {
    require(n >= 1, "eulerEndpoint: steps must be at least 1, got \(n)")
    return eulerMap(x, from: 0, stepSize: 1 / Double(n), steps: n)
  }

  /// The shortcut of size $d = 2^kd_0$ which perfect self-consistency builds from $s(x, t, d_0) = v(x, t)$.
  ///
  /// Doubling $k$ times composes $2^k$ base steps, so it is the mean velocity of as many Euler steps: $x + d\,s$ is the Euler map and
  /// cannot be better than its base. $2^k$ evaluations, not the $2^k$-fold recursion's larger number.
  public func bootstrappedStep(at x: Double, time t: Double, size d: Double, base: Double) -> Double {
    require(base > 0, "bootstrappedStep: base must be positive, got \(base)")
    requireStep(t, d, 1, "bootstrappedStep")
    let count = (d / base).rounded()
    let isPower = count >= 1 && count < 0x1p40 && Int(count).nonzeroBitCount == 1
    require(
      isPower && (count * base - d).magnitude <= 1e-12,
      "bootstrappedStep: size \(d) is not base \(base) times a power of two")
    return (eulerMap(x, from: t, stepSize: base, steps: Int(count)) - x) / d
  }

  private func eulerMap(_ x: Double, from t: Double, stepSize: Double, steps: Int) -> Double {
    var state = x
    for i in 0..<steps { state += stepSize * velocity(at: state, time: t + Double(i) * stepSize) }
    return state
  }

  /// The time of ``NoiseSchedule``, which counts from the data.
  func noiseTime(_ t: Double, _ function: String) -> Double {
    require(t >= -1e-12 && t <= 1 + 1e-12, "\(function): time \(t) is outside 0...1")
    return 1 - Swift.min(Swift.max(t, 0), 1)
  }

  func requireStep(_ t: Double, _ d: Double, _ count: Double, _ function: String) {
    require(d >= 0, "\(function): size must not be negative, got \(d)")
    require(
      t >= -1e-12 && t + count * d <= 1 + 1e-12, "\(function): a step from \(t) to \(t + count * d) leaves 0...1")
  }
}
