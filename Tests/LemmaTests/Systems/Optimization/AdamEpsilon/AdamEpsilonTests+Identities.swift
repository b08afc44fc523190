internal import Glibc
import Lemma
import Testing

extension AdamEpsilonTests {
  @Test func fixedHermiteRuleFailsWhereOursDoesNot() {
    // The naive quadrature: forty equal cells over ±6 deviations see nothing of a feature of width 1e-6.
    let (mean, epsilon) = (0.02, 1e-6)
    var naive = 0.0
    for index in 0..<40 {
      let z = -6 + 0.3 * (Double(index) + 0.5)
      naive += 0.3 * exp(-0.5 * z * z) / sqrt(2 * .pi) * softSign(mean + z, epsilon: epsilon)
    }
    let exact = erf(mean / sqrt(2))
    #expect(abs(expectedSoftSign(mean: mean, deviation: 1, epsilon: epsilon) - exact) < 1e-6)
    #expect(abs(naive - exact) > 1e-2)
  }

  @Test func clippedMomentsAgreeWithTheirDefinition() throws {
    for seed in sweep.prefix(40) {
      var random = SeededMatrices(seed)
      let (mean, deviation) = (random.number(), 0.05 + abs(random.number()))
      let epsilon = pow(10, 3 * random.number() - 1)
      let kinks = [(-epsilon - mean) / deviation, (epsilon - mean) / deviation].filter { abs($0) < 9 }
      func moment(_ power: Double) throws -> Double {
        try integralEstimate(
          of: { z in
            let clipped = Swift.max(-1, Swift.min(1, (mean + deviation * z) / epsilon))
            return exp(-0.5 * z * z) / sqrt(2 * .pi) * pow(clipped, power)
          }, from: -9, to: 9, breakpoints: kinks
        ).value
      }
      let first = expectedSoftSign(mean: mean, deviation: deviation, epsilon: epsilon, estimate: .clipped)
      let second = expectedSquaredSoftSign(mean: mean, deviation: deviation, epsilon: epsilon, estimate: .clipped)
      let (expectedFirst, expectedSecond) = (try moment(1), try moment(2))
      #expect(abs(first - expectedFirst) < 1e-8, "seed \(seed)")
      #expect(abs(second - expectedSecond) < 1e-8, "seed \(seed)")
    }
  }

  @Test func clippedMomentsAreContinuousAtTheirSwitches() {
    // Below b = 10⁻² and 10⁻⁴ expansions take over from formulas that cancel.
    for threshold in [1e-4, 1e-2] {
      for a in [0.0, 0.3, -1.2, 4] {
        let (below, above) = (threshold * (1 - 1e-9), threshold * (1 + 1e-9))
        let first = [below, above].map { expectedSoftSign(mean: a, deviation: 1, epsilon: $0, estimate: .clipped) }
        let second = [below, above].map {
          expectedSquaredSoftSign(mean: a, deviation: 1, epsilon: $0, estimate: .clipped)
        }
        #expect(abs(first[0] - first[1]) < 1e-11 && abs(second[0] - second[1]) < 1e-10)
      }
    }
  }

  @Test(arguments: [MomentEstimate.exact, .clipped, .algebraic])
  func momentsHaveTheirSymmetriesAndBounds(estimate: MomentEstimate) {
    for seed in sweep.prefix(40) {
      var random = SeededMatrices(seed)
      let (mean, deviation) = (random.number(), pow(10, 2 * random.number()))
      let epsilon = pow(10, 4 * random.number())
      let first = expectedSoftSign(mean: mean, deviation: deviation, epsilon: epsilon, estimate: estimate)
      let mirrored = expectedSoftSign(mean: -mean, deviation: deviation, epsilon: epsilon, estimate: estimate)
      let second = expectedSquaredSoftSign(mean: mean, deviation: deviation, epsilon: epsilon, estimate: estimate)
      #expect(abs(first + mirrored) < 1e-11, "seed \(seed)")
      #expect(first.magnitude <= 1 && second <= 1 && second >= 0, "seed \(seed)")
      #expect(second >= first * first - 1e-11, "seed \(seed)")
    }
  }

  @Test func limitsAreSigns() {
    #expect(softSign(0, epsilon: 0) == 0 && softSign(-2, epsilon: 0) == -1)
    #expect(abs(softSign(3e200, epsilon: 4e200) - 0.6) < 1e-15)
    for estimate in [MomentEstimate.exact, .clipped, .algebraic] {
      #expect(expectedSoftSign(mean: -0.2, deviation: 0, epsilon: 0, estimate: estimate) == -1)
      #expect(expectedSoftSign(mean: 0, deviation: 0, epsilon: 0, estimate: estimate) == 0)
      #expect(expectedSquaredSoftSign(mean: 0, deviation: 0, epsilon: 0, estimate: estimate) == 0)
      #expect(expectedSquaredSoftSign(mean: 0.1, deviation: 1, epsilon: 0, estimate: estimate) == 1)
    }
    #expect(expectedSoftSign(mean: 0.1, deviation: 0, epsilon: 0.2, estimate: .clipped) == 0.5)
    #expect(expectedSign(mean: 0, deviation: 0) == 0)
  }

  @Test func learningRateOfSGDFollowsItsLaw() {
    for batch in [0.5, 3, 70, 1e4] {
      let rate = Self.mixed.optimalLearningRate(for: .gradient, batchSize: batch)
      let limit = Self.mixed.optimalLearningRate(for: .gradient, batchSize: 1e15)
      #expect(abs(rate * (1 + Self.mixed.noiseScale / batch) / limit - 1) < 1e-12)
    }
  }

  @Test func misuseStops() async {
    await #expect(processExitsWith: .failure) {
      let saddle = GradientStatistics(mean: [1], deviation: [0], hessian: [[-1]])
      _ = saddle.optimalLearningRate(for: .gradient, batchSize: 1)
    }
    await #expect(processExitsWith: .failure) { _ = softSign(1, epsilon: -1) }
  }
}
