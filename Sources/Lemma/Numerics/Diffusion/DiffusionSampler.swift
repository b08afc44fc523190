/// A method that follows the probability flow from noise to data in a few steps.
///
/// With $\hat x_0 = E[x_0 \mid x_t]$, $\hat\varepsilon = E[\varepsilon \mid x_t]$, $\lambda = \log(\alpha/\sigma)$ and a step from $t$ to $u$ with
/// $h = \lambda_u - \lambda_t$.
public enum DiffusionSampler: Sendable, CaseIterable {
  /// $x_u = x + (u - t)\,v(x, t)$, order 1.
  case euler
  /// The velocity in the middle of the step, order 2.
  case midpoint
  /// The mean of the velocities at both ends, order 2, except that a step to a time where $\sigma = \dot\alpha = 0$ is one of Euler.
  ///
  /// There the velocity is $\dot\sigma\hat\varepsilon$ alone, which a trained $\hat\varepsilon = (x - \alpha\hat x_0)/\sigma$ leaves as $0/0$; on
  /// straight lines it is finite. Source: Karras et al. 2022, arXiv:2206.00364, algorithm 1.
  case heun
  /// The classical method of Runge and Kutta, order 4.
  case rk4
  /// $x_u = \alpha_u\hat x_0 + \sigma_u\hat\varepsilon$: Euler's method for $x/\alpha$ in the variable $\sigma/\alpha$, order 1.
  ///
  /// In this form a first time with $\alpha = 0$ and a last with $\sigma = 0$ are allowed. Source: Song, Meng, Ermon 2020, arXiv:2010.02502.
  case ddim
  /// The midpoint rule in $\lambda$ after the linear part is solved exactly, order 2, two evaluations.
  ///
  /// $\lambda$ must be finite at every time. Source: Lu et al. 2022, arXiv:2206.00927, with $r = \frac12$.
  case dpmSolver2
  /// Linear extrapolation of $\hat x_0$ in $\lambda$ from two steps, order 2, one evaluation.
  ///
  /// $\lambda$ must be finite at every time. Source: Lu et al. 2022, arXiv:2211.01095.
  case dpmSolverPlusPlus2M
}

extension ProbabilityFlow {
  /// The approximate solution at the last of the times, from `x` at the first, on the line.
  ///
  /// `times` has at least two elements and no equal neighbours, in sampling order: decreasing.
  public func sample(from x: Double, along times: Vector, using sampler: DiffusionSampler) -> Double {
    samples(from: [x], along: times, using: sampler)[0]
  }

  /// The same for a point with as many coordinates as the data.
  public func sample(from x: Vector, along times: Vector, using sampler: DiffusionSampler) -> Vector {
    data.requirePoint(x, "sample")
    let run = SamplerRun(schedule: schedule) { x, t in posterior(at: t)(at: x) }
    return run(from: x, along: times, using: sampler)
  }

  /// The same for many particles on the line, one for each element of `starts`.
  public func samples(from starts: Vector, along times: Vector, using sampler: DiffusionSampler) -> Vector {
    data.requireLine("samples")
    let run = SamplerRun(schedule: schedule) { x, t in posterior(at: t)(ofEach: x) }
    // Blocks that stay in the fastest cache through all steps.
    let block = 1024
    var result: [Double] = []
    result.reserveCapacity(starts.count)
    for start in stride(from: 0, to: starts.count, by: block) {
      let particles = starts[start..<Swift.min(start + block, starts.count)]
      result += run(from: particles, along: times, using: sampler).storage
    }
    return Vector(storage: result)
  }
}
