import Lemma
import Testing

@Suite struct MLPTests {
  static func network(_ activation: MLP.Activation) -> MLP {
    MLP(layers: [
      .init(weight: [[0.5, -0.3], [0.8, 0.2], [-0.7, 1.1]], bias: [0.1, -0.2, 0.05], activation: activation),
      .init(weight: [[1, -2, 0.5], [0.3, 0.4, -1.2]], bias: [0.2, -0.1], activation: .identity),
    ])
  }

  @Test(arguments: [
    (MLP.Activation.tanh, [0.3450113620122551, 1.2416888597060696]),
    (.relu, [0.95, 0.14499999999999996]),
    (.softplus, [0.03430607595152024, 0.34696922830189025]),
  ])
  func matchesReference(activation: MLP.Activation, output: [Double]) {
    #expect((Self.network(activation)([0.6, -1.3]) - Vector(output)).norm <= 1e-15)
  }

  @Test func parametersAreListedLayerByLayer() {
    var network = Self.network(.tanh)
    #expect(
      network.parameters == [
        0.5, -0.3, 0.8, 0.2, -0.7, 1.1, 0.1, -0.2, 0.05, 1, -2, 0.5, 0.3, 0.4, -1.2, 0.2, -0.1,
      ])
    let numbers = Vector(count: 17) { Double($0) }
    network.parameters = numbers
    #expect(network.parameters == numbers)
    #expect(network.layers[1].bias == [15, 16] && network.layers[0].weight[1, 0] == 2)
  }

  @Test(arguments: [MLP.Activation.tanh, .softplus, .identity, .relu], 0..<30)
  func pullbackAgreesWithDifferences(activation: MLP.Activation, seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let network = MLP(sizes: [3, 5, 4, 2], activation: activation, using: &generator)
    let x = Vector.normal(count: 3, using: &generator)
    let cotangent = Vector.normal(count: 2, using: &generator)
    let (input, parameters) = network.pullback(at: x, cotangent: cotangent)
    let direction = Vector.normal(count: 3, using: &generator)
    let h = 1e-6
    let change = (network(x + h * direction) - network(x - h * direction)) / (2 * h)
    #expect(abs(dot(input, direction) - dot(cotangent, change)) <= 1e-7)
    let step = Vector.normal(count: network.parameters.count, using: &generator)
    var (up, down) = (network, network)
    up.parameters = network.parameters + h * step
    down.parameters = network.parameters - h * step
    let difference = dot(cotangent, (up(x) - down(x)) / (2 * h))
    #expect(abs(dot(parameters, step) - difference) <= 1e-6 * (1 + abs(difference)))
  }

  @Test func reluHasDerivativeZeroAtZero() {
    let network = MLP(layers: [.init(weight: [[1]], bias: [0], activation: .relu)])
    let (input, parameters) = network.pullback(at: [0], cotangent: [1])
    #expect(input == [0] && parameters == [0, 0])
    #expect(network([-2]) == [0] && network([.nan])[0].isNaN)
  }

  @Test func randomWeightsHaveTheStatedVariance() {
    var generator = SeededGenerator(seed: 7)
    let network = MLP(sizes: [400, 300, 1], using: &generator)
    #expect(network.layers.map(\.weight.rows) == [300, 1])
    #expect(network.layers[0].bias == Vector(300) && network.layers[1].bias == [0])
    let weights = Vector(network.layers[0].weight.elements)
    // 120 000 draws: the standard error of the variance is 0.4 percent.
    #expect(abs(400 * weights.squaredNorm / 120_000 - 1) <= 0.02)
    var other = SeededGenerator(seed: 7)
    let first = Vector.normal(count: 1, using: &other)
    #expect(abs(weights[0] - first[0] / 20) <= 1e-16)
  }

  @Test func refusesShapesThatDoNotFit() async {
    await #expect(processExitsWith: .failure) { _ = MLP(layers: []) }
    await #expect(processExitsWith: .failure) {
      _ = MLP.Layer(weight: [[1, 2]], bias: [1, 2], activation: .tanh)
    }
    await #expect(processExitsWith: .failure) {
      let layer = MLP.Layer(weight: [[1, 2]], bias: [1], activation: .tanh)
      _ = MLP(layers: [layer, layer])
    }
    await #expect(processExitsWith: .failure) { _ = MLPTests.network(.tanh)([1]) }
    await #expect(processExitsWith: .failure) { _ = MLPTests.network(.tanh).pullback(at: [1, 2], cotangent: [1]) }
    await #expect(processExitsWith: .failure) {
      var network = MLPTests.network(.tanh)
      network.parameters = [1]
    }
    await #expect(processExitsWith: .failure) {
      var network = MLPTests.network(.tanh)
      network.layers.removeLast(2)
    }
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = MLP(sizes: [2, 0], using: &generator)
    }
  }
}
