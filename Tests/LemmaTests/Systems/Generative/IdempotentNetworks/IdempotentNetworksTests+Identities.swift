import Lemma
import Testing

/// What holds for every map, and what the naive losses get wrong.
@Suite struct IdempotentNetworksIdentityTests {
  @Test func gradientsMeetDifferencesWithFrozenCopies() {
    for seed in sweep {
      let draw = Draw(seed)
      let network = draw.network
      let direction = draw.direction
      func derivative(_ loss: (Matrix) -> Double) -> Double {
        let h = 1e-5
        return (loss(network.map + h * direction) - loss(network.map - h * direction)) / (2 * h)
      }
      let pairs = [
        (network.reconstructionGradient, derivative { draw.data($0 - .identity(3)) }),
        (network.idempotenceGradient, derivative { draw.noise(network.map * $0 - $0) }),
        (network.tightnessGradient, derivative { -draw.noise($0 * network.map - network.map) }),
        (network.unfrozenGradient, derivative { draw.noise($0 * $0 - $0) }),
      ]
      for (gradient, difference) in pairs {
        #expect(abs(inner(gradient, direction) - difference) < 1e-7 * (1 + abs(difference)), "seed \(seed)")
      }
    }
  }

  @Test func oneLossWithoutCopiesHasTheSameGradient() {
    for seed in sweep {
      let network = Draw(seed).network
      let sum = network.reconstructionGradient + network.idempotenceGradient + network.tightnessGradient
      #expect(distance(network.singleLossGradient, sum) < 1e-11 * (1 + sum.frobeniusNorm), "seed \(seed)")
      #expect(distance(network.gradient(), sum) < 1e-12 * (1 + sum.frobeniusNorm), "seed \(seed)")
      let unfrozen = network.idempotenceGradient - network.tightnessGradient
      #expect(distance(network.unfrozenGradient, unfrozen) < 1e-11 * (1 + sum.frobeniusNorm), "seed \(seed)")
    }
  }

  /// Without copies in the usual two losses the critic learns to accept the noise it should reject.
  @Test func trainingWithNothingFrozenKeepsTheNoise() {
    var naive = LinearIGN(map: [[0.9]], dataMoment: [[0]], noiseMoment: [[1]])
    let start = naive
    for _ in 0..<2000 {
      naive = LinearIGN(map: naive.map - 0.01 * naive.unfrozenGradient, dataMoment: [[0]], noiseMoment: [[1]])
    }
    #expect(abs(naive.map[0, 0] - 1) < 1e-9)
    #expect(start.trained(duration: 10, steps: 1000).map[0, 0].magnitude < 1e-7)
  }

  @Test func randomProjectorsAreCritical() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let range = Matrix.normal(rows: 4, columns: 2, using: &generator)
      let kernel = Matrix.normal(rows: 2, columns: 4, using: &generator)
      guard let inverse = try? (kernel * range).inverse(), inverse.spectralNorm < 20 else { continue }
      let projector = range * inverse * kernel
      let latent = Matrix.normal(rows: 2, columns: 2, using: &generator)
      let data = range * latent
      let network = LinearIGN(
        map: projector, dataMoment: data * data.transpose, noiseMoment: .identity(4))
      let scale = pow(1 + projector.frobeniusNorm, 3) * (1 + data.frobeniusNorm * data.frobeniusNorm)
      #expect(network.gradient(idempotence: 0.7, tightness: 1.3).frobeniusNorm < 1e-12 * scale, "seed \(seed)")
      #expect(network.idempotencyDefect < 1e-12 * scale, "seed \(seed)")
    }
  }

  @Test func idealCriticBeatsEveryVertexAndPaysForTotalVariation() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let p = simplex(5, &generator)
      let g = simplex(5, &generator)
      let tightness = generator.uniform(in: 0.3..<2)
      let critic = IGN.optimalDrift(data: p, generated: g, tightness: tightness, bound: 2)
      let value = dot(p, critic) - tightness * dot(g, critic)
      for vertex in 0..<32 {
        let other = Vector(count: 5) { (vertex >> $0) & 1 == 1 ? 2 : 0 }
        #expect(value <= dot(p, other) - tightness * dot(g, other) + 1e-15, "seed \(seed)")
      }
      let excess = (0..<5).reduce(0) { $0 + max(tightness * g[$1] - p[$1], 0) }
      #expect(abs(value + 2 * excess) < 1e-14, "seed \(seed)")
    }
  }

  /// The unclamped flow runs away; ours stops at a finite state.
  @Test func blowUpStopsAtAFiniteState() {
    let network = LinearIGN(map: [[1.1]], dataMoment: [[0]], noiseMoment: [[1]])
    for steps in [10, 100, 1000, 100_000] {
      let end = network.trained(duration: 2, steps: steps).map[0, 0]
      #expect(end.isFinite && end > 10, "\(steps) steps")
    }
    #expect(network.trained(duration: 0, steps: 1).map == network.map)
  }

  @Test func identityIsLeftWhereNoiseIsStronger() {
    // Ė = 2E(N - S): growth along variance 0.4, decay along 2.
    for (variance, direction) in [(2.0, -1.0), (0.4, 1.0)] {
      let start = LinearIGN(map: [[1 - 1e-3]], dataMoment: [[variance]], noiseMoment: [[1]])
      let end = start.trained(duration: 0.5, steps: 50).map[0, 0]
      #expect((abs(end - 1) - 1e-3) * direction > 0)
    }
  }

  private func simplex(_ count: Int, _ generator: inout SeededGenerator) -> Vector {
    let weights = Vector((0..<count).map { _ in generator.exponential() })
    return weights / sum(weights)
  }
}

/// A random map of three dimensions with random moments.
private struct Draw {
  let network: LinearIGN
  let direction: Matrix
  private let dataRoot: Matrix
  private let noiseRoot: Matrix

  init(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    dataRoot = .normal(rows: 3, columns: 3, using: &generator)
    noiseRoot = .normal(rows: 3, columns: 3, using: &generator)
    direction = .normal(rows: 3, columns: 3, using: &generator)
    network = LinearIGN(
      map: .normal(rows: 3, columns: 3, using: &generator), dataMoment: dataRoot * dataRoot.transpose,
      noiseMoment: noiseRoot * noiseRoot.transpose)
  }

  func data(_ map: Matrix) -> Double { pow((map * dataRoot).frobeniusNorm, 2) }
  func noise(_ map: Matrix) -> Double { pow((map * noiseRoot).frobeniusNorm, 2) }
}

private func inner(_ a: Matrix, _ b: Matrix) -> Double { dot(Vector(a.elements), Vector(b.elements)) }
