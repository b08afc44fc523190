import Lemma
import Testing

/// Few evaluations and large steps, against digits of scipy.
@Suite struct FewEvaluationTests {
  /// Root-mean-square error over the normal law with the moments of the noisiest marginal.
  @Test func firstOrderWinsUntilSeventeenEvaluations() {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .varianceExploding)
    let noisiest = flow.marginal(at: 80)
    let normals = Vector.linspace(from: -6, through: 6, count: 401)
    let weights = softmax(normals.map { -0.5 * $0 * $0 })
    let starts = noisiest.mean[0] + noisiest.covariance[0, 0].squareRoot() * normals
    let ends = starts.map { flow.transport($0, from: 80, to: 0) }
    func error(_ sampler: DiffusionSampler, _ steps: Int) -> Double {
      let grid = Vector.karrasGrid(maximum: 80, minimum: 0.002, count: steps, exponent: 7)
      let miss = flow.samples(from: starts, along: grid, using: sampler) - ends
      return dot(weights, miss * miss).squareRoot()
    }
    let expected = [
      (3, 0.760819, 38.7976), (5, 0.625645, 4.57452), (9, 0.307125, 1.10096), (17, 0.164527, 0.236962),
      (25, 0.112262, 0.0893394), (35, 0.0804491, 0.0416107),
    ]
    for (evaluations, ddim, heun) in expected {
      #expect(isRelativelyClose(error(.ddim, evaluations), ddim, 1e-4), "\(evaluations)")
      #expect(isRelativelyClose(error(.heun, (evaluations + 1) / 2), heun, 1e-4), "\(evaluations)")
    }
  }

  /// $\hat x_0 = (x - \sigma\hat\varepsilon)/\alpha$ is 0/0 where a straight path starts; from there one step goes to the mean.
  @Test func dataFromNoiseIsUndefinedInPureNoise() {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .linear)
    let noise = flow.noisePrediction(at: 0.3, time: 1)
    #expect(((0.3 - NoiseSchedule.linear.sigma(at: 1) * noise) / NoiseSchedule.linear.alpha(at: 1)).isNaN)
    #expect(isClose(flow.sample(from: 0.3, along: [1, 0], using: .ddim), 0.75, 1e-12))
  }

  @Test func meansMissTheExactMultiplier() {
    let flow = ProbabilityFlow(
      data: .gaussian(mean: 0, standardDeviation: 0.5), schedule: .varianceExploding)
    #expect(isClose(flow.transport(1, from: 3, to: 0.5), 0.232495277488, 1e-11))
    for (time, expected) in [(1.5.squareRoot(), 0.257731858247), (1.75, 0.214686384498)] {
      let step = amedStep(flow, from: [1], time: 3, to: 0.5, at: time, scale: 1)
      #expect(isClose(step[0], expected, 1e-11))
    }
    // x/T for the first velocity.
    #expect(isClose(1 - flow.velocity(at: 80, time: 80), 3.90609741807e-5, 1e-14))
  }

  @Test func noMeanServesTwoDeviations() {
    let flow = ProbabilityFlow(
      data: .gaussian(mean: [0, 0], covariance: [[1, 0], [0, 0.16]]), schedule: .varianceExploding)
    let end = flow.transport([1, 1], from: 5, to: 0.5)
    for (time, expected) in [
      (2.5.squareRoot(), [0.0844154, 0.0148496] as Vector), (2.75, [-0.0391691, -0.0135936]),
    ] {
      let miss = amedStep(flow, from: [1, 1], time: 5, to: 0.5, at: time, scale: 1) - end
      #expect((miss - expected).norm <= 1e-6)
    }
  }
}
