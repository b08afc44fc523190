import Lemma
import Testing

@Suite struct ProbabilityFlowTests {
  let flow = ProbabilityFlow(data: Reference.line, schedule: .linear)

  @Test func velocityMatchesReferenceAndStaysFinite() {
    #expect(isClose(flow.velocity(at: 0.3, time: 0.5), -1.22250407366, 1e-10))
    #expect(isClose(flow.velocity(at: 0.3, time: 1), -0.45, 1e-12))
    #expect(isClose(flow.velocity(at: 0.3, time: 0), -0.3, 1e-12))
    // The usual form divides by α = 0.
    let (alpha, rate) = (0.0, -1.0)
    #expect(!(rate / alpha * 0.3 - 0.5 * (2 - 2 * rate / alpha) * -0.3).isFinite)
  }

  @Test(arguments: NoiseScheduleTests.all)
  func bothFormsOfTheVelocityAgree(schedule: NoiseSchedule) {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let data = randomMixture(using: &generator)
      let flow = ProbabilityFlow(data: data, schedule: schedule)
      let (x, t) = (generator.normal(), 0.05 + 0.9 * generator.uniform())
      let score = flow.marginal(at: t).score(at: x)
      let usual = schedule.drift(at: t) * x - 0.5 * schedule.squaredDiffusion(at: t) * score
      let size = schedule.squaredDiffusion(at: t) * (1 + score.magnitude) + (schedule.drift(at: t) * x).magnitude
      #expect(isClose(flow.velocity(at: x, time: t), usual, 1e-13 * size), "seed \(seed)")
      let noise = flow.noisePrediction(at: x, time: t)
      #expect(isClose(noise, -schedule.sigma(at: t) * score, 1e-13 * (1 + noise.magnitude)), "seed \(seed)")
    }
  }

  @Test func densitySatisfiesTheContinuityEquation() {
    let (x, t, h) = (0.3, 0.5, 1e-4)
    let timeSlope = (flow.marginal(at: t + h).density(at: x) - flow.marginal(at: t - h).density(at: x)) / (2 * h)
    func flux(_ x: Double) -> Double { flow.marginal(at: t).density(at: x) * flow.velocity(at: x, time: t) }
    #expect(isClose(timeSlope, 0.902831877, 1e-6))
    #expect(isClose(timeSlope + (flux(x + h) - flux(x - h)) / (2 * h), 0, 1e-6))
  }

  @Test func transportIsTheQuantileMap() {
    let expected = [-1.11846742695, 1.1604307319, 1.81007539456]
    for (x, y) in zip([-1.2, 0, 0.8], expected) {
      #expect(isClose(flow.transport(x, from: 1, to: 0), y, 1e-9))
      let integrated = solveODE(
        { t, x in flow.velocity(at: x, time: t) }, along: .uniformGrid(from: 1, to: 0, steps: 1000), initial: x)
      #expect(isClose(integrated[1000], y, 1e-11))
    }
    let moved = flow.transport(0.8, from: 1, to: 0.4)
    #expect(isClose(flow.marginal(at: 0.4).cdf(at: moved), Normal().cdf(0.8), 1e-13))
  }

  @Test func transportOfAGaussianInThePlaneMatchesTheIntegral() {
    let gaussian = GaussianMixture.gaussian(mean: [1, -0.5], covariance: [[1, 0.6], [0.6, 0.8]])
    let flow = ProbabilityFlow(data: gaussian, schedule: .linear)
    let end = flow.transport([0.7, 1.1], from: 1, to: 0)
    #expect((end - [2.03172313536, 0.647844663694]).norm <= 1e-9)
    let integrated = solveODE(
      { t, x in flow.velocity(at: x, time: t) }, along: .uniformGrid(from: 1, to: 0, steps: 800),
      initial: [0.7, 1.1])
    #expect((integrated.final - end).norm <= 1e-11)
  }

  @Test func velocityStartsFiniteWhereTheDeviationGrowsLikeARoot() {
    let schedule = NoiseSchedule.variancePreserving(minimumRate: 0.1, maximumRate: 20)
    let flow = ProbabilityFlow(data: Reference.line, schedule: schedule)
    #expect(schedule.sigmaRate(at: 0) == .infinity)
    #expect(isClose(flow.velocity(at: 0.3, time: 0), -0.05 * (0.3 + Reference.line.score(at: 0.3)), 1e-13))
  }
}
