import Lemma
import Testing

@Suite struct GANAsDiffusionODEIdentityTests {
  @Test func everyDivergenceFallsUnderEveryRescaling() {
    for seed in 0..<12 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let target = randomMixture(&generator)
      let current = GaussianMixture.gaussian(mean: generator.normal(), standardDeviation: 1.5)
      for h in rescalings {
        var flow = GridMonoFlow(target: target, initial: current, on: -4...4, cells: 40, rescaling: h)
        var last = divergences.map { flow.divergence($0) }
        for _ in 0..<20 {
          flow.advance(steps: 1, timeStep: 1e-6)
          let next = divergences.map { flow.divergence($0) }
          for (before, after) in zip(last, next) { #expect(after <= before + 1e-15, "seed \(seed)") }
          last = next
        }
        #expect(abs(sum(flow.density) * 0.2 - 1) < 1e-13, "seed \(seed)")
      }
    }
  }

  /// $h'(d)\nabla d$ with $h' = r^2f''$ is $-\nabla(f - rf')$.
  @Test func velocityIsTheGradientOfTheFirstVariation() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (p, q, x) = (randomMixture(&generator), randomMixture(&generator), generator.normal())
      for f in divergences {
        func variation(_ x: Double) -> Double {
          let d = p.logDensity(at: x) - q.logDensity(at: x)
          return f.generator(d) - f.slope(d)
        }
        let velocity = monoFlowVelocity(target: p, current: q, rescaling: .init(descending: f), at: x)
        let difference = -(variation(x + 1e-5) - variation(x - 1e-5)) / 2e-5
        let rounding = 1e-10 * abs(f.generator(p.logDensity(at: x) - q.logDensity(at: x)))
        #expect(abs(velocity - difference) < 1e-6 + 1e-5 * abs(velocity) + rounding, "seed \(seed)")
      }
    }
  }

  @Test func dissipationIsSymmetricBetweenTheTwoDivergencesAndRates() {
    for seed in 0..<10 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (p, q) = (randomMixture(&generator), randomMixture(&generator))
      let a = FDivergence.reverseKL.dissipation(under: .init(descending: .squaredHellinger), target: p, current: q)
      let b = FDivergence.squaredHellinger.dissipation(under: .identity, target: p, current: q)
      #expect(abs(a - b) < 1e-10 * abs(a) && a < 0, "seed \(seed)")
    }
  }

  @Test func particlesFollowTheGaussianLawWhateverTheirShape() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let particles = Vector.uniform(count: 7, in: -3..<1, using: &generator)
      let (m, s) = (generator.normal(), generator.uniform(in: 0.5..<2))
      let law = GaussianGradientFlow(
        targetMean: m, targetDeviation: s, mean: mean(particles), deviation: populationVariance(particles).squareRoot())
      var flow = GaussianParticleFlow(particles: particles, targetMean: m, targetDeviation: s)
      flow.advance(duration: 0.7, steps: 200)
      #expect(abs(mean(flow.particles) - law.mean(at: 0.7)) < 1e-7, "seed \(seed)")
      #expect(abs(populationVariance(flow.particles).squareRoot() - law.deviation(at: 0.7)) < 1e-7, "seed \(seed)")
    }
  }

  /// The generator's step is an Euler step of the flow.
  @Test func gaussianGeneratorGradientIsTheFlow() {
    for seed in 0..<40 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (m, s) = (generator.normal(), generator.uniform(in: 0.4..<2))
      let (a, b) = (generator.uniform(in: 0.4..<2), generator.normal())
      let gradient = AffineGAN(target: .gaussian(mean: m, standardDeviation: s), scale: a, shift: b).generatorGradient
      #expect((gradient - [-(1 / a - a / (s * s)), (b - m) / (s * s)]).norm < 1e-11, "seed \(seed)")
    }
  }

  /// One degree more than needed changes nothing; degree 1 misses the curvature.
  @Test func quadraticDiscriminatorIsTheLogRatioOfGaussians() {
    for seed in 0..<6 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (m, s) = (generator.normal(), generator.uniform(in: 0.6..<1.5))
      let p = GaussianMixture.gaussian(mean: m, standardDeviation: s)
      let q = GaussianMixture.gaussian(mean: 0.3, standardDeviation: 1)
      let fit = fitLogRatio(target: p, current: q, degree: 3)
      for x in [-1, 0, 2.5] {
        let value = fit[0] + x * (fit[1] + x * (fit[2] + x * fit[3]))
        #expect(abs(value - (p.logDensity(at: x) - q.logDensity(at: x))) < 1e-7, "seed \(seed)")
      }
    }
  }

  /// Ratios of densities overflow and underflow where their logarithms are ordinary numbers.
  @Test func farLawsHaveFiniteDivergences() {
    let (p, q) = (
      GaussianMixture.gaussian(mean: 0, standardDeviation: 1), GaussianMixture.gaussian(mean: 38, standardDeviation: 1)
    )
    let value = FDivergence.reverseKL.value(target: p, current: q)
    #expect(abs(value / 722 - 1) < 1e-9)
    #expect(abs(FDivergence.forwardKL.value(target: p, current: q) / 722 - 1) < 1e-9)
    // The naive q · f(p/q) with densities.
    let naive = { (x: Double) in q.density(at: x) * -log(p.density(at: x) / q.density(at: x)) }
    #expect(naive(40).isInfinite || naive(40).isNaN)
    #expect(abs(FDivergence.jensenShannon.value(target: p, current: q) - log(2)) < 1e-9)
    let flow = GridMonoFlow(target: q, initial: p, on: -4...4, cells: 20, rescaling: .logSigmoid)
    #expect(flow.divergence(.reverseKL).isFinite)
  }

  @Test func badStepsAreRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var flow = GridMonoFlow(
        target: twoModes, initial: twoModes.affineImage(scale: 1, shift: 1), on: -5...5, cells: 50, rescaling: .identity
      )
      flow.advance(steps: 5, timeStep: 1)
    }
    #expect(message(result).contains("time step too large"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MonotoneRescaling { _ in -1 }.slope(at: 0)
    }
    #expect(message(result).contains("MonotoneRescaling: the slope at 0.0 is -1.0"))
  }
}
