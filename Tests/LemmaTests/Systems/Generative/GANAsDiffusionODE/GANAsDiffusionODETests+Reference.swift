import Lemma
import Testing

/// More digits of scipy: the discriminator's value, dissipation along a flow, a discriminator that is kept too long.
@Suite struct GANAsDiffusionODEReferenceTests {
  private let target = GaussianMixture.gaussian(mean: 1, standardDeviation: 0.8)

  @Test func discriminatorReachesItsOptimum() {
    let current = GaussianMixture.gaussian(mean: -0.5, standardDeviation: 1.2)
    let fit = fitLogRatio(target: target, current: current, degree: 2)
    func d(_ x: Double) -> Double { fit[0] + x * (fit[1] + x * fit[2]) }
    let value =
      target.expectation { (x: Double) in -softplus(-d(x)) } + current.expectation { (x: Double) in -softplus(d(x)) }
    #expect(isClose(value, -0.923327582236, 1e-9))
  }

  @Test func divergenceFallsAtTheFisherRate() {
    let flow = GaussianGradientFlow(targetMean: 1, targetDeviation: 0.8, mean: -1, deviation: 1.5)
    for (t, expected) in [(0.0, -12.5782335), (1, -0.446260256)] {
      let current = GaussianMixture.gaussian(mean: flow.mean(at: t), standardDeviation: flow.deviation(at: t))
      let rate = FDivergence.reverseKL.dissipation(under: .identity, target: target, current: current)
      #expect(isClose(rate, expected, 1e-6))
    }
  }

  /// A discriminator that is not renewed drives the deviation through 1 and on.
  @Test func frozenDiscriminatorOvershoots() {
    let noise = GaussianMixture.gaussian(mean: 0, standardDeviation: 1)
    let current = GaussianMixture.gaussian(mean: 0, standardDeviation: 0.5)
    func slope(_ x: Double) -> Double {
      monoFlowVelocity(target: noise, current: current, rescaling: .identity, at: x)
    }
    let path = solveODE(
      { _, a in
        noise.expectation(nodesPerAxis: 101) { (z: Double) in slope(a * z) * z }
      }, along: .linspace(from: 0, through: 2 * 0.231049060187, count: 201), initial: 0.5)
    #expect(isClose(path[100], 1, 1e-8) && isClose(path[200], 2, 1e-8))
    let anchored = noise.expectation { (z: Double) in z * (0.5 * z + 0.1 * slope(0.5 * z)) }
    #expect(isClose(anchored, 0.65, 1e-10))
  }
}
