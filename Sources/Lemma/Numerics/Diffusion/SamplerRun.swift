internal import Glibc

/// The steps of the samplers, for any state on which the posterior means can be evaluated.
struct SamplerRun {
  let schedule: NoiseSchedule
  /// $E[x_0 \mid x]$ and $E[\varepsilon \mid x]/\sigma$ at a state and a time.
  let posterior: (Vector, Double) -> (data: Vector, negativeScore: Vector)

  func callAsFunction(from start: Vector, along times: Vector, using sampler: DiffusionSampler) -> Vector {
    requireGrid(times, sampler)
    var x = start
    var previous: (data: Vector, width: Double)?
    for (t, u) in zip(times.storage, times.storage.dropFirst()) {
      switch sampler {
      case .euler: x = explicitStep(.euler, x, t, u)
      case .midpoint: x = explicitStep(.midpoint, x, t, u)
      case .heun: x = explicitStep(endsInNoiseAlone(u) ? .euler : .heun, x, t, u)
      case .rk4: x = explicitStep(.rk4, x, t, u)
      case .ddim: x = ddimStep(x, t, u)
      case .dpmSolver2: x = dpmSolver2Step(x, t, u)
      case .dpmSolverPlusPlus2M: x = multistep(x, t, u, &previous)
      }
    }
    return x
  }

  /// Whether the velocity at `u` is a multiple of a noise that is no longer there.
  private func endsInNoiseAlone(_ u: Double) -> Bool { schedule.sigma(at: u) == 0 && schedule.alphaRate(at: u) == 0 }

  /// One step of a Runge–Kutta method in $t$, whose stages depend each on the one before.
  private func explicitStep(_ method: FixedStepMethod, _ x: Vector, _ t: Double, _ u: Double) -> Vector {
    var next = x
    var slope = x
    for (node, weight) in zip(method.nodes, method.weights) {
      let stage = node == 0 ? x : combine(1, x, node * (u - t), slope)
      slope = velocity(stage, node == 1 ? u : t + node * (u - t))
      if weight != 0 { add(weight * (u - t), slope, to: &next) }
    }
    return next
  }

  private func velocity(_ x: Vector, _ t: Double) -> Vector {
    let (data, negativeScore) = posterior(x, t)
    return combine(schedule.alphaRate(at: t), data, schedule.halfVarianceRate(at: t), negativeScore)
  }

  private func ddimStep(_ x: Vector, _ t: Double, _ u: Double) -> Vector {
    let (data, negativeScore) = posterior(x, t)
    return combine(
      schedule.alpha(at: u), data, schedule.sigma(at: u) * schedule.sigma(at: t), negativeScore)
  }

  /// $x_m = \frac{\alpha_m}{\alpha_t}x - \sigma_m(e^{h/2} - 1)\hat\varepsilon_t$ and, with $r = \frac12$,
  /// $x_u = \frac{\alpha_u}{\alpha_t}x - \sigma_u(e^h - 1)\hat\varepsilon_m$: the corrections of $\hat\varepsilon_t$ cancel.
  private func dpmSolver2Step(_ x: Vector, _ t: Double, _ u: Double) -> Vector {
    let (start, end) = (schedule.halfLogSNR(at: t), schedule.halfLogSNR(at: u))
    let m = schedule.time(halfLogSNR: start + 0.5 * (end - start))
    func exponentialStep(to s: Double, width: Double, _ negativeScore: Vector, at noiseTime: Double) -> Vector {
      let noiseFactor = -schedule.sigma(at: s) * expm1(width) * schedule.sigma(at: noiseTime)
      return combine(schedule.alpha(at: s) / schedule.alpha(at: t), x, noiseFactor, negativeScore)
    }
    let middle = exponentialStep(to: m, width: 0.5 * (end - start), posterior(x, t).negativeScore, at: t)
    return exponentialStep(to: u, width: end - start, posterior(middle, m).negativeScore, at: m)
  }

  /// $x_u = \frac{\sigma_u}{\sigma_t}x - \alpha_u(e^{-h} - 1)D$ with $D = \hat x_0 + \frac h{2h'}(\hat x_0 - \hat x_0')$ after a step of width $h'$.
  private func multistep(
    _ x: Vector, _ t: Double, _ u: Double, _ previous: inout (data: Vector, width: Double)?
  ) -> Vector {
    let width = schedule.halfLogSNR(at: u) - schedule.halfLogSNR(at: t)
    let data = posterior(x, t).data
    var extrapolated = data
    if let previous {
      let weight = 0.5 * width / previous.width
      extrapolated = combine(1 + weight, data, -weight, previous.data)
    }
    previous = (data, width)
    return combine(
      schedule.sigma(at: u) / schedule.sigma(at: t), x, -schedule.alpha(at: u) * expm1(-width), extrapolated)
  }

  private func requireGrid(_ times: Vector, _ sampler: DiffusionSampler) {
    require(times.count >= 2, "sample: the grid has \(times.count) times")
    for (t, u) in zip(times.storage, times.storage.dropFirst()) {
      require(t != u, "sample: two steps meet at time \(t)")
    }
    guard sampler == .dpmSolver2 || sampler == .dpmSolverPlusPlus2M else { return }
    for t in times {
      require(schedule.halfLogSNR(at: t).isFinite, "sample: log(alpha/sigma) is not finite at time \(t)")
    }
  }
}

/// $ax + by$.
private func combine(_ a: Double, _ x: Vector, _ b: Double, _ y: Vector) -> Vector {
  Vector(storage: combineElements(x.storage, y.storage) { a * $0 + b * $1 })
}
