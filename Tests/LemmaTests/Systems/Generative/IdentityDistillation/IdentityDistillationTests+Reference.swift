import Lemma
import Testing

/// More digits of scipy: the identity itself, the angles between gradients, and the ends of trainings.
@Suite struct IdentityDistillationReferenceTests {
  private let base = GaussianMixture(weights: [0.5, 0.5], means: [-1, 1] as Vector, standardDeviations: [0.5, 0.5])
  private let unit = GaussianMixture.gaussian(mean: 0, standardDeviation: 1)

  private func student(_ a: Double, _ b: Double, teacher m: Double = 0, _ s: Double = 1) -> IdentityDistillation {
    IdentityDistillation(
      teacher: .gaussian(mean: m, standardDeviation: s), base: unit, scale: a, shift: b, alpha: 0.8, sigma: 0.6)
  }

  @Test func identityHoldsForFunctionsOfThePointOnly() {
    let law = base.affineImage(scale: 1.3, shift: -0.2).diffused(alpha: 0.8, sigma: 0.6)
    let bySelf = law.expectation { (x: Double) in sin(x) * -0.6 * law.score(at: x) }
    #expect(isClose(bySelf, 0.218785380744, 1e-9))
    // With f = ε both sides are E ε E[ε|x] and 1.
    #expect(isClose(0.36 * law.fisherInformation, 0.299246622601, 1e-9))
    let flow = ProbabilityFlow(data: base.affineImage(scale: 1.3, shift: -0.2), schedule: .linear)
    let byVelocity = flow.marginal(at: 0.6).expectation { (x: Double) in sin(x) * flow.velocity(at: x, time: 0.6) }
    #expect(isClose(byVelocity, -0.23007147491, 1e-9))
  }

  @Test func anglesMatchReference() {
    let mixture = IdentityDistillation(
      teacher: twoModes, base: base, scale: 1.3, shift: -0.2, alpha: 0.8, sigma: 0.6)
    for (model, expected) in [
      (mixture, [0.98050366, 0.99894399, 0.95475997, 1]),
      (student(0.9, 0.4, teacher: -0.5, 1.4), [-0.88916475, 0.95484525, -0.37769097, 1]),
    ] {
      let exact = model.exactGradient
      for (form, cosine) in zip(IdentityDistillation.FrozenLoss.allCases, expected) {
        let gradient = model.frozenGradient(of: form)
        #expect(isClose(dot(gradient, exact) / (gradient.norm * exact.norm), cosine, 1e-6))
      }
    }
  }

  @Test func naiveGradientAlwaysShrinks() {
    for (scale, exact, naive) in [
      (0.5, -0.621671005917, 0.196317159763), (0.9, -0.122769922064, 0.00794762698199),
      (1.1, 0.11299202731, 0.00711494025038), (2, 0.813512178645, 0.398454944643),
    ] {
      let model = student(scale, 0)
      #expect(isClose(model.exactGradient[0], exact, 1e-8))
      #expect(isClose(model.frozenGradient(of: .naive)[0], naive, 1e-10))
    }
    let shifted = student(1.1, -0.6, teacher: 0.3, 1.1)
    #expect((shifted.exactGradient - [0, -0.322271977656]).norm <= 1e-8)
    #expect(shifted.frozenGradient(of: .naive).norm <= 1e-12)
  }

  @Test func trainingsEndWhereScipyDoes() throws {
    var naive = student(0.8, 0.5)
    try naive.trainNaively(duration: 5, steps: 500)
    #expect(isClose(naive.scale, 0.16130871, 1e-5) && isClose(naive.shift, 2.678205, 1e-4))
    var slow = student(2, 0.5)
    try slow.trainNaively(duration: 1000, steps: 20_000)
    #expect(isClose(slow.scale, 1.0013301, 1e-6) && isClose(slow.shift, 0.0030454589, 1e-6))
    for (lambda, scale, shift) in [
      (0, 1.0000069, 0.010576666), (0.5, 1.0000119, 0.014957613), (1, 1.0000323, 0.027384325),
      (1.2, 1.0000697, 0.043035862),
    ] {
      var model = student(2, 1.5)
      try model.train(lambda: lambda, duration: 20, steps: 400)
      #expect(isClose(model.scale, scale, 1e-6) && isClose(model.shift, shift, 1e-6), "λ = \(lambda)")
    }
  }
}
