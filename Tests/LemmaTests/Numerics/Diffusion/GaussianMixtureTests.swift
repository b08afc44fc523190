import Lemma
import Testing

/// Densities, scores and posterior means against digits computed with scipy and spot-checked with mpmath.
@Suite struct GaussianMixtureTests {
  let line = Reference.line
  let plane = Reference.plane
  let point: Vector = [0.4, -0.7]

  @Test func scoresMatchReference() {
    #expect(isClose(line.score(at: 0.3), 3.06303733752, 1e-10))
    #expect(isClose(line.scoreDerivative(at: 0.3), 0.164396038069, 1e-10))
    #expect((plane.score(at: point) - [0.835301561742, -0.913316181666]).norm <= 1e-9)
    let jacobian = plane.scoreJacobian(at: point)
    let expected: Matrix = [[-1.23197371965, 0.645567795596], [0.645567795596, 1.82234394077]]
    #expect((jacobian - expected).frobeniusNorm <= 1e-9)
  }

  @Test func scoresAreGradientsOfTheLogDensity() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let mixture = randomPlaneMixture(using: &generator)
      let x = Vector.normal(count: 2, using: &generator)
      for axis in 0..<2 {
        let h = Vector.basis(axis, count: 2) * 1e-5
        let slope = (mixture.logDensity(at: x + h) - mixture.logDensity(at: x - h)) / 2e-5
        #expect(isClose(mixture.score(at: x)[axis], slope, 1e-7), "seed \(seed)")
        let column = (mixture.score(at: x + h) - mixture.score(at: x - h)) / 2e-5
        #expect((mixture.scoreJacobian(at: x)[column: axis] - column).norm <= 1e-6, "seed \(seed)")
      }
    }
  }

  @Test func farTailsStayFinite() {
    #expect(isRelativelyClose(line.score(at: 1e4), -27773.6111111, 1e-10))
    #expect(isRelativelyClose(line.score(at: -1e4), 27781.9444444, 1e-10))
    #expect(isClose(line.logDensity(at: 1e4), -138847226.112, 1e-3))
    // The naive quotient has nothing left to divide.
    let (weights, means, deviations) = ([0.3, 0.7], [-1, 1.5], [0.4, 0.6])
    let densities = (0..<3).reduce(into: (p: 0.0, slope: 0.0)) { sum, k in
      guard k < 2 else { return }
      let p = weights[k] * Normal(mean: means[k], standardDeviation: deviations[k]).density(1e4)
      sum.p += p
      sum.slope -= p * (1e4 - means[k]) / (deviations[k] * deviations[k])
    }
    #expect((densities.slope / densities.p).isNaN)
    #expect(line.density(at: 1e4) == 0)
    #expect(plane.score(at: [1e5, -1e5]).norm.isFinite)
    #expect(isClose(line.scoreDerivative(at: 1e7), -1 / 0.36, 1e-9))
  }

  @Test func posteriorMeansMatchReference() {
    let expected = [-1.12326387698, 0.568538948707, 2.08750407813]
    for (x, mean) in zip([-2, 0.1, 3], expected) {
      #expect(isClose(line.dataPrediction(at: x, alpha: 0.6, sigma: 0.8), mean, 1e-10))
    }
    let mean = plane.dataPrediction(at: point, alpha: 0.6, sigma: 0.8)
    #expect((mean - [0.443818189504, -0.692649001489]).norm <= 1e-10)
  }

  @Test func posteriorMeansSatisfyTweedie() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let mixture = randomMixture(using: &generator)
      let (alpha, sigma) = (generator.uniform(), 0.05 + generator.uniform())
      let x = 2 * generator.normal()
      let score = mixture.diffused(alpha: alpha, sigma: sigma).score(at: x)
      let mean = mixture.dataPrediction(at: x, alpha: alpha, sigma: sigma)
      #expect(isClose(alpha * mean, x + sigma * sigma * score, 1e-13 * (1 + x.magnitude)), "seed \(seed)")
    }
  }

  @Test func posteriorMeansSurviveBothEnds() {
    #expect(isClose(line.dataPrediction(at: 0.3, alpha: 0, sigma: 1), 0.75, 1e-15))
    #expect(isClose(line.dataPrediction(at: 0.3, alpha: 1, sigma: 0), 0.3, 1e-15))
    // The quotient of Tweedie's formula does not.
    let score = line.diffused(alpha: 0, sigma: 1).score(at: 0.3)
    #expect(!((0.3 + score) / 0.0).isFinite)
  }

  @Test func lineAndSpaceAgree() {
    let embedded = GaussianMixture(
      weights: [0.3, 0.7], means: [[-1], [1.5]], covariances: [[[0.16]], [[0.36]]])
    for x in Vector.linspace(from: -6, through: 6, count: 41) {
      #expect(isClose(line.logDensity(at: x), embedded.logDensity(at: [x]), 1e-12))
      #expect(isClose(line.score(at: x), embedded.score(at: [x])[0], 1e-12))
      #expect(isClose(line.scoreDerivative(at: x), embedded.scoreJacobian(at: [x])[0, 0], 1e-12))
      #expect((line.responsibilities(at: x) - embedded.responsibilities(at: [x])).norm <= 1e-13)
      let mean = embedded.dataPrediction(at: [x], alpha: 0.5, sigma: 0.7)[0]
      #expect(isClose(line.dataPrediction(at: x, alpha: 0.5, sigma: 0.7), mean, 1e-13))
    }
  }
}
