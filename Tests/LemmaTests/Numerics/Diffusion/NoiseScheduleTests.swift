import Lemma
import Testing

@Suite struct NoiseScheduleTests {
  static let all: [NoiseSchedule] = [
    .linear, .cosine, .varianceExploding, .geometricVarianceExploding(minimumSigma: 0.01, maximumSigma: 50),
    .variancePreserving(minimumRate: 0.1, maximumRate: 20),
  ]
  let preserving = NoiseSchedule.variancePreserving(minimumRate: 0.1, maximumRate: 20)

  @Test func variancePreservingMatchesReference() {
    #expect(isClose(preserving.alpha(at: 0.5), 0.281182880797, 1e-12))
    #expect(isRelativelyClose(preserving.alpha(at: 1), 0.00657158649493, 1e-11))
    #expect(isClose(preserving.squaredDiffusion(at: 0.5), 10.05, 1e-13))
    #expect(isRelativelyClose(preserving.sigma(at: 1e-9), 1.00000004972e-5, 1e-10))
    // 1 - α² keeps half of the digits.
    let alpha = preserving.alpha(at: 1e-9)
    #expect(!isRelativelyClose((1 - alpha * alpha).squareRoot(), 1.00000004972e-5, 1e-9))
    for t in Vector.linspace(from: 0, through: 1, count: 101) {
      let (alpha, sigma) = (preserving.alpha(at: t), preserving.sigma(at: t))
      #expect(isClose(alpha * alpha + sigma * sigma, 1, 1e-14))
    }
  }

  @Test func linearMatchesItsFormulas() {
    #expect(isClose(NoiseSchedule.linear.drift(at: 0.25), -4.0 / 3, 1e-15))
    #expect(isClose(NoiseSchedule.linear.squaredDiffusion(at: 0.25), 2.0 / 3, 1e-15))
    #expect(NoiseSchedule.cosine.alpha(at: 1) == 0)
    #expect(NoiseSchedule.cosine.sigma(at: 0) == 0)
  }

  @Test(arguments: NoiseScheduleTests.all)
  func ratesAreDerivatives(schedule: NoiseSchedule) {
    for t in Vector.linspace(from: 0.05, through: 0.95, count: 19) {
      let h = 1e-6
      let alphaRate = (schedule.alpha(at: t + h) - schedule.alpha(at: t - h)) / (2 * h)
      let sigmaRate = (schedule.sigma(at: t + h) - schedule.sigma(at: t - h)) / (2 * h)
      #expect(isClose(schedule.alphaRate(at: t), alphaRate, 1e-7 * (1 + alphaRate.magnitude)))
      #expect(isClose(schedule.sigmaRate(at: t), sigmaRate, 1e-7 * (1 + sigmaRate.magnitude)))
      let sigma = schedule.sigma(at: t)
      let squared = 2 * sigma * schedule.sigmaRate(at: t) - 2 * schedule.drift(at: t) * sigma * sigma
      #expect(isRelativelyClose(schedule.squaredDiffusion(at: t), squared, 1e-12))
    }
  }

  @Test(arguments: NoiseScheduleTests.all)
  func timesInvertTheHalfLogSNR(schedule: NoiseSchedule) {
    for t in Vector.linspace(from: 0.001, through: 0.999, count: 57) {
      #expect(isClose(schedule.time(halfLogSNR: schedule.halfLogSNR(at: t)), t, 1e-13))
    }
    let grid = Vector.halfLogSNRGrid(schedule, from: 0.98, to: 0.02, steps: 7)
    #expect(grid[0] == 0.98 && grid[7] == 0.02 && grid.count == 8)
    let lambdas = grid.map { schedule.halfLogSNR(at: $0) }
    for i in 1...7 { #expect(isClose(lambdas[i] - lambdas[i - 1], (lambdas[7] - lambdas[0]) / 7, 1e-12)) }
  }

  @Test func gridsHaveTheirShapes() {
    let grid = Vector.karrasGrid(maximum: 80, minimum: 0.002, count: 5, exponent: 7)
    #expect(grid.count == 6 && grid[0] == 80 && grid[4] == 0.002 && grid[5] == 0)
    // ((80^(1/7) + 0.002^(1/7))/2)^7, with numpy.
    #expect(isClose(grid[2], 2.515218976147159, 1e-12))
    #expect(Vector.karrasGrid(maximum: 3, minimum: 1, count: 1, exponent: 7) == [3, 0])
    #expect(Vector.uniformGrid(from: 1, to: 0, steps: 4) == [1, 0.75, 0.5, 0.25, 0])
  }

  @Test func timesOutsideTheDomainAreRefused() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NoiseSchedule.linear.alpha(at: 1.01)
    }
    #expect(message(result).contains("time 1.01 is outside the schedule's domain"))
  }
}
