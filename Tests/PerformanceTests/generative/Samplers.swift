import Lemma

/// Sixteen steps of each sampler on a hundred thousand particles.
func samplers(_ inputs: Inputs) -> [String: Kernel] {
  let particles = inputs.vector("particles")
  let data = GaussianMixture(weights: [0.3, 0.7], means: [-1, 1.5] as Vector, standardDeviations: [0.4, 0.6])
  let flow = ProbabilityFlow(data: data, schedule: .cosine)
  let grid = Vector.halfLogSNRGrid(.cosine, from: 0.98, to: 0.02, steps: 16)
  func kernel(_ sampler: DiffusionSampler) -> Kernel {
    Kernel({ flow.samples(from: particles, along: grid, using: sampler) }) { $0.norm }
  }
  return [
    "euler": kernel(.euler), "heun": kernel(.heun), "rk4": kernel(.rk4), "ddim": kernel(.ddim),
    "dpm-solver-2": kernel(.dpmSolver2), "dpm-solver++ 2m": kernel(.dpmSolverPlusPlus2M),
  ]
}
