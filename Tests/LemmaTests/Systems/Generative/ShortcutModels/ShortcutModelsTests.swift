import Lemma
import Testing

/// Reference digits: scipy (quantiles of the mixture by brentq to full width), central differences, and closed forms.
@Suite struct ShortcutModelsTests {
  private let model = ShortcutModel(data: twoModes)

  @Test func stepsMeetReference() {
    let starts: [Double] = [-1, 0.2, 1.1]
    for (x, whole, half) in zip3(
      starts, [0.0289078721924, 1.1463487528, 0.918367860556], [-0.0391305520236, 1.28395517791, 0.963250303652])
    {
      #expect(abs(model.step(at: x, time: 0, size: 1) - whole) < 1e-9)
      #expect(abs(model.step(at: x, time: 0.25, size: 0.5) - half) < 1e-9)
    }
    let gaussian = ShortcutModel(data: .gaussian(mean: 0.5, standardDeviation: 0.6))
    #expect(abs(gaussian.step(at: 1.2, time: 0.25, size: 0.5) + 0.202950245688) < 1e-11)
  }

  @Test func velocityResidualsMeetReference() {
    let rates = [-6.27922480559, 1.59395939343, 2.8711425835]
    let ratios = [0.957510597, 1.123411989, 0.963060763]
    for (x, rate, ratio) in zip3([-1, 0.2, 1.1], rates, ratios) {
      let residual = model.velocityResidual(at: x, time: 0.4, size: 0.025)
      #expect(abs(residual / (-0.0125 * rate) - ratio) < 1e-7)
    }
  }

  @Test func eulerEndpointsMeetReference() {
    let ends = [-0.961162279912, 1.34304612932, 2.00947888452]
    for (x, end) in zip([-1, 0.2, 1.1], ends) {
      #expect(abs(model.eulerEndpoint(from: x, steps: 128) - end) < 1e-11)
      #expect(abs(x + model.bootstrappedStep(at: x, time: 0, size: 1, base: 1 / 128.0) - end) < 1e-11)
      #expect(abs(model.eulerEndpoint(from: x, steps: 1) - 0.75) < 1e-13)
    }
    let gaussian = ShortcutModel(data: .gaussian(mean: 0.5, standardDeviation: 0.6))
    for (n, slope) in [(1, 0), (2, 0.264705882353), (4, 0.419533851276), (8, 0.503668593113), (128, 0.593518899834)] {
      let measured = gaussian.eulerEndpoint(from: 1, steps: n) - gaussian.eulerEndpoint(from: 0, steps: n)
      #expect(abs(measured - slope) < 1e-11, "\(n) steps")
    }
  }

  @Test func lossesMeetReference() {
    for (t, floor) in [(0.1, 1.95179444796), (0.5, 2.22981378727), (0.9, 1.18701502963)] {
      #expect(abs(model.flowMatchingFloor(time: t) - floor) < 1e-9)
    }
    let gaussian = ShortcutModel(data: .gaussian(mean: 3, standardDeviation: 0.6))
    #expect(abs(gaussian.flowMatchingFloor(time: 0.5) - 1.05882352941) < 1e-11)
    let velocity = { (x: Double, t: Double, _: Double) in model.velocity(at: x, time: t) }
    for (t, d, loss) in [(0, 0.5, 0.525880239473), (0.25, 0.25, 0.198892862079), (0.5, 0.25, 0.0839212508511)] {
      #expect(abs(model.selfConsistencyLoss(of: velocity, time: t, size: d) - loss) < 1e-9)
    }
    let exact = { (x: Double, t: Double, d: Double) in model.step(at: x, time: t, size: d) }
    #expect(model.selfConsistencyLoss(of: exact, time: 0.25, size: 0.25) < 1e-18)
  }
}

/// The floor at both ends of time, where the posterior variance divided by (1 - t)² loses everything.
@Suite struct ShortcutModelsEdgeTests {
  @Test func floorIsAccurateAtBothEnds() {
    let model = ShortcutModel(data: .gaussian(mean: 2, standardDeviation: 0.6))
    for t in [0, 1e-9, 1 - 1e-6, 1 - 1e-9] {
      let exact = 0.36 / ((1 - t) * (1 - t) + t * t * 0.36)
      #expect(abs(model.flowMatchingFloor(time: t) / exact - 1) < 1e-9, "t = \(t)")
    }
    // The naive route through E[x₁²] - E[E[x₁|x]²] has no digit left there.
    let t = 1 - 1e-9
    let marginal = model.marginal(at: t)
    let naive =
      (4.36
        - marginal.expectation { (x: Double) in
          let mean = GaussianMixture.gaussian(mean: 2, standardDeviation: 0.6)
            .dataPrediction(at: x, alpha: t, sigma: 1 - t)
          return mean * mean
        }) / ((1 - t) * (1 - t))
    #expect(abs(naive / 1 - 1) > 0.5)
  }

  @Test func velocityIsFiniteAtBothEnds() {
    let model = ShortcutModel(data: twoModes)
    #expect(abs(model.velocity(at: 0.3, time: 0) - 0.45) < 1e-14)
    #expect(abs(model.velocity(at: 0.3, time: 1) - 0.3) < 1e-14)
    #expect(model.step(at: 0.3, time: 1, size: 0) == model.velocity(at: 0.3, time: 1))
  }

  @Test func pointMassesAreReachedStraight() {
    let model = ShortcutModel(data: .gaussian(mean: 0.7, standardDeviation: 1e-9))
    for x in [-3, 0, 2.5] {
      #expect(abs(model.step(at: x, time: 0, size: 1) - model.velocity(at: x, time: 0)) < 1e-8)
    }
  }

  @Test func stepsOutsideTheUnitIntervalAreRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ShortcutModel(data: twoModes).step(at: 0, time: 0.75, size: 0.5)
    }
    #expect(message(result).contains("step: a step from 0.75 to 1.25 leaves 0...1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ShortcutModel(data: twoModes).bootstrappedStep(at: 0, time: 0, size: 0.75, base: 0.25)
    }
    #expect(message(result).contains("bootstrappedStep: size 0.75 is not base 0.25 times a power of two"))
  }
}

func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] { zip(a, zip(b, c)).map { ($0, $1.0, $1.1) } }
