/// A normal distribution on the line.
public struct GaussianState: Equatable, Sendable {
  public var mean: Double
  /// The standard deviation; 0 is the point mass.
  public var deviation: Double

  /// Finite mean, finite deviation that is not negative.
  public init(mean: Double, deviation: Double) {
    require(mean.isFinite, "GaussianState: mean must be finite, got \(mean)")
    require(deviation >= 0 && deviation.isFinite, "GaussianState: deviation must not be negative, got \(deviation)")
    self.mean = mean
    self.deviation = deviation
  }
}

/// The diffusion $dx = -\kappa x\,dt + \sqrt{2T}\,dw$ in the potential $V = \kappa x^2/2$, in closed form.
///
/// It keeps a Gaussian Gaussian; $\mathcal N(0, T/\kappa)$ is its equilibrium $\propto e^{-V/T}$. Each method costs a
/// few elementary functions and is accurate to a few ulp, near equilibrium too. Source: Uhlenbeck, Ornstein, 1930.
public struct OrnsteinUhlenbeck: Equatable, Sendable {
  /// The curvature $\kappa$ of the potential.
  public let stiffness: Double
  /// The temperature $T$.
  public let temperature: Double

  /// Both must be positive and finite.
  public init(stiffness: Double, temperature: Double) {
    require(
      stiffness > 0 && stiffness.isFinite, "OrnsteinUhlenbeck: stiffness must be positive, got \(stiffness)")
    require(
      temperature > 0 && temperature.isFinite, "OrnsteinUhlenbeck: temperature must be positive, got \(temperature)")
    self.stiffness = stiffness
    self.temperature = temperature
  }
}

extension OrnsteinUhlenbeck {
  /// The state at `time` $\ge 0$: $m_t = m_0e^{-\kappa t}$,
  /// $s_t^2 = \frac T\kappa + (s_0^2 - \frac T\kappa)e^{-2\kappa t}$.
  public func state(at time: Double, from start: GaussianState) -> GaussianState {
    require(time >= 0, "OrnsteinUhlenbeck.state: time must not be negative, got \(time)")
    let decay = exp(-stiffness * time)
    let diffused = (-expm1(-2 * stiffness * time) * temperature / stiffness).squareRoot()
    return GaussianState(mean: start.mean * decay, deviation: hypot(start.deviation * decay, diffused))
  }

  /// $\mathrm{KL}(\mathcal N(m, s^2)\,\|\,\mathcal N(0, v)) = \frac12\bigl(\frac{s^2}v - 1 - \ln\frac{s^2}v + \frac{m^2}v\bigr)$,
  /// $v = T/\kappa$; infinite for a point mass.
  public func relativeEntropy(of state: GaussianState) -> Double {
    let root = (temperature / stiffness).squareRoot()
    let (shift, ratio) = (state.mean / root, state.deviation / root)
    let excess = (ratio - 1) * (ratio + 1)
    // Near equilibrium the two terms nearly cancel; far from it the excess no longer knows a small ratio.
    let spread = excess.magnitude < 0.5 ? -log1pMinus(excess) : excess - 2 * log(ratio)
    return 0.5 * (spread + shift * shift)
  }

  /// One minimising movement in Wasserstein space: $m' = \frac m{1 + \kappa\tau}$ and
  /// $s' = \frac{s + \sqrt{s^2 + 4T\tau(1 + \kappa\tau)}}{2(1 + \kappa\tau)}$. Its fixed point is the equilibrium
  /// for every $\tau$.
  ///
  /// Between Gaussians $W_2^2 = (m'-m)^2 + (s'-s)^2$ and the free energy is $\frac\kappa2(m'^2 + s'^2) - T\log s'$ but for
  /// a constant: $s'$ is the positive root of $(1 + \kappa\tau)s'^2 - s\,s' - T\tau = 0$. Source: Jordan, Kinderlehrer,
  /// Otto, "The variational formulation of the Fokker–Planck equation", 1998.
  public func jkoStep(from state: GaussianState, stepSize: Double) -> GaussianState {
    require(stepSize > 0 && stepSize.isFinite, "jkoStep: stepSize must be positive, got \(stepSize)")
    let contraction = 1 + stiffness * stepSize
    let root = hypot(state.deviation, 2 * (temperature * stepSize * contraction).squareRoot())
    return GaussianState(mean: state.mean / contraction, deviation: (state.deviation + root) / (2 * contraction))
  }

  /// The stationary variance $\frac{T/\kappa}{1 - \kappa\tau/2}$ of the unadjusted Langevin chain
  /// $x' = x - \tau\kappa x + \sqrt{2T\tau}\,\xi$: too large by a factor. $0 < \kappa\tau < 2$, else the chain has
  /// none.
  public func langevinVariance(stepSize: Double) -> Double {
    require(
      stepSize > 0 && stiffness * stepSize < 2,
      "langevinVariance: stiffness * stepSize must lie between 0 and 2, got \(stiffness * stepSize)")
    return temperature / stiffness / (1 - 0.5 * stiffness * stepSize)
  }
}
