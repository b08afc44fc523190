import Lemma
import Testing

/// Truncation against sorting, the limits of the poolings, infinities, and what is refused.
@Suite struct NBCEEdgeTests {
  @Test func nucleusIsTheShortestPrefixOfTheSortedTokens() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      // Rounded, so that many tokens tie.
      let scores = random.vector(40).map { (4 * $0).rounded() / (seed % 2 == 0 ? 1 : 4) }
      let logarithms = scores - logSumExp(scores)
      let mass = 0.5 + 0.5 * random.number()
      if mass == 0 { continue }
      let kept = nucleus(logarithms, mass: mass)
      #expect(kept == naiveNucleus(logarithms, mass: mass), "seed \(seed)")
    }
  }

  @Test func nucleusTakesTheTokenThatCrossesAndToleratesRounding() {
    let logarithms = log([0.1, 0.2, 0.3, 0.4] as Vector)
    #expect(nucleus(logarithms, mass: 0.7).elements.map { $0 > -.infinity } == [false, false, true, true])
    #expect(nucleus(logarithms, mass: 0.700001).elements.map { $0 > -.infinity } == [false, true, true, true])
    #expect(nucleus(logarithms, mass: 1e-9)[3] == logarithms[3])
    let rare = log([1 - 1e-13, 1e-13] as Vector)
    #expect(nucleus(rare, mass: 1) == rare)
    // Equal tokens: the lower indices stay.
    let equal = nucleus(Vector(repeating: log(0.25), count: 4), mass: 0.5)
    #expect(equal.elements.map { $0 > -.infinity } == [true, true, false, false])
  }

  @Test func nucleusOfALargeVocabularyIsExact() {
    var generator = SeededGenerator(seed: 5)
    let scores = 3 * Vector.normal(count: 50_000, using: &generator)
    let logarithms = scores - logSumExp(scores)
    #expect(nucleus(logarithms, mass: 0.9) == naiveNucleus(logarithms, mass: 0.9))
    // All equal is the worst case of a careless partition.
    let flat = nucleus(Vector(repeating: -log(50_000), count: 50_000), mass: 0.5)
    #expect(flat.elements.filter { $0 > -.infinity }.count == 25_000)
    #expect(flat[24_999] > -.infinity && flat[25_000] == -.infinity)
  }

  @Test func topKeepsTheLikeliest() {
    let method = ContextExtension(strength: 0, truncation: .top(2))
    let merged = method.merge(contexts: [[1, 3, 2, 3]], unconditional: [0, 0, 0, 0])
    #expect(merged.probabilities == [0, 0.5, 0, 0.5])
  }

  @Test func softMinimumEntropyRunsFromSelectionToTheMean() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (contexts, unconditional) = (3 * random.matrix(4, 6), 3 * random.vector(6))
      func merged(_ pooling: ContextExtension.Pooling) -> ContextExtension.Merged {
        ContextExtension(pooling: pooling).merge(contexts: contexts, unconditional: unconditional)
      }
      let entropies = merged(.mean).entropies.sorted()
      if entropies[1] - entropies[0] < 0.05 { continue }
      let cold = merged(.softMinimumEntropy(temperature: 1e-3)).probabilities
      #expect((cold - merged(.minimumEntropy).probabilities).norm(.infinity) < 1e-12, "seed \(seed)")
      let hot = merged(.softMinimumEntropy(temperature: 1e9)).probabilities
      #expect((hot - merged(.mean).probabilities).norm(.infinity) < 1e-8, "seed \(seed)")
    }
  }

  /// Logits and log-probabilities give the same, as does another order of the contexts.
  @Test func offsetsDoNotMatter() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (contexts, unconditional) = (3 * random.matrix(3, 6), 3 * random.vector(6))
      let offsets = 100 * random.vector(3)
      let shifted = Matrix(rows: 3, columns: 6) { contexts[$0, $1] + offsets[$0] }
      // No truncation for the mean: three nuclei may have no token in common.
      let methods: [(ContextExtension.Pooling, ContextExtension.Truncation)] = [
        (.minimumEntropy, .nucleus(mass: 0.9)), (.mean, .none),
      ]
      for (pooling, truncation) in methods {
        let method = ContextExtension(strength: 0.7, pooling: pooling, truncation: truncation)
        let plain = method.merge(contexts: contexts, unconditional: unconditional)
        let moved = method.merge(contexts: shifted, unconditional: unconditional - 40)
        #expect((plain.probabilities - moved.probabilities).norm(.infinity) < 1e-11, "seed \(seed)")
        #expect(abs(sum(plain.probabilities) - 1) < 1e-12, "seed \(seed)")
      }
    }
  }

  /// The formula as written returns NaN for a token that is impossible everywhere.
  @Test func maskedTokensGiveNoNaN() {
    let contexts: Matrix = [[0, 1, -.infinity], [0, 0, -.infinity]]
    let unconditional: Vector = [0, 0, -.infinity]
    #expect((1.25 * contexts[row: 0] - 0.25 * unconditional)[2].isNaN)
    for pooling in [ContextExtension.Pooling.minimumEntropy, .mean, .softMinimumEntropy(temperature: 0.1)] {
      let merged = ContextExtension(pooling: pooling).merge(contexts: contexts, unconditional: unconditional)
      #expect(merged.probabilities[2] == 0 && merged.entropies.elements.allSatisfy(\.isFinite))
    }
  }

  @Test func equalEntropiesChooseTheLowestIndexUnlessOneWasChosen() {
    let contexts: Matrix = [[0, 1], [1, 0], [0, 1]]
    func choice(_ eta: Double, _ previous: Int?) -> Int? {
      ContextExtension(persistence: eta).merge(contexts: contexts, unconditional: [0, 0], previous: previous).choice
    }
    #expect(choice(0, nil) == 0 && choice(0, 2) == 0)
    #expect(choice(0.1, nil) == 0 && choice(0.1, 2) == 2)
  }

  @Test func inputsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ContextExtension().merge(contexts: [[0, .nan]], unconditional: [0, 0])
    }
    #expect(message(result).contains("merge: context 0: the score of token 1 is nan"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ContextExtension(pooling: .mean, truncation: .top(1)).merge(
        contexts: [[0, 9], [9, 0]], unconditional: [0, 0])
    }
    #expect(message(result).contains("merge: every token is vetoed"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ContextExtension(strength: -1)
    }
    #expect(message(result).contains("strength must be finite and not negative, got -1.0"))
  }

  private func naiveNucleus(_ logarithms: Vector, mass: Double) -> Vector {
    let order = (0..<logarithms.count).sorted {
      logarithms[$0] != logarithms[$1] ? logarithms[$0] > logarithms[$1] : $0 < $1
    }
    var kept = Vector(repeating: -.infinity, count: logarithms.count)
    var total = 0.0
    for token in order where total < mass - 1e-12 {
      kept[token] = logarithms[token]
      total += exp(logarithms[token])
    }
    return kept
  }
}
