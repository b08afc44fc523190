import Lemma
import Testing

@Suite struct ConsistencyModelsIdentityTests {
  @Test func functionIsConstantAlongTheFlow() {
    for seed in sweep {
      var draw = Draw(seed)
      let (t, u) = (draw.generator.uniform(), draw.generator.uniform())
      let moved = draw.flow.transport(draw.x, from: t, to: u)
      #expect(abs(draw.f(moved, at: u) - draw.f(draw.x, at: t)) < 1e-9, "seed \(seed)")
    }
  }

  @Test func functionSolvesItsEquation() {
    for seed in sweep {
      var draw = Draw(seed)
      let t = draw.generator.uniform(in: 0.2..<0.8)
      let scale = 1 + abs(draw.flow.velocity(at: draw.x, time: t) * draw.f.slope(at: draw.x, time: t))
      #expect(abs(draw.f.residual(at: draw.x, time: t)) < 1e-4 * scale, "seed \(seed)")
      let h = 1e-5
      let difference = (draw.f(draw.x + h, at: t) - draw.f(draw.x - h, at: t)) / (2 * h)
      #expect(abs(draw.f.slope(at: draw.x, time: t) / difference - 1) < 1e-5, "seed \(seed)")
    }
  }

  /// Training by regression and Euler's method have the same slope for Gaussians, smaller than the exact one.
  @Test func gaussianTrainingIsEulersMethod() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (mean, deviation) = (generator.normal(), generator.uniform(in: 0.2..<2))
      let n = 1 + generator.integer(below: 40)
      let model = GaussianConsistency(mean: mean, deviation: deviation, steps: n)
      let flow = ProbabilityFlow(data: .gaussian(mean: mean, standardDeviation: deviation), schedule: .linear)
      let x = generator.normal()
      var end = x
      for k in stride(from: n, through: 1, by: -1) {
        end -= flow.velocity(at: end, time: Double(k) / Double(n)) / Double(n)
      }
      #expect(abs(model(x, step: n) - end) < 1e-11 * (1 + abs(end)), "seed \(seed)")
      #expect(model.trainedSlope < deviation, "seed \(seed)")
      #expect(model(x, step: 0) == x || abs(model(x, step: 0) - x) < 1e-15)
    }
  }

  @Test func tablesReproduceGaussianTraining() {
    for seed in 0..<10 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (mean, deviation) = (generator.normal(), generator.uniform(in: 0.3..<1.5))
      let data = GaussianMixture.gaussian(mean: mean, standardDeviation: deviation)
      let tables = ConsistencyTraining(data: data, steps: 4, gridPoints: 201)
      let exact = GaussianConsistency(mean: mean, deviation: deviation, steps: 4)
      for k in 1...4 {
        // Far outside the table too.
        for x in [-100, -0.7, 0.3, 2, 60] {
          #expect(abs(tables(x, at: Double(k) / 4) - exact(x, step: k)) < 1e-9 * (1 + abs(x)), "seed \(seed)")
        }
      }
    }
  }

  /// 1 - cos of neighbouring points has half its digits left at a thousand steps; the sine has all of them.
  @Test func manyStepsLoseNoDigits() {
    let (s, n) = (0.6, 1_000_000)
    let model = GaussianConsistency(mean: 0, deviation: s, steps: n)
    let k = n / 2
    let (t, u) = (Double(k - 1) / Double(n), Double(k) / Double(n))
    func v(_ t: Double) -> Double { (1 - t) * (1 - t) * s * s + t * t }
    let cosine = ((1 - t) * (1 - u) * s * s + t * u) / (v(t) * v(u)).squareRoot()
    let expected = s * s * s * s / (v(t) * v(u)) / (Double(n) * Double(n))
    #expect(abs(model.stepLoss(k) / expected - 1) < 1e-10)
    #expect(abs(2 * s * s * (1 - cosine) / expected - 1) > 1e-6)
  }

  @Test func exactFunctionKeepsTheDataThroughRefinement() {
    for seed in sweep {
      var draw = Draw(seed)
      let t = draw.generator.uniform(in: 0.05..<1)
      let marginal = draw.flow.marginal(at: t)
      let x = draw.x
      #expect(abs(draw.flow.data.cdf(at: draw.f(x, at: t)) - marginal.cdf(at: x)) < 1e-12, "seed \(seed)")
    }
  }

  @Test func offGridTimesAreRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConsistencyTraining(data: twoModes, steps: 2, gridPoints: 16)(0, at: 0.3)
    }
    #expect(message(result).contains("ConsistencyTraining: time 0.3 is not a multiple of 1/2 in 0...1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConsistencyFunction(data: twoModes)(0, at: 1.5)
    }
    #expect(message(result).contains("ConsistencyFunction: time 1.5 is outside 0...1"))
  }
}

private struct Draw {
  var generator: SeededGenerator
  let flow: ProbabilityFlow
  let f: ConsistencyFunction
  let x: Double

  init(_ seed: Int) {
    generator = SeededGenerator(seed: UInt64(seed))
    let data = randomMixture(&generator)
    flow = ProbabilityFlow(data: data, schedule: .linear)
    f = ConsistencyFunction(data: data)
    x = generator.normal()
  }
}
