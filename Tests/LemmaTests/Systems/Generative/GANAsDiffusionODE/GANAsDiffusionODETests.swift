import Lemma
import Testing

/// Reference digits: numpy trapezoids of the defining integrals, scipy for the flows, a numpy copy of the grid scheme.
@Suite struct GANAsDiffusionODETests {
  @Test func velocitiesMeetReference() {
    let rows: [(FDivergence, [Double])] = [
      (.reverseKL, [0.575227031553, 3.03904351182, 1.14444444303]),
      (.forwardKL, [0.758142369418, 0.371758636013, 5.35759103892]),
      (.jensenShannon, [0.163534570516, 0.165619496789, 0.471503524514]),
      (.softenedReverseKL, [0.24815789052, 2.70780451825, 0.201437394]),
      (.pearson, [1.99844520782, 0.0909526190807, 50.1619487345]),
      (.squaredHellinger, [0.330190848092, 0.531458058256, 1.23808978799]),
    ]
    for (f, velocities) in rows {
      for (x, velocity) in zip([-1.3, 0.2, 1.7], velocities) {
        let measured = monoFlowVelocity(target: twoModes, current: unit, rescaling: .init(descending: f), at: x)
        #expect(abs(measured - velocity) < 1e-8)
      }
    }
  }

  @Test func divergencesMeetReference() {
    for (f, value) in zip(
      divergences, [0.725945593571, 0.626151507549, 0.146438896272, 0.433067801028, 1.8017042538, 0.311775825674])
    {
      #expect(abs(f.value(target: twoModes, current: unit) - value) < 1e-9)
    }
  }

  @Test func dissipationsMeetReference() {
    let table: Matrix = [
      [-7.55823907, -3.52385389, -1.90767812, -5.65056095, -3.33096566],
      [-3.52385389, -4.58343517, -1.61617577, -1.90767812, -2.22964958],
      [-0.95383906, -0.808087883, -0.358068036, -0.595771024, -0.582880687],
      [-5.65056095, -1.90767812, -1.19154205, -4.4590189, -2.16520429],
      [-9.16687034, -23.8223949, -5.9345188, -3.23235153, -5.30763002],
      [-2.22223099, -1.79763295, -0.788273665, -1.43395733, -1.2627963],
    ]
    for (i, f) in divergences.enumerated() {
      for (j, h) in rescalings.enumerated() {
        let measured = f.dissipation(under: h, target: twoModes, current: unit)
        #expect(abs(measured - table[i, j]) < 1e-7)
      }
    }
  }

  @Test func gaussianFlowMeetsReference() {
    let flow = GaussianGradientFlow(targetMean: 1, targetDeviation: 0.8, mean: -1, deviation: 1.5)
    for (t, mean, deviation, divergence) in [
      (0.25, -0.353267692323, 1.17350403172, 1.62346005764), (0.5, 0.0843332764568, 0.988673016378, 0.706935478908),
      (1, 0.580777225698, 0.843053060687, 0.140149170854),
    ] {
      #expect(abs(flow.mean(at: t) - mean) < 1e-11)
      #expect(abs(flow.deviation(at: t) - deviation) < 1e-11)
      #expect(abs(flow.divergence(at: t) - divergence) < 1e-11)
    }
  }

  @Test func affineGANMeetsReference() {
    let target = GaussianMixture.gaussian(mean: 1, standardDeviation: 0.8)
    for (step, steps, shift, scale) in [
      (0.1, 10, 0.634263879332, 0.826566582905), (0.01, 100, 0.585916865048, 0.84138304014),
    ] {
      var gan = AffineGAN(target: target, scale: 1.5, shift: -1)
      gan.train(stepSize: step, steps: steps)
      #expect(abs(gan.shift - shift) < 1e-10 && abs(gan.scale - scale) < 1e-10)
    }
    let gradient = AffineGAN(target: twoModes, scale: 1.5, shift: -1).generatorGradient
    #expect((0.6 * gradient - [2.39793104702, -2.1124698767]).norm < 1e-9)
  }

  @Test func particlesMeetReference() {
    var flow = GaussianParticleFlow(particles: [-2.5, -1.7, -1.1, -0.4, 0.3, 1.9], targetMean: 1, targetDeviation: 0.8)
    flow.advance(duration: 1, steps: 400)
    #expect(abs(mean(flow.particles) - 0.6681153037) < 1e-9)
    #expect(abs(populationVariance(flow.particles).squareRoot() - 0.8372496072) < 1e-9)
  }

  @Test func fittedDiscriminatorMeetsReference() {
    let target = GaussianMixture.gaussian(mean: 1, standardDeviation: 0.8)
    let current = GaussianMixture.gaussian(mean: -0.5, standardDeviation: 1.2)
    let fit = fitLogRatio(target: target, current: current, degree: 2)
    #expect((fit - [-0.288979336336, 1.90972222222, -0.434027777778]).norm < 1e-9)
  }

  @Test func gridFlowMeetsReference() {
    let start = grid(.identity)
    for (f, value) in zip(divergences, [2.0293648, 0.44050823, 0.12499762, 1.7793695, 0.77730778, 0.29398101]) {
      #expect(abs(start.divergence(f) - value) < 1e-7)
    }
    let end = start.advanced(steps: 2500, timeStep: 2e-4)
    for (f, value) in zip(divergences, [0.036608637, 0.033948862, 0.008704275, 0.019200087, 0.065373982, 0.017516085]) {
      #expect(abs(end.divergence(f) - value) < 1e-7)
    }
    for (h, value) in zip(rescalings.dropFirst(), [1.6389111, 1.6776704, 0.067019995, 1.5168431]) {
      #expect(abs(grid(h).advanced(steps: 2500, timeStep: 2e-4).divergence(.reverseKL) - value) < 1e-6)
    }
  }

  private func grid(_ h: MonotoneRescaling) -> GridMonoFlow {
    GridMonoFlow(
      target: twoModes, initial: .gaussian(mean: 0.5, standardDeviation: 2), on: -7...7, cells: 280, rescaling: h)
  }
}

private let unit = GaussianMixture.gaussian(mean: 0, standardDeviation: 1)
let divergences: [FDivergence] = [
  .reverseKL, .forwardKL, .jensenShannon, .softenedReverseKL, .pearson, .squaredHellinger,
]
let rescalings: [MonotoneRescaling] = [.identity, .exponential, .softplus, .logSigmoid, .arctangent]
