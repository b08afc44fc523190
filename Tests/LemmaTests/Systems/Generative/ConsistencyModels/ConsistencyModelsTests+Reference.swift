import Lemma
import Testing

/// More digits of scipy: training against distillation on the mixture, and the limits of a Gaussian.
@Suite struct ConsistencyModelsReferenceTests {
  private let f = ConsistencyFunction(data: twoModes)

  /// Ideal distillation with Euler's method is Euler's method.
  private func distilled(_ n: Int, _ starts: Vector) -> Vector {
    let flow = ProbabilityFlow(data: twoModes, schedule: .linear)
    return flow.samples(from: starts, along: .uniformGrid(from: 1, to: 0, steps: n), using: .euler)
  }

  @Test func distillationBeatsTraining() {
    let starts: Vector = [-1.2, 0.1, 0.8]
    #expect((distilled(4, starts) - [-0.78738111, 1.1695077, 1.6076495]).norm <= 1e-6)
    #expect((distilled(64, starts) - [-1.098551, 1.2514174, 1.7961331]).norm <= 1e-6)
    let prior = Vector.linspace(from: -7, through: 7, count: 801)
    let weights = softmax(prior.map { -0.5 * $0 * $0 })
    let exact = prior.map { f($0, at: 1) }
    func error(_ ends: Vector) -> Double { dot(weights, (ends - exact) * (ends - exact)).squareRoot() }
    for (n, training, distillation) in [(4, 0.4529991, 0.3180799), (16, 0.1878189, 0.0860282)] {
      let trained = ConsistencyTraining(data: twoModes, steps: n)
      #expect(isClose(error(prior.map { trained($0, at: 1) }), training, 1e-5), "\(n) steps")
      #expect(isClose(error(distilled(n, prior)), distillation, 1e-6), "\(n) steps")
    }
    #expect(isClose(error(distilled(64, prior)), 0.02213357, 1e-6))
  }

  /// Where the distribution function is 1 to the last digit the endpoint still has them all; reference by mpmath.
  @Test func endpointsOfTheFarTailKeepTheirDigits() {
    #expect(isClose(f(9, at: 1), 6.8764548425125, 1e-10))
    let rounded = GaussianMixture.gaussian(mean: 0, standardDeviation: 1).cdf(at: 9)
    #expect(rounded == 1 && twoModes.cdf(at: 6.8764548425125) == twoModes.cdf(at: 8))
  }

  @Test func partialDerivativesCancel() {
    let rate = (f(0.3, at: 0.5001) - f(0.3, at: 0.4999)) / 2e-4
    #expect(isClose(rate, 1.65403269, 1e-6))
    #expect(isClose(f.residual(at: 0.3, time: 0.5), 0, 1e-6))
  }

  @Test func gaussianLimitsAreIntegrals() {
    func variance(_ t: Double) -> Double { 0.36 * (1 - t) * (1 - t) + t * t }
    let squared = integral(of: { 0.36 / (variance($0) * variance($0)) }, from: 0, to: 1)
    let length = integral(of: { 0.36 / variance($0) }, from: 0, to: 1)
    #expect(isClose(0.3 * squared, 0.834070751110, 1e-10))
    #expect(isClose(0.36 * squared, 1.00088490133, 1e-10))
    #expect(isClose(length, 0.942477796077, 1e-11) && length > 2.0.squareRoot() * 0.6)
    func gaussian(_ n: Int) -> GaussianConsistency { GaussianConsistency(mean: 0.5, deviation: 0.6, steps: n) }
    #expect(isClose(128 * (0.6 - gaussian(128).trainedSlope), 0.829580821239, 1e-9))
    #expect(isClose(4096 * gaussian(4096).exactTrainingLoss, 0.36 * squared, 1e-6))
  }
}
