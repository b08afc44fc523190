import Lemma
import Testing

/// More digits of numpy: optimal weights of many steps, and the non-linearity of the steps of a flow.
@Suite struct SkipTuningReferenceTests {
  @Test func optimalWeightReturnsToOne() {
    for (count, expected) in [(9, 0.67439486), (18, 0.82380193), (40, 0.91578978), (80, 0.95673308)] {
      let grid = Vector.karrasGrid(maximum: 80, minimum: 0.002, count: count, exponent: 7)
      let best = goldenSection(
        { weight in
          let unet = HaarUNet(
            deviations: [1.9, 0.5, 0.4, 0.2], parameterization: .edm, skipWeights: Vector(repeating: weight, count: 3))
          return unet.wasserstein2(along: grid, using: .euler, detailOnly: true)
        }, in: 0.4...1.5)
      #expect(isClose(best.x, expected, 1e-4), "\(count) steps")
    }
  }

  @Test func shorterStepsAreMoreLinear() {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .linear)
    for (steps, expected) in [(2, 0.0472029680), (4, 0.0262885688)] {
      let times = Vector.uniformGrid(from: 1, to: 0, steps: steps)
      let largest = (0..<steps).map { step in
        nonlinearFraction(
          of: { flow.transport($0, from: times[step], to: times[step + 1]) }, under: flow.marginal(at: times[step]))
      }.max()!
      #expect(isClose(largest, expected, 1e-7), "\(steps) steps")
    }
  }
}
