import Lemma

/// Sections 4, 6 and 7: the user's function is a closure, called once for each evaluation.
func closures(_ inputs: Inputs) -> [String: Kernel] {
  let start = inputs.vector("start100")
  return differentialEquations().merging(
    [
      "integral of sqrt": Kernel { integral(of: { sqrt($0) }, from: 0, to: 1) },
      "Gaussian integral": Kernel { integral(of: { exp(-$0 * $0) }, from: -.infinity, to: .infinity) },
      "64 nodes": Kernel({ gaussLegendre(order: 64) }) { $0.weights[0] },
      "1000 nodes": Kernel({ gaussLegendre(order: 1000) }) { $0.weights[0] },
      "root": Kernel { try findRoot(of: { x in x * x * x - 2 * x - 5 }, in: 2...3) },
      "scalar minimum": Kernel { minimize({ t in pow(t - 2, 4) + t }, in: 0...4).value },
      "L-BFGS": Kernel {
        1 + minimize(rosenbrock, from: start, gradient: rosenbrockGradient, gradientTolerance: 1e-6).value
      },
      "L-BFGS, traced": Kernel { 1 + minimize(tracedRosenbrock, from: start, gradientTolerance: 1e-6).value },
    ]
  ) { first, _ in first }
}

private func differentialEquations() -> [String: Kernel] {
  [
    "Lotka-Volterra": Kernel {
      sum(try solved([10, 5], to: 5) { _, y in [1.5 * y[0] - y[0] * y[1], -3 * y[1] + y[0] * y[1]] })
    },
    "Arenstorf": Kernel {
      sum(try solved([0.994, 0, 0, -2.00158510637908252], to: 17.0652165601579625589, arenstorf))
    },
    "Van der Pol": Kernel {
      sum(
        try solveODE(
          { _, y in [y[1], ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6] }, from: 0, to: 2, initial: [2, 0],
          relativeTolerance: 1e-6, absoluteTolerance: 1e-6, method: .radau
        ).final)
    },
    "growth and decay": Kernel { sum(try solved([1], to: 10) { t, y in [y[0] * cos(t)] }) },
  ]
}

private func solved(_ start: Vector, to end: Double, _ f: (Double, Vector) -> Vector) throws -> Vector {
  try solveODE(f, from: 0, to: end, initial: start, relativeTolerance: 1e-9, absoluteTolerance: 1e-9).final
}

/// The restricted three-body problem of the Earth, the Moon and a spacecraft.
private func arenstorf(_ t: Double, _ y: Vector) -> Vector {
  let moon = 0.012277471
  let earth = 1 - moon
  let nearEarth = pow((y[0] + moon) * (y[0] + moon) + y[1] * y[1], 1.5)
  let nearMoon = pow((y[0] - earth) * (y[0] - earth) + y[1] * y[1], 1.5)
  return [
    y[2], y[3],
    y[0] + 2 * y[3] - earth * (y[0] + moon) / nearEarth - moon * (y[0] - earth) / nearMoon,
    y[1] - 2 * y[2] - earth * y[1] / nearEarth - moon * y[1] / nearMoon,
  ]
}
