import Lemma
import Testing

/// Moments, expectations and samples.
@Suite struct MixtureExpectationTests {
  let line = Reference.line
  let plane = Reference.plane

  @Test func momentsMatchTheirFormulas() {
    #expect(isClose(line.mean[0], 0.75, 1e-15))
    #expect(isClose(line.covariance[0, 0], 1.6125, 1e-15))
    let expected = Matrix(rows: 2, columns: 2) { i, j in
      plane.expectation { (x: Vector) in (x[i] - plane.mean[i]) * (x[j] - plane.mean[j]) }
    }
    #expect((plane.covariance - expected).frobeniusNorm <= 1e-12)
  }

  @Test func steinsIdentitiesHold() {
    #expect(isClose(line.expectation { x in line.score(at: x) }, 0, 1e-10))
    #expect(isClose(line.expectation { x in x * line.score(at: x) }, -1, 1e-10))
    #expect(isClose(plane.expectation { (x: Vector) in dot(x, plane.score(at: x)) }, -2, 1e-10))
  }

  @Test func fisherInformationMatchesReference() {
    #expect(isClose(line.fisherInformation, 3.34885388574, 1e-9))
    #expect(isClose(-line.expectation { x in line.scoreDerivative(at: x) }, 3.34885388574, 1e-9))
    #expect(isClose(plane.fisherInformation, 4.31951792315, 1e-7))
  }

  @Test func fewNodesSuffice() {
    let fine = line.expectation { x in line.score(at: x) * line.score(at: x) }
    let coarse = line.expectation(nodesPerAxis: 201) { x in line.score(at: x) * line.score(at: x) }
    #expect(isRelativelyClose(coarse, fine, 1e-12))
  }

  @Test func pointMassesAreExact() {
    let points = GaussianMixture.pointMasses(at: [-1, 2] as Vector, weights: [1, 3])
    #expect(points.expectation { x in x * x } == 0.25 + 3)
    #expect(points.mean == [1.25])
    #expect(
      points.diffused(alpha: 0.5, sigma: 1).covariance[0, 0] == 1 + 0.25 * (0.25 * 2.25 * 2.25 + 0.75 * 0.75 * 0.75))
    let plane = GaussianMixture.pointMasses(at: [[0, 1], [2, 3]])
    #expect(plane.mean == [1, 2])
    #expect(plane.diffused(alpha: 1, sigma: 0.5).score(at: [1, 2]).norm <= 1e-15)
  }

  @Test func diffusionCommutesWithSampling() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let mixture = randomMixture(using: &generator)
      let (alpha, sigma) = (generator.uniform(), generator.uniform())
      let diffused = mixture.diffused(alpha: alpha, sigma: sigma)
      #expect(isClose(diffused.mean[0], alpha * mixture.mean[0], 1e-14 * 10))
      let variance = alpha * alpha * mixture.covariance[0, 0] + sigma * sigma
      #expect(isRelativelyClose(diffused.covariance[0, 0], variance, 1e-13), "seed \(seed)")
      let image = mixture.affineImage(scale: -2, shift: 0.5)
      #expect(isClose(image.density(at: 0.5 - 2 * 0.3), 0.5 * mixture.density(at: 0.3), 1e-13), "seed \(seed)")
    }
  }

  @Test func samplesFollowTheLaw() {
    var generator = SeededGenerator(seed: 1)
    let samples = line.samples(100_000, using: &generator)
    let values = Vector(samples.map { $0[0] })
    #expect(isClose(mean(values), 0.75, 0.0201))
    let below = Double(values.elements.count { $0 < 0.3 }) / 1e5
    #expect(isClose(below, 0.315751984851, 0.00735))
    let points = plane.samples(100_000, using: &generator)
    let empirical = covarianceMatrix(Matrix(rowVectors: points))
    // Five deviations of a second moment of a law of this width.
    #expect((empirical - plane.covariance).frobeniusNorm <= 0.15)
  }

  @Test func wrongComponentsAreRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GaussianMixture(weights: [1, 1], means: [0, 1] as Vector, standardDeviations: [1])
    }
    #expect(message(result).contains("GaussianMixture: 2 weights, 2 means and 1 standardDeviations"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GaussianMixture.gaussian(mean: [0, 0], covariance: [[1, 1], [1, 1]])
    }
    #expect(message(result).contains("covariances[0] is not positive definite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GaussianMixture.pointMasses(at: [0, 1] as Vector).score(at: 0.5)
    }
    #expect(message(result).contains("component 0 is a point mass"))
  }
}
