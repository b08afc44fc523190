import Lemma
import Testing

/// More digits of scipy: what Euler's method and bootstrapping arrive at.
@Suite struct ShortcutModelsReferenceTests {
  private let model = ShortcutModel(data: twoModes)

  @Test func endpointsMatchReference() {
    let starts: Vector = [-1, 0.2, 1.1]
    let exact: Vector = [-0.971092127808, 1.3463487528, 2.01836786056]
    #expect((starts.map { $0 + model.step(at: $0, time: 0, size: 1) } - exact).norm <= 1e-9)
    let jumped = starts.map { $0 + model.bootstrappedStep(at: $0, time: 0, size: 1, base: 1 / 128) }
    #expect(isClose(abs(jumped - exact).norm(.infinity), 0.00992984789591, 1e-10))
  }

  @Test func distancesOfEulerMatchReference() {
    let prior = Vector.linspace(from: -6, through: 6, count: 401)
    let weights = softmax(prior.map { -0.5 * $0 * $0 })
    let exact = prior.map { $0 + model.step(at: $0, time: 0, size: 1) }
    let expected = [(1, 1.2698355), (2, 0.5870558), (4, 0.31806108), (8, 0.16642745), (128, 0.011060219)]
    for (steps, distance) in expected {
      let miss = prior.map { model.eulerEndpoint(from: $0, steps: steps) } - exact
      #expect(isClose(dot(weights, miss * miss).squareRoot(), distance, 1e-5), "\(steps) steps")
    }
  }
}
