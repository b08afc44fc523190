import Lemma

/// Section 2: the value is a moment that both streams share up to chance.
func randomNumbers(_ inputs: Inputs) -> [String: Kernel] {
  let count = 10_000_000
  let weights = inputs.vector("weights")
  var generator = SeededGenerator(seed: 1)
  return [
    "normals": Kernel({ Vector.normal(count: count, using: &generator) }) { dot($0, $0) / Double($0.count) },
    "uniforms": Kernel({ Vector.uniform(count: count, using: &generator) }) { sum($0) / Double($0.count) },
    "integers": Kernel({ generator.integers(below: 1000, count: count) }) { average($0) },
    "signs": Kernel({ Vector.rademacher(count: count, using: &generator) }) { dot($0, $0) / Double($0.count) },
    "categorical": Kernel({ indices(1_000_000, weights, using: &generator) }) { average($0) },
    "Ornstein-Uhlenbeck": Kernel({
      eulerMaruyamaEnsemble(
        drift: { _, x in -x }, diffusion: { _, _ in 1 }, initial: 0, from: 0, to: 1, steps: 100, paths: 100_000,
        using: &generator)
    }) { dot($0, $0) / Double($0.count) },
  ]
}

private func indices(_ count: Int, _ weights: Vector, using generator: inout SeededGenerator) -> [Int] {
  let table = AliasTable(weights)
  return (0..<count).map { _ in table.sample(using: &generator) }
}

private func average(_ x: [Int]) -> Double { Double(x.reduce(0, +)) / Double(x.count) }
