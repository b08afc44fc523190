import Lemma
import Testing

/// The three losses against digits of scipy's quadratures and against each other.
@Suite struct ScoreMatchingTests {
  let matching = ScoreMatching(data: Reference.line, alpha: 0.8, sigma: 0.6)

  @Test func gapIsConstantInTheModel() {
    #expect(isClose(matching.gap, 1.73963183187, 1e-9))
    #expect(isClose(matching.fisherInformation, 1.03814594591, 1e-9))
    let other = Reference.other.diffused(alpha: 0.8, sigma: 0.6)
    let models: [((Double) -> Double, Double, Double)] = [
      ({ -$0 }, 0.790145945912, 2.52977777778), ({ _ in 0 }, 1.03814594591, 2.77777777778),
      ({ other.score(at: $0) }, 0.476270384268, 2.21590221613),
      ({ matching.marginal.score(at: $0) }, 0, 1.73963183187),
    ]
    for (model, explicit, conditional) in models {
      #expect(isClose(matching.explicitLoss(of: model), explicit, 1e-9))
      #expect(isClose(matching.conditionalLoss(of: model), conditional, 1e-9))
    }
  }

  @Test func gapIsTheErrorOfTheBestDenoiser() {
    #expect(isClose(matching.minimumMeanSquaredError, 0.352275445953, 1e-9))
    for seed in 0..<20 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (alpha, sigma) = (0.2 + generator.uniform(), 0.3 + generator.uniform())
      let random = ScoreMatching(data: randomMixture(using: &generator), alpha: alpha, sigma: sigma)
      let expected = alpha * alpha / pow(sigma, 4) * random.minimumMeanSquaredError
      #expect(isClose(random.gap, expected, 1e-9 / (sigma * sigma)), "seed \(seed)")
    }
    // α²τ²/(σ²(α²τ² + σ²)).
    let gaussian = ScoreMatching(data: .gaussian(mean: 0.5, standardDeviation: 1.3), alpha: 0.8, sigma: 0.6)
    #expect(isClose(gaussian.gap, 2.08410408188, 1e-9))
  }

  @Test func allLossesHaveOneGradient() {
    func model(_ p: Vector) -> (Double) -> Double { { x in p[0] + p[1] * x + p[2] * tanh(x) } }
    let point: Vector = [0.1, -0.8, 0.3]
    #expect(isClose(matching.explicitLoss(of: model(point)), 0.348615558402, 1e-9))
    let expected: Vector = [-0.562559917, -0.109499893, -0.248037972]
    let losses: [((Double) -> Double) -> Double] = [
      { matching.explicitLoss(of: $0) }, { matching.conditionalLoss(of: $0) },
      { model in matching.implicitLoss(of: model) },
    ]
    for loss in losses {
      let gradient = Vector(count: 3) { axis in
        let h = Vector.basis(axis, count: 3) * 1e-3
        return (loss(model(point + h)) - loss(model(point - h))) / 2e-3
      }
      #expect((gradient - expected).norm <= 1e-7)
    }
  }

  @Test func implicitLossMatchesHyvarinen() {
    #expect(isClose(matching.implicitLoss(of: { -$0 }), -0.248, 1e-9))
    #expect(isClose(matching.implicitLoss(of: { -$0 }, derivative: { _ in -1 }), -0.248, 1e-12))
    let score = { (x: Double) in matching.marginal.score(at: x) }
    let slope = { (x: Double) in matching.marginal.scoreDerivative(at: x) }
    #expect(isClose(matching.implicitLoss(of: score, derivative: slope), -matching.fisherInformation, 1e-9))
  }

  @Test func smallNoiseGapApproachesTheDimension() {
    for (sigma, expected) in [(0.5, 0.694807908547), (0.1, 0.968386394301), (0.02, 0.998663602435)] {
      let gap = ScoreMatching(data: Reference.line, alpha: 1, sigma: sigma).gap
      #expect(isClose(sigma * sigma * gap, expected, 1e-9))
    }
  }

  @Test func batchEstimatesAreBiased() {
    let points = GaussianMixture.pointMasses(at: [-1, 1] as Vector)
    let exact = ScoreMatching(data: points, alpha: 1, sigma: 0.8).marginal.score(at: 0.7)
    #expect(isClose(exact, 0.153504303969, 1e-10))
    let expected = [1: -1.09375, 2: -0.470122848016, 4: -0.0696847078755, 16: 0.121177958941, 64: 0.146213838798]
    for (n, mean) in expected {
      let law = Binomial(trials: n, probability: 0.5)
      let average = (0...n).reduce(0) { sum, k in
        let batch = Vector(count: n) { $0 < k ? 1 : -1 }
        return sum + law.probability(k) * ratioScore(at: 0.7, batch: batch, alpha: 1, sigma: 0.8)
      }
      #expect(isClose(average, mean, 1e-10), "batch of \(n)")
    }
  }

  @Test func ratioScoreSurvivesUnderflow() {
    let batch: Vector = [-1, 0.5, 1]
    #expect(isClose(ratioScore(at: 60, batch: batch, alpha: 1, sigma: 0.3), -59 / 0.09, 1e-9))
    let kernels = batch.map { Normal(mean: $0, standardDeviation: 0.3).density(60) }
    let naive = zip(batch, kernels).reduce(0) { $0 - $1.1 * (60 - $1.0) / 0.09 } / sum(kernels)
    #expect(naive.isNaN)
  }

  @Test func planeMatchesReference() {
    let plane = ScoreMatching(data: Reference.plane, alpha: 0.8, sigma: 0.6)
    #expect(isClose(plane.fisherInformation, 2.11634794356, 1e-8))
    #expect(isClose(plane.gap, 3.439207612, 1e-8))
    #expect(isClose(plane.explicitLoss { (x: Vector) in -x }, 2.24434794356, 1e-8))
    var generator = SeededGenerator(seed: 7)
    let estimate = plane.conditionalLossEstimate(of: { -$0 }, samples: 20_000, using: &generator)
    #expect(isClose(estimate.mean, 5.68355555556, 5 * estimate.standardError))
    #expect(isClose(estimate.standardError, 0.0368, 0.005))
  }

  @Test func noNoiseIsRefused() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ScoreMatching(data: Reference.line, schedule: .linear, time: 0)
    }
    #expect(message(result).contains("ScoreMatching: sigma must be positive, got 0.0"))
  }
}
