import Lemma
import Testing

/// Multipliers, mean-value times and fitted steps against digits of scipy.
@Suite struct MeanValueSamplerTests {
  @Test func ddimShrinksWhatEulerKeeps() {
    let flow = ProbabilityFlow(data: .gaussian(mean: 0, standardDeviation: 1), schedule: .cosine)
    let deviations: [(Int, Double)] = [
      (1, 0), (2, 0.5), (5, 0.778093214026), (10, 0.883485183679), (50, 0.975623943329),
    ]
    for (steps, expected) in deviations {
      let grid = Vector.uniformGrid(from: 1, to: 0, steps: steps)
      #expect(isClose(flow.sample(from: 1, along: grid, using: .ddim), expected, 1e-12))
      let product = zip(grid, grid.elements.dropFirst()).reduce(1) {
        $0 * ddimMultiplier(deviation: 1, from: $1.0, to: $1.1, schedule: .cosine)
      }
      #expect(isClose(product, expected, 1e-12))
      #expect(isClose(flow.sample(from: 1, along: grid, using: .euler), 1, 1e-12))
    }
    #expect(isClose(ddimMultiplier(deviation: 0.7, from: 0.8, to: 0.5, schedule: .cosine), 0.8194764891, 1e-9))
  }

  @Test func ddimDependsOnTheSignalToNoiseRatioAlone() {
    let cosine = ProbabilityFlow(data: Reference.line, schedule: .cosine)
    let exploding = ProbabilityFlow(data: Reference.line, schedule: .varianceExploding)
    let grid = Vector.uniformGrid(from: 0.95, to: 0.05, steps: 10)
    let sigmas = grid.map { NoiseSchedule.cosine.sigma(at: $0) / NoiseSchedule.cosine.alpha(at: $0) }
    let (first, last) = (NoiseSchedule.cosine.alpha(at: 0.95), NoiseSchedule.cosine.alpha(at: 0.05))
    let starts: Vector = [-1.2, 0.1, 0.8]
    let expected: Vector = [-1.05932671801, 1.17726627526, 1.70457207171]
    #expect((cosine.samples(from: starts, along: grid, using: .ddim) / last - expected).norm <= 1e-9)
    #expect((exploding.samples(from: starts / first, along: sigmas, using: .euler) - expected).norm <= 1e-9)
  }

  @Test func meanValueTimesMatchReference() {
    let times: [[Double]] = [
      [0.5, 3, 0.5, 1.30395193868, 1.46471757559], [1, 10, 0, 2.12719012092, 2.6654442232],
      [0.5, 80, 0, 4.45818243471, 6.07805088301],
    ]
    for row in times {
      let (s, b, a, mean, predicted) = (row[0], row[1], row[2], row[3], row[4])
      #expect(isClose(meanValueTime(deviation: s, from: b, to: a), mean, 1e-8))
      #expect(isClose(amedTime(deviation: s, from: b, to: a), predicted, 1e-8))
    }
  }

  @Test func meanValueTimesGiveExactSteps() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (s, a) = (0.1 + generator.uniform(), 2 * generator.uniform())
      let b = a + 0.1 + 5 * generator.uniform()
      let flow = ProbabilityFlow(data: .gaussian(mean: 0, standardDeviation: s), schedule: .varianceExploding)
      let exact = flow.transport(1.3, from: b, to: a)
      let tau = meanValueTime(deviation: s, from: b, to: a)
      let onTrajectory = flow.transport(1.3, from: b, to: tau)
      #expect(isClose(1.3 + (a - b) * flow.velocity(at: onTrajectory, time: tau), exact, 1e-11), "seed \(seed)")
      let u = amedTime(deviation: s, from: b, to: a)
      #expect(u > tau && tau > a && u < b, "seed \(seed)")
      #expect(isClose(amedStep(flow, from: [1.3], time: b, to: a, at: u, scale: 1)[0], exact, 1e-11), "seed \(seed)")
    }
  }

  @Test func geometricMidpointIsDPMSolver() {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .varianceExploding)
    let step = amedStep(flow, from: [2.5], time: 3, to: 0.5, at: 1.5.squareRoot(), scale: 1)
    #expect(isClose(step[0], flow.sample(from: 2.5, along: [3, 0.5], using: .dpmSolver2), 1e-13))
  }

  @Test func oneFittedStepIsExactInThePlane() throws {
    let fit = try fitAMED(deviations: [1, 0.4], from: 5, to: 0.5)
    #expect(isClose(fit.time, 2.25002679573, 1e-7) && isClose(fit.scale, 0.992194052549, 1e-7))
    let plane = GaussianMixture.gaussian(mean: [0, 0], covariance: [[1, 0], [0, 0.16]])
    let flow = ProbabilityFlow(data: plane, schedule: .varianceExploding)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<100 {
      let x = 5 * Vector.normal(count: 2, using: &generator)
      let exact = flow.transport(x, from: 5, to: 0.5)
      let step = amedStep(flow, from: x, time: 5, to: 0.5, at: fit.time, scale: fit.scale)
      #expect((step - exact).norm <= 1e-11)
      // One time alone does not serve two deviations.
      let unscaled = amedStep(flow, from: x, time: 5, to: 0.5, at: 2.5.squareRoot(), scale: 1)
      #expect((unscaled - exact).norm > 1e-3 * x.norm)
    }
  }

  @Test func trajectoriesAreNearlyStraight() {
    let deviations = Vector(count: 16) { pow(2, -Double($0) / 3) }
    let data = GaussianMixture.gaussian(mean: Vector(16), covariance: .diagonal(deviations * deviations))
    let flow = ProbabilityFlow(data: data, schedule: .varianceExploding)
    let start = Vector(count: 16) {
      2.0.squareRoot() * cos(Double($0)) * (6400 + deviations[$0] * deviations[$0]).squareRoot()
    }
    let grid = Vector.karrasGrid(maximum: 80, minimum: 0.002, count: 60, exponent: 7)
    let shares = explainedVariance(of: grid[0..<60].elements.map { flow.transport(start, from: 80, to: $0) })
    for (share, expected) in zip(shares, [0.999974364659, 0.999999744467, 0.999999992402]) {
      #expect(isClose(share, expected, 1e-10))
    }
  }

  @Test func impossibleFitsAreErrors() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try fitAMED(deviations: [0.5, 0.5], from: 5, to: 0.5)
    }
    #expect(message(result).contains("fitAMED: both deviations are 0.5"))
  }
}
