import Lemma
import Testing

@Suite struct ShortcutModelsIdentityTests {
  @Test func exactStepsAreConsistentAtEverySize() {
    for seed in sweep {
      var draw = Draw(seed)
      let d = draw.generator.uniform(in: 0.01..<0.5)
      let t = draw.generator.uniform(in: 0..<1 - 2 * d)
      let residual = draw.model.residual(of: draw.model.step, at: draw.x, time: t, size: d)
      #expect(abs(residual) < 1e-9, "seed \(seed)")
    }
  }

  /// Every one-step generator that is only a velocity collapses to the mean of the data.
  @Test func oneEulerStepCollapsesToTheMean() {
    for seed in sweep {
      let draw = Draw(seed)
      let end = draw.model.eulerEndpoint(from: draw.x, steps: 1)
      #expect(abs(end - draw.data.mean[0]) < 1e-12, "seed \(seed)")
      let other = draw.x + draw.model.step(at: draw.x, time: 0, size: 1)
      #expect(abs(draw.data.survival(at: other) - 0.5 * erfc(draw.x / 2.0.squareRoot())) < 1e-10, "seed \(seed)")
    }
  }

  /// The definition: doubling k times by the self-consistency equation itself.
  @Test func bootstrappingIsTheRecursion() {
    for seed in 0..<40 {
      var draw = Draw(seed)
      let levels = draw.generator.integer(below: 6)
      let base = 0.9 / 32
      let t = draw.generator.uniform(in: 0..<0.1)
      func recursive(_ x: Double, _ t: Double, _ level: Int) -> Double {
        if level == 0 { return draw.model.velocity(at: x, time: t) }
        let half = base * Double(1 << (level - 1))
        let first = recursive(x, t, level - 1)
        return 0.5 * (first + recursive(x + half * first, t + half, level - 1))
      }
      let size = base * Double(1 << levels)
      let step = draw.model.bootstrappedStep(at: draw.x, time: t, size: size, base: base)
      #expect(abs(step - recursive(draw.x, t, levels)) < 1e-12, "seed \(seed)")
    }
  }

  @Test func smallStepsTendToTheVelocity() {
    for seed in sweep {
      var draw = Draw(seed)
      let t = draw.generator.uniform(in: 0.1..<0.8)
      let velocity = draw.model.velocity(at: draw.x, time: t)
      let coarse = draw.model.step(at: draw.x, time: t, size: 1e-3)
      let fine = draw.model.step(at: draw.x, time: t, size: 5e-4)
      // The first order of the difference is gone.
      #expect(abs(2 * fine - coarse - velocity) < 1e-4 * (1 + abs(velocity)), "seed \(seed)")
    }
  }

  @Test func floorMeetsTheVarianceOfThePair() {
    for seed in 0..<20 {
      var draw = Draw(seed)
      let t = draw.generator.uniform(in: 0.05..<0.95)
      let marginal = draw.model.marginal(at: t)
      // E Var(x₁|x)/(1 - t)² with Var(x₁|x) = (σ/α)²(1 + σ²s').
      let posterior = marginal.expectation { (x: Double) in
        (1 + (1 - t) * (1 - t) * marginal.scoreDerivative(at: x)) / (t * t)
      }
      #expect(abs(draw.model.flowMatchingFloor(time: t) - posterior) < 1e-9 * posterior, "seed \(seed)")
    }
  }
}

private struct Draw {
  var generator: SeededGenerator
  let data: GaussianMixture
  let model: ShortcutModel
  let x: Double

  init(_ seed: Int) {
    generator = SeededGenerator(seed: UInt64(seed))
    data = randomMixture(&generator)
    model = ShortcutModel(data: data)
    x = generator.normal()
  }
}
