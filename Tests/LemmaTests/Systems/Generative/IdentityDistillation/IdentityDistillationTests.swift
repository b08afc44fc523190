import Lemma
import Testing

/// Reference digits: the same integrals in numpy (trapezoid in two variables), closed forms of the Gaussian case in sympy.
@Suite struct IdentityDistillationTests {
  @Test func mixtureMeetsReference() {
    let model = mixtureCase
    for l in IdentityDistillation.FrozenLoss.allCases {
      #expect(abs(model.value(of: l) - 0.199495367399) < 1e-10)
    }
    #expect(abs(model.loss - 0.199495367399) < 1e-10)
    for (l, gradient) in [
      (.naive, [0.175811268662, -0.14314635131] as Vector), (.identity, [0.325341610243, -0.359452999294]),
      (.complete, [0.880359526684, -0.575759647279]), (.generatorMatching, [0.474871951824, -0.575759647279]),
    ] as [(IdentityDistillation.FrozenLoss, Vector)] {
      #expect((model.frozenGradient(of: l) - gradient).norm < 1e-10, "\(l)")
    }
    #expect((model.exactGradient - [0.4748719518, -0.5757596473]).norm < 1e-9)
    #expect((model.fixedDistributionGradient - [0.2990606832, -0.432613296]).norm < 1e-9)
  }

  @Test func gaussianMeetsReference() {
    let model = gaussianCase
    #expect(abs(model.loss - 0.156786455572) < 1e-11)
    for (l, gradient) in [
      (.naive, [0.111712985026, -0.133327019086] as Vector), (.identity, [-0.133327019086, 0.0128979398898]),
      (.complete, [0.159122898866, 0.159122898866]), (.generatorMatching, [-0.378367023198, 0.159122898866]),
    ] as [(IdentityDistillation.FrozenLoss, Vector)] {
      #expect((model.frozenGradient(of: l) - gradient).norm < 1e-11, "\(l)")
    }
    #expect((model.exactGradient - [-0.3783670232, 0.1591228989]).norm < 1e-9)
    #expect((model.fixedDistributionGradient - [-0.4900800082, 0.292449918]).norm < 1e-9)
  }

  /// Reference: scipy's `solve_ivp` of the closed-form gradients.
  @Test func trainingMeetsReference() throws {
    var naive = fromUnit(0.8, 0.5)
    try naive.trainNaively(duration: 2, steps: 200)
    #expect(abs(naive.scale - 0.69982016) < 1e-7 && abs(naive.shift - 0.70794342) < 1e-7)
    try naive.trainNaively(duration: 8, steps: 2000)
    #expect(abs(naive.shift / 157.557 - 1) < 1e-4 && abs(naive.scale / 1.1957e-4 - 1) < 1e-3)
    var wide = fromUnit(2, 0.5)
    try wide.trainNaively(duration: 10, steps: 200)
    #expect(abs(wide.scale - 1.1407377) < 1e-6 && abs(wide.shift - 0.11384914) < 1e-6)
    var matched = fromUnit(0.8, 0.5)
    try matched.train(lambda: 0.5, duration: 10, steps: 200)
    #expect(abs(matched.scale - 0.99949217) < 1e-7 && abs(matched.shift - 0.049929305) < 1e-7)
    for (lambda, scale, shift) in [(0.0, 1.0000069, 0.010576666), (1, 1.0000323, 0.027384325)] {
      var model = fromUnit(2, 1.5)
      try model.train(lambda: lambda, duration: 20, steps: 400)
      #expect(abs(model.scale - scale) < 1e-6 && abs(model.shift - shift) < 1e-6)
    }
  }

  @Test func runningAwayThrowsAndKeepsTheLastState() {
    var model = fromUnit(0.8, 0.5)
    #expect(throws: NumericsError.self) { try model.trainNaively(duration: 100, steps: 20_000) }
    #expect(model.shift.isFinite && abs(model.shift) <= 1e6 && model.shift > 1000)
  }

  @Test func nonsenseIsRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = IdentityDistillation(teacher: twoModes, base: twoModes, scale: 0, shift: 0, alpha: 0.8, sigma: 0.6)
    }
    #expect(message(result).contains("IdentityDistillation: scale must not be 0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = IdentityDistillation(teacher: twoModes, base: twoModes, scale: 1, shift: 0, alpha: 1, sigma: 0)
    }
    #expect(message(result).contains("IdentityDistillation: sigma must be positive"))
  }

  private func fromUnit(_ scale: Double, _ shift: Double) -> IdentityDistillation {
    let unit = GaussianMixture.gaussian(mean: 0, standardDeviation: 1)
    return IdentityDistillation(teacher: unit, base: unit, scale: scale, shift: shift, alpha: 0.8, sigma: 0.6)
  }
}

private let mixtureCase = IdentityDistillation(
  teacher: twoModes,
  base: GaussianMixture(weights: [0.5, 0.5], means: [-1, 1] as Vector, standardDeviations: [0.5, 0.5]),
  scale: 1.3, shift: -0.2, alpha: 0.8, sigma: 0.6)
private let gaussianCase = IdentityDistillation(
  teacher: .gaussian(mean: -0.5, standardDeviation: 1.4), base: .gaussian(mean: 0, standardDeviation: 1), scale: 0.9,
  shift: 0.4, alpha: 0.8, sigma: 0.6)
