import Lemma

/// The two mixtures that the reference digits of the generative systems refer to.
enum Reference {
  static let line = GaussianMixture(weights: [0.3, 0.7], means: [-1, 1.5] as Vector, standardDeviations: [0.4, 0.6])
  static let plane = GaussianMixture(
    weights: [0.5, 0.3, 0.2], means: [[-2, 0], [1, 1.5], [1.5, -2]],
    covariances: [[[0.5, 0.2], [0.2, 0.4]], [[0.3, 0], [0, 0.8]], [[1, -0.3], [-0.3, 0.6]]])
  /// The second mixture of several claims.
  static let other = GaussianMixture(weights: [0.5, 0.5], means: [-0.6, 1] as Vector, standardDeviations: [0.5, 0.7])
}

/// A random mixture of up to four components on the line.
func randomMixture(using generator: inout SeededGenerator) -> GaussianMixture {
  let count = 1 + generator.integer(below: 4)
  return GaussianMixture(
    weights: .uniform(count: count, in: 0.1..<1, using: &generator),
    means: 2 * Vector.normal(count: count, using: &generator),
    standardDeviations: .uniform(count: count, in: 0.2..<1.5, using: &generator))
}

/// A random mixture of three components in the plane.
func randomPlaneMixture(using generator: inout SeededGenerator) -> GaussianMixture {
  let roots = (0..<3).map { _ in Matrix.normal(rows: 2, columns: 2, using: &generator) }
  return GaussianMixture(
    weights: .uniform(count: 3, in: 0.1..<1, using: &generator),
    means: (0..<3).map { _ in Vector.normal(count: 2, using: &generator) },
    covariances: roots.map { transposeProduct($0, $0) + 0.1 * Matrix.identity(2) })
}

func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool { (a - b).magnitude <= tolerance }

func isRelativelyClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
  (a - b).magnitude <= tolerance * b.magnitude
}
