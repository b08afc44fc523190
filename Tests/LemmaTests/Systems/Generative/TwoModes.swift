import Lemma

/// The mixture on which most generative systems have reference digits: mean 0.75, variance 1.6125.
let twoModes = GaussianMixture(weights: [0.3, 0.7], means: [-1, 1.5] as Vector, standardDeviations: [0.4, 0.6])

/// A random mixture of two or three components.
func randomMixture(_ generator: inout SeededGenerator) -> GaussianMixture {
  let count = 2 + generator.integer(below: 2)
  return GaussianMixture(
    weights: Vector.uniform(count: count, in: 0.2..<1, using: &generator),
    means: Vector.uniform(count: count, in: -2..<2, using: &generator),
    standardDeviations: Vector.uniform(count: count, in: 0.3..<1.2, using: &generator))
}
