import Lemma
import Testing

@Suite struct SkipTuningTests {
  static let levels: Vector = [1.9, 0.5, 0.4, 0.2]

  private func net(_ parameterization: HaarUNet.Parameterization, _ weight: Double = 1) -> HaarUNet {
    HaarUNet(
      deviations: Self.levels, parameterization: parameterization,
      skipWeights: Vector(repeating: weight, count: 3))
  }

  private func grid(_ count: Int) -> Vector {
    .karrasGrid(maximum: 80, minimum: 0.002, count: count, exponent: 7)
  }

  @Test func weightsAreLinearInDepth() {
    #expect((skipWeights(bottom: 0.7, top: 1, count: 4) - [1, 0.9, 0.8, 0.7]).norm <= 1e-15)
    #expect(skipWeights(bottom: 0.7, top: 1, count: 1) == [0.7])
  }

  @Test func haarBasisIsOrthonormalAndOrdered() {
    for size in [1, 2, 8, 32] {
      let basis = haarMatrix(size: size)
      #expect((basis * basis.transpose - Matrix.identity(size)).frobeniusNorm <= 1e-14)
    }
    let root = 0.5.squareRoot()
    #expect(
      (haarMatrix(size: 4) - [
        [0.5, 0.5, 0.5, 0.5], [0.5, 0.5, -0.5, -0.5], [root, -root, 0, 0], [0, 0, root, -root],
      ]).frobeniusNorm <= 1e-15)
  }

  @Test(arguments: [HaarUNet.Parameterization.data, .noise, .edm])
  func unitWeightsAreTheWienerFilter(parameterization: HaarUNet.Parameterization) throws {
    let x: Vector = [1, -0.5, 0.25, 2, -1.5, 0, 0.75, -0.25]
    let expected: Vector = [
      0.331408999082, 0.181408999082, 0.438139768313, 0.613139768313, -0.222043081624, -0.0720430816242,
      0.210649226068, 0.110649226068,
    ]
    let denoised = net(parameterization).denoise(x, sigma: 0.6)
    #expect((denoised - expected).norm <= 1e-10)
    let basis = haarMatrix(size: 8)
    let variances = Vector([1.9, 0.5, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2].map { $0 * $0 })
    let covariance = basis.transpose * Matrix.diagonal(variances) * basis
    let wiener = covariance * (try solve(covariance + 0.36 * Matrix.identity(8), x))
    #expect((denoised - wiener).norm <= 1e-12)
    #expect(isClose(net(parameterization).dataDeviation, 0.736545993133, 1e-11))
  }

  @Test func deepestSkipTakesTheBottomWeight() {
    let x: Vector = [1, -0.5, 0.25, 2, -1.5, 0, 0.75, -0.25]
    let weights = skipWeights(bottom: 0.8, top: 1, count: 3)
    let tuned = HaarUNet(deviations: Self.levels, parameterization: .edm, skipWeights: weights)
    let expected: Vector = [
      0.336503808058, 0.186503808058, 0.468908453274, 0.643908453274, -0.25464561487, -0.10464561487,
      0.207388265377, 0.107388265377,
    ]
    #expect((tuned.denoise(x, sigma: 0.6) - expected).norm <= 1e-10)
  }

  @Test func everyOtherWeightDenoisesWorse() {
    let expected: [(HaarUNet.Parameterization, Double)] = [
      (.data, 0.0086768221942), (.noise, 0.0802768221942), (.edm, 0.0205451258444),
    ]
    for (parameterization, excess) in expected {
      let optimum = net(parameterization).denoisingLoss(sigma: 0.6)
      #expect(isClose(optimum, 0.840434608873, 1e-10))
      for weight in [0.8, 1.2] {
        #expect(isClose(net(parameterization, weight).denoisingLoss(sigma: 0.6) - optimum, excess, 1e-10))
      }
    }
  }

  @Test func lossIsTheErrorOfTheDenoiser() {
    var generator = SeededGenerator(seed: 5)
    let (unet, basis) = (net(.edm, 0.7), haarMatrix(size: 8))
    let deviations: Vector = [1.9, 0.5, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2]
    let errors = Vector(count: 20_000) { _ in
      let clean = basis.transpose * (deviations * Vector.normal(count: 8, using: &generator))
      let noisy = clean + 0.6 * Vector.normal(count: 8, using: &generator)
      return (unet.denoise(noisy, sigma: 0.6) - clean).squaredNorm
    }
    let standardError = standardDeviation(errors) / 20_000.0.squareRoot()
    #expect(isClose(mean(errors), unet.denoisingLoss(sigma: 0.6), 5 * standardError))
  }

  @Test func solversAreBiasedInOppositeDirections() {
    let expected: [(HaarUNet.Solver, Int, Vector)] = [
      (.euler, 9, [0.74508036, 0.69898581, 0.69004262, 0.6734875]),
      (.euler, 40, [0.94131208, 0.92970155, 0.92751326, 0.92026448]),
      (.heun, 9, [1.1847598, 1.27812, 1.3025026, 1.3914374]),
      (.heun, 18, [1.0366294, 1.0552493, 1.0591346, 1.0730347]),
    ]
    for (solver, count, ratios) in expected {
      let generated = net(.noise).generatedDeviations(along: grid(count), using: solver)
      #expect((generated / Self.levels - ratios).norm <= 1e-6)
    }
  }

  /// Long steps of Heun turn signs; the law of a level knows its deviation's magnitude only. Numbers of numpy.
  @Test func overshootingKeepsDeviationsPositive() {
    let overshot = net(.data, 0.5)
    let generated = overshot.generatedDeviations(along: grid(9), using: .heun)
    let expected: Vector = [2.251043590184, 0.003851589172, 0.005843204213, 0.014431888852]
    #expect((generated - expected).norm <= 1e-11)
    // The signed product would be farther away, at 0.8759.
    let distance = overshot.wasserstein2(along: grid(9), using: .heun, detailOnly: true)
    #expect(isClose(distance, 0.8334413599027, 1e-11))
  }

  @Test func tunedWeightsSampleBetter() {
    let expected: [(HaarUNet.Parameterization, HaarUNet.Solver, Int, before: Double, after: Double, weight: Double)] = [
      (.noise, .euler, 9, 0.26543096, 0.014607934, 0.96007547), (.edm, .euler, 9, 0.26543096, 0.13534425, 0.67439486),
      (.data, .euler, 9, 0.26543096, 0.028581315, 1.1207136), (.data, .heun, 18, 0.052302781, 0.0079731272, 0.99192577),
      (.noise, .heun, 18, 0.052302781, 0.0026559647, 1.0123001),
    ]
    for row in expected {
      func distance(_ weight: Double) -> Double {
        net(row.0, weight).wasserstein2(along: grid(row.2), using: row.1, detailOnly: true)
      }
      #expect(isClose(distance(1), row.before, 1e-6))
      let best = goldenSection(distance, in: 0.4...1.5)
      #expect(isClose(best.value, row.after, 1e-6) && isClose(best.x, row.weight, 1e-4))
    }
  }

  @Test func lighterSkipsAreLessLinear() {
    let standard = GaussianMixture.gaussian(mean: 0, standardDeviation: 1)
    let k = 2.0
    let v = 2 / Double.pi * asin(k * k / (1 + k * k))
    let c = (2 / Double.pi).squareRoot() * k / (1 + k * k).squareRoot()
    for (weight, expected) in [
      (1, 0.0268550324719), (0.8, 0.0341621887581), (0.5, 0.0521489581636), (0, 0.137275827083),
    ] {
      let fraction = nonlinearFraction(of: { weight * $0 + erf(k * $0 / 2.0.squareRoot()) }, under: standard)
      #expect(isClose(fraction, expected, 1e-9))
      #expect(isClose(fraction, (v - c * c) / (v + 2 * weight * c + weight * weight), 1e-11))
    }
  }

  /// $1 - R^2$ as a difference has lost everything where the residual of the fit has twelve digits.
  @Test func tinyFractionsKeepTheirDigits() {
    let standard = GaussianMixture.gaussian(mean: 0, standardDeviation: 1)
    let f = { (x: Double) in x + 1e-9 * x * x }
    #expect(isRelativelyClose(nonlinearFraction(of: f, under: standard), 2e-18, 1e-6))
    let mean = standard.expectation { (x: Double) in f(x) }
    let variance = standard.expectation { (x: Double) in (f(x) - mean) * (f(x) - mean) }
    let covariance = standard.expectation { (x: Double) in x * f(x) }
    #expect(!isRelativelyClose(1 - covariance * covariance / variance, 2e-18, 0.5))
  }

  @Test func longerStepsAreLessLinear() {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .linear)
    for (end, expected) in [(0.75, 5.47011e-5), (0.5, 0.00788799862), (0.25, 0.0573739351), (0, 0.0840512284)] {
      let fraction = nonlinearFraction(of: { flow.transport($0, from: 1, to: end) }, under: flow.marginal(at: 1))
      #expect(isClose(fraction, expected, 1e-7))
    }
  }

  @Test func constantsHaveNoFraction() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = nonlinearFraction(of: { _ in 2 }, under: Reference.line)
    }
    #expect(message(result).contains("nonlinearFraction: the function has no variance"))
  }
}
