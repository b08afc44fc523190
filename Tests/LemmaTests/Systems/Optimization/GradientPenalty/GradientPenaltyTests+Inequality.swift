import Lemma
import Testing

/// The inequality for random networks, and where its parts degenerate.
@Suite struct GradientPenaltyInequalityTests {
  @Test(arguments: [MLP.Activation.tanh, .relu, .softplus, .identity])
  func holdsForRandomNetworks(activation: MLP.Activation) {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let sizes = (0..<4).map { _ in 1 + generator.integer(below: 6) }
      let network = MLP(sizes: sizes, activation: activation, using: &generator)
      let x = Vector.normal(count: sizes[0], using: &generator)
      let target = Vector.normal(count: sizes[3], using: &generator)
      let spectral = compareGradientPenalties(of: network, at: x) { $0 - target }
      let frobenius = compareGradientPenalties(of: network, at: x, norm: .frobenius) { $0 - target }
      #expect(spectral.ratio >= 0 && spectral.ratio <= 1 + 1e-12, "seed \(seed)")
      #expect(frobenius.ratio <= spectral.ratio * (1 + 1e-12), "seed \(seed)")
    }
  }

  /// Every weight and every bias satisfies its own inequality, both of a layer with the same ratio.
  @Test func holdsForEveryParameterByItself() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let network = MLP(sizes: [3, 5, 4, 2], using: &generator)
      let x = Vector.normal(count: 3, using: &generator)
      let comparison = compareGradientPenalties(of: network, at: x) { $0 }
      let gradient = network.pullback(at: x, cotangent: network(x)).parameters
      var (start, hidden) = (0, x)
      for (index, layer) in network.layers.enumerated() {
        let weights = layer.weight.rows * layer.weight.columns
        let weight = gradient[start..<start + weights].squaredNorm
        let bias = gradient[start + weights..<start + weights + layer.bias.count].squaredNorm
        start += weights + layer.bias.count
        let bound = comparison.inputPenalty * comparison.terms[index] / (1 + hidden.squaredNorm)
        #expect(bound <= bias * (1 + 1e-12), "seed \(seed)")
        #expect(abs(weight - bias * hidden.squaredNorm) < 1e-12 * (1 + weight), "seed \(seed)")
        hidden = MLP(layers: [layer])(hidden)
      }
    }
  }

  /// Leaving out the Jacobians, as if every hidden layer were the input, breaks the inequality as soon as layers amplify.
  @Test func naiveFactorViolatesTheInequality() {
    var violations = 0
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      var network = MLP(sizes: [3, 5, 4, 1], using: &generator)
      for index in network.layers.indices { network.layers[index].weight = network.layers[index].weight * 2 }
      let x = 0.1 * Vector.normal(count: 3, using: &generator)
      let comparison = compareGradientPenalties(of: network, at: x) { _ in [1] }
      // As if every hidden Jacobian were the identity.
      let naive = network.layers.reduce(into: (sum: 0.0, hidden: x)) { partial, layer in
        let norm = layer.weight.spectralNorm
        partial.sum += (1 + partial.hidden.squaredNorm) / (norm * norm)
        partial.hidden = MLP(layers: [layer])(partial.hidden)
      }
      if comparison.inputPenalty * naive.sum > comparison.parameterPenalty { violations += 1 }
      #expect(comparison.lowerBound <= comparison.parameterPenalty * (1 + 1e-12), "seed \(seed)")
    }
    #expect(violations >= 5)
  }

  @Test func deadUnitsMakeTheBoundZeroAndNotNaN() {
    let dead = MLP.Layer(weight: [[1, 2], [3, 4]], bias: [-100, -100], activation: .relu)
    let output = MLP.Layer(weight: [[1, 1]], bias: [0.5], activation: .identity)
    let comparison = compareGradientPenalties(of: MLP(layers: [dead, output]), at: [1, 1]) { _ in [1] }
    #expect(comparison.inputPenalty == 0)
    #expect(comparison.terms[1] == .infinity && comparison.factor == .infinity)
    #expect(comparison.lowerBound == 0 && comparison.ratio == 0)
    // Only the last bias still has a gradient.
    #expect(comparison.parameterPenalty == 1)
  }

  @Test func vanishingOutputGradientHasRatioZero() {
    let comparison = compareGradientPenalties(of: tanhNetwork(), at: [0.5, -1, 2]) { _ in [0] }
    #expect(comparison.parameterPenalty == 0 && comparison.ratio == 0)
  }

  @Test func lengthsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = compareGradientPenalties(of: tanhNetwork(), at: [1, 2]) { _ in [1] }
    }
    #expect(message(result).contains("compareGradientPenalties: x has 2 elements, the network 3 inputs"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = compareGradientPenalties(of: tanhNetwork(), at: [1, 2, 3]) { _ in [1, 2] }
    }
    #expect(message(result).contains("outputGradient has 2 elements for 1 outputs"))
  }
}
