import Lemma
import Testing

/// Closed forms and identities over random Gaussian cases; the mixtures' agreement is in the reference tests.
@Suite struct IdentityDistillationIdentityTests {
  @Test func gaussianClosedFormsHold() {
    for seed in sweep {
      let c = Case(seed)
      let model = c.model
      let (vp, vq) = (c.vp, c.vq)
      let gap = c.alpha * (c.b - c.m)
      let loss = c.sigma * c.sigma * ((vq - vp) * (vq - vp) / (vq * vp * vp) + gap * gap / (vp * vp))
      #expect(abs(model.loss - loss) < 1e-12 * (1 + loss), "seed \(seed)")
      let factor = 2 * c.sigma * c.sigma * c.alpha * c.alpha
      let gradient: Vector = [
        factor * c.a * (1 / (vp * vp) - 1 / (vq * vq)), factor * (c.b - c.m) / (vp * vp),
      ]
      let tolerance = 1e-12 * (1 + gradient.norm)
      #expect((2 * model.surrogateGradient(lambda: 0.5) - gradient).norm < 10 * tolerance, "seed \(seed)")
      #expect((model.frozenGradient(of: .generatorMatching) - gradient).norm < 10 * tolerance, "seed \(seed)")
      let (k, shift) = ((vq - vp) / (vp * vq), gap / vp)
      let naive: Vector = [c.alpha * c.a * k * k, k * shift]
      let scaled = 2 * c.sigma * c.sigma * c.alpha * naive
      #expect((model.frozenGradient(of: .naive) - scaled).norm < 1e-11 * (1 + scaled.norm), "seed \(seed)")
    }
  }

  @Test func allFormsHaveOneValue() {
    for seed in sweep {
      let model = Case(seed).model
      for l in IdentityDistillation.FrozenLoss.allCases {
        #expect(abs(model.value(of: l) - model.loss) < 1e-11 * (1 + model.loss), "seed \(seed), \(l)")
      }
    }
  }

  @Test func everyLambdaSplitsTheSameWay() {
    for seed in sweep {
      let model = Case(seed).model
      let exact = model.frozenGradient(of: .generatorMatching)
      let naive = model.frozenGradient(of: .naive)
      for lambda in [0, 0.3, 1, 1.2] {
        let expected = 0.5 * exact + (0.5 - lambda) * naive
        #expect((model.surrogateGradient(lambda: lambda) - expected).norm < 1e-11 * (1 + expected.norm))
      }
      let fixed = exact - naive
      #expect((model.fixedDistributionGradient - fixed).norm < 1e-7 * (1 + fixed.norm), "seed \(seed)")
      #expect((model.exactGradient - exact).norm < 1e-7 * (1 + exact.norm), "seed \(seed)")
    }
  }

  /// Alternating training without the identity always shrinks, has no signal for a shift, and repels a narrow student.
  @Test func naiveGradientFailsWhereTheIdentityDoesNot() {
    for seed in sweep {
      let c = Case(seed)
      #expect(c.model.frozenGradient(of: .naive)[0] >= 0, "seed \(seed)")
      let shifted = c.shiftedOnly
      #expect(shifted.frozenGradient(of: .naive).norm < 1e-12, "seed \(seed)")
      let pull = shifted.surrogateGradient(lambda: 0.5)[1] * (c.b - c.m)
      #expect(pull > 0 || abs(c.b - c.m) < 1e-6, "seed \(seed)")
      if c.vq < c.vp { #expect(c.model.frozenGradient(of: .naive)[1] * (c.b - c.m) <= 0, "seed \(seed)") }
    }
  }
}

private struct Case {
  let (m, s, a, b, alpha, sigma): (Double, Double, Double, Double, Double, Double)

  init(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    (m, b) = (generator.normal(), generator.normal())
    (s, a) = (generator.uniform(in: 0.3..<2), generator.uniform(in: 0.3..<2))
    alpha = generator.uniform(in: 0.2..<1)
    sigma = generator.uniform(in: 0.2..<1)
  }

  var vp: Double { alpha * alpha * s * s + sigma * sigma }
  var vq: Double { alpha * alpha * a * a + sigma * sigma }
  var model: IdentityDistillation { model(scale: a) }
  var shiftedOnly: IdentityDistillation { model(scale: s) }

  private func model(scale: Double) -> IdentityDistillation {
    IdentityDistillation(
      teacher: .gaussian(mean: m, standardDeviation: s), base: .gaussian(mean: 0, standardDeviation: 1), scale: scale,
      shift: b, alpha: alpha, sigma: sigma)
  }
}
