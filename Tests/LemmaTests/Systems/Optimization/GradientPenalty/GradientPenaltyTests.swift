import Lemma
import Testing

/// Networks filled from formulas, against digits of an independent numpy implementation (the first also by central
/// differences).
@Suite struct GradientPenaltyTests {
  @Test func tanhNetworkMeetsReference() {
    let comparison = compareGradientPenalties(of: tanhNetwork(), at: [0.5, -1, 2]) { _ in [1] }
    #expect(abs(comparison.inputPenalty - 0.140479801653939) < 1e-12)
    #expect(abs(comparison.parameterPenalty - 2.94416144883052) < 1e-12)
    let terms: Vector = [4.09289880099797, 1.04015120048793, 6.67321271978391]
    #expect((comparison.terms - terms).norm(.infinity) < 1e-12)
    #expect(abs(comparison.ratio - 0.563332369567261) < 1e-12)
    let frobenius = compareGradientPenalties(of: tanhNetwork(), at: [0.5, -1, 2], norm: .frobenius) { _ in [1] }
    #expect(abs(frobenius.ratio - 0.348643488626422) < 1e-12)
  }

  @Test(arguments: [
    (MLP.Activation.tanh, 0.130953278238765), (.relu, 0.208906817244796), (.softplus, 0.0194060270010381),
  ])
  func vectorLossMeetsReference(activation: MLP.Activation, ratio: Double) {
    let network = waveNetwork([3, 6, 6, 2], scale: 1.1, shift: 0.2, activation: activation)
    let comparison = compareGradientPenalties(of: network, at: [0.5, -1, 2]) { $0 - [1, -0.5] }
    #expect(abs(comparison.ratio - ratio) < 1e-12)
  }

  @Test func affineLayerAttainsEquality() {
    let layer = MLP.Layer(weight: [[1.5, -0.5, 2]], bias: [0.3], activation: .identity)
    let comparison = compareGradientPenalties(of: MLP(layers: [layer]), at: [0.5, -1, 2]) { _ in [1] }
    #expect(abs(comparison.ratio - 1) < 1e-14)
    #expect(abs(comparison.parameterPenalty - 6.25) < 1e-14)
  }

  @Test func scaledRotationsAttainEquality() {
    let network = rotations([(0.7, 0.3), (1.3, -1.1), (2, 2)])
    let comparison = compareGradientPenalties(of: network, at: [1, 2]) { _ in [0.6, -0.8] }
    #expect(abs(comparison.inputPenalty - 3.3124) < 1e-13)
    let terms: Vector = [12.2448979591837, 5.03409677863534, 1.81781515040178]
    #expect((comparison.terms - terms).norm(.infinity) < 1e-12)
    #expect(abs(comparison.ratio - 1) < 1e-12)
    let frobenius = compareGradientPenalties(of: network, at: [1, 2], norm: .frobenius) { _ in [0.6, -0.8] }
    #expect(abs(frobenius.ratio - 0.25) < 1e-12)
  }

  @Test func smallWeightsBlowUpTheFactorOnly() {
    for (gain, factor, ratio) in [
      (0.25, 14246.0, 0.401), (0.5, 254.5886, 0.424), (1, 11.80626, 0.563), (2, 4.060450, 0.480),
    ] {
      var network = tanhNetwork()
      for index in network.layers.indices { network.layers[index].weight = network.layers[index].weight * gain }
      let comparison = compareGradientPenalties(of: network, at: [0.5, -1, 2]) { _ in [1] }
      #expect(abs(comparison.factor / factor - 1) < 1e-5)
      #expect(abs(comparison.ratio - ratio) < 1e-3)
    }
  }

  @Test func ratiosOfSingleLayersMeetReference() {
    let (network, x) = (tanhNetwork(), [0.5, -1, 2] as Vector)
    let comparison = compareGradientPenalties(of: network, at: x) { _ in [1] }
    let gradient = network.pullback(at: x, cotangent: [1]).parameters
    var (start, hidden) = (0, x)
    for (index, ratio) in [0.977126777557, 0.398713060238, 0.471258130297].enumerated() {
      let layer = network.layers[index]
      start += layer.weight.rows * layer.weight.columns
      let bias = gradient[start..<start + layer.bias.count].squaredNorm
      start += layer.bias.count
      let bound = comparison.inputPenalty * comparison.terms[index] / (1 + hidden.squaredNorm)
      #expect(abs(bound / bias - ratio) < 1e-11)
      hidden = MLP(layers: [layer])(hidden)
    }
  }

  @Test func largestRatioOnAGridMeetsReference() {
    let axis = Vector.linspace(from: -3, through: 3, count: 21)
    let ratios = axis.flatMap { u in
      axis.map { v in compareGradientPenalties(of: tanhNetwork(), at: [u, v, 0.5]) { _ in [1] }.ratio }
    }
    #expect(abs(ratios.max()! - 0.680228657010911) < 1e-12)
  }

  @Test func stepsOfDescentFollowTheFlowOfThePenalisedLoss() {
    for (rate, plain, modified) in [
      (0.1, 2.0975e-2, 4.122968e-3), (0.05, 5.4933e-3, 5.412025e-4), (0.025, 1.4063e-3, 6.913081e-5),
    ] {
      let end = gradientDescent(from: [1, -0.5], stepSize: rate, steps: 1) { [1, 3] * $0 }[1]
      let flow = gradientFlow(from: [1, -0.5], until: rate, tolerance: 1e-12) { [1, 3] * $0 }
      let penalised = gradientFlow(from: [1, -0.5], until: rate, tolerance: 1e-12) { x in
        ([1, 3] + 0.5 * rate * [1, 9] as Vector) * x
      }
      #expect(abs((end - flow).norm - plain) < 1e-6)
      #expect(abs((end - penalised).norm - modified) < 1e-9)
    }
  }

  private func rotations(_ parts: [(scale: Double, angle: Double)]) -> MLP {
    let biases: [Vector] = [[0.1, 0.2], [0, -0.4], [0, 0]]
    return MLP(
      layers: zip(parts, biases).map { part, bias in
        let (c, s) = (part.scale * cos(part.angle), part.scale * sin(part.angle))
        return MLP.Layer(weight: [[c, -s], [s, c]], bias: bias, activation: .identity)
      })
  }
}

/// Sizes 3-5-4-1 with tanh, tanh, identity.
func tanhNetwork() -> MLP { waveNetwork([3, 5, 4, 1], scale: 0.9, shift: 0.4, activation: .tanh) }

/// $W_{ij} = a\cos(1.3i+0.7j(l+1)+l)/\sqrt{n_l}$ and $b_i = c\sin(i+l)$ in layer $l$, the last one linear.
func waveNetwork(_ sizes: [Int], scale a: Double, shift c: Double, activation: MLP.Activation) -> MLP {
  let layers = (0..<sizes.count - 1).map { l in
    let weight = Matrix(rows: sizes[l + 1], columns: sizes[l]) { i, j in
      let phase = 1.3 * Double(i) + 0.7 * Double(j) * Double(l + 1) + Double(l)
      return a * cos(phase) / Double(sizes[l]).squareRoot()
    }
    let bias = Vector(count: sizes[l + 1]) { c * sin(Double($0 + l)) }
    return MLP.Layer(weight: weight, bias: bias, activation: l == sizes.count - 2 ? .identity : activation)
  }
  return MLP(layers: layers)
}
