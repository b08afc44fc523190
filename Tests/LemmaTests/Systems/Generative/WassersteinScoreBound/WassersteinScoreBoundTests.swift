import Lemma
import Testing

/// The bound against digits of scipy and against the distances it bounds.
@Suite struct WassersteinScoreBoundTests {
  typealias Bound = ScoreMatchingBound

  private func gaussian(_ mean: Double, _ deviation: Double) -> GaussianMixture {
    .gaussian(mean: mean, standardDeviation: deviation)
  }

  @Test func shiftsMeetTheBound() {
    let (data, model) = (gaussian(0.5, 0.8), gaussian(-0.3, 0.8))
    let ode = Bound(data: data, model: model, schedule: .varianceExploding, horizon: 10, process: .ode)
    #expect(isClose(ode.matching, 0.736203822174, 1e-7))
    #expect(isClose(ode.terminal, 0.0637961778263, 1e-9))
    #expect(isClose(ode.value, 0.8, 1e-7) && isClose(ode.distance, 0.8, 1e-12))
    let sde = Bound(data: data, model: model, schedule: .varianceExploding, horizon: 10, process: .sde)
    #expect(isClose(sde.matching, 0.794912559618, 1e-7))
    #expect(isClose(sde.terminal, 0.00508744038156, 1e-9))
  }

  @Test func scalesMeetTheODEBoundOnly() {
    let (data, model) = (gaussian(0, 1.2), gaussian(0, 0.7))
    let ode = Bound(data: data, model: model, schedule: .varianceExploding, horizon: 10, process: .ode)
    #expect(isClose(ode.value, 0.5, 1e-7))
    let sde = Bound(data: data, model: model, schedule: .varianceExploding, horizon: 10, process: .sde)
    #expect(isClose(sde.matching, 0.629820777604, 1e-7))
    #expect(isClose(sde.terminal, 0.000230506204742, 1e-7))
  }

  @Test func shiftAndScaleMatchReference() {
    let (data, model) = (gaussian(0.5, 1.2), gaussian(-0.3, 0.7))
    let preserving = NoiseSchedule.variancePreserving(minimumRate: 0.1, maximumRate: 20)
    let expected: [(NoiseSchedule, Double, Bound.Process, Double)] = [
      (.varianceExploding, 10, .ode, 0.96521389462), (.varianceExploding, 10, .sde, 1.02693921092),
      (preserving, 1, .ode, 0.965246087796), (preserving, 1, .sde, 1.02694597411),
    ]
    for (schedule, horizon, process, value) in expected {
      let bound = Bound(data: data, model: model, schedule: schedule, horizon: horizon, process: process)
      #expect(isClose(bound.value, value, 1e-5))
    }
  }

  @Test func mixturesMatchReference() {
    let data = GaussianMixture(weights: [0.5, 0.5], means: [-1, 1] as Vector, standardDeviations: [0.5, 0.5])
    let model = GaussianMixture(weights: [0.4, 0.6], means: [-0.9, 1.1] as Vector, standardDeviations: [0.5, 0.5])
    let ode = Bound(data: data, model: model, schedule: .varianceExploding, horizon: 5, process: .ode, steps: 600)
    #expect(isClose(ode.distance, 0.348749051763, 1e-8))
    #expect(isClose(ode.matching, 0.69674081, 1e-5) && isClose(ode.terminal, 0.21627954, 1e-5))
    #expect(isClose(ode.lipschitz(at: 0.3), 5.70934256055, 1e-7))
    #expect(isClose(ode.amplification(at: 1), 2.21506343914, 1e-6))
    #expect(isClose(ode.amplification(at: 5), 0.720822585951, 1e-6))
    let sde = Bound(data: data, model: model, schedule: .varianceExploding, horizon: 5, process: .sde, steps: 600)
    #expect(isClose(sde.value, 2.4655976, 1e-5))
    #expect(isClose(sde.amplification(at: 1), 4.90650603942, 1e-6))
    // With the two-sided constant in its place the ODE's bound says nothing.
    let twoSided = (0...50).reduce(0) { Swift.max($0, abs(model.scoreDerivative(at: -5 + 0.2 * Double($1)))) }
    #expect(twoSided > 2 * 5.7 / 3)
  }

  @Test func boundHoldsForRandomPairs() {
    for seed in 0..<8 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (p, q) = (randomMixture(using: &generator), randomMixture(using: &generator))
      for process in [Bound.Process.ode, .sde] {
        let bound = Bound(
          data: p, model: q, schedule: .varianceExploding, horizon: 3, process: process, steps: 100)
        #expect(bound.distance <= bound.value * (1 + 1e-3), "seed \(seed)")
      }
    }
  }
}
