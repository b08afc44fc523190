import Lemma
import Testing

/// Three contexts over five tokens; digits in mpmath.
@Suite struct NBCETests {
  static let contexts: Matrix = [
    [0.5, 0.2, 0.15, 0.1, 0.05], [0.05, 0.85, 0.05, 0.03, 0.02], [0.22, 0.2, 0.2, 0.19, 0.19],
  ]
  static let unconditional: Vector = [0.3, 0.3, 0.2, 0.15, 0.05]

  @Test func minimumEntropyMeetsReference() {
    let merged = merge(ContextExtension())
    #expect((merged.entropies - [1.3330742934768, 0.6211515144567, 1.6079611247444]).norm(.infinity) < 1e-12)
    #expect(merged.choice == 1)
    let expected: Vector = [0.0264888287738, 0.9143740826101, 0.029314707878, 0.0166344833976, 0.0131878973405]
    #expect((merged.probabilities - expected).norm(.infinity) < 1e-12)
    for (beta, odds) in [(0.0, 2.8332133440562), (0.25, 3.5415166800703), (1, 5.6664266881124)] {
      let scores = merge(ContextExtension(strength: beta)).logProbabilities
      #expect(abs(scores[1] - scores[0] - odds) < 1e-12)
    }
  }

  @Test func averagesMeetReference() {
    let mean = merge(ContextExtension(strength: 2, pooling: .mean))
    let expected: Vector = [0.1057794018656, 0.6539090297144, 0.0649100875084, 0.0438503702279, 0.1315511106837]
    #expect((mean.probabilities - expected).norm(.infinity) < 1e-12)
    #expect(mean.choice == nil)
    let soft = merge(ContextExtension(pooling: .softMinimumEntropy(temperature: 0.5)))
    let softened: Vector = [0.0751828766524, 0.7922226691691, 0.0632219248094, 0.0388952699242, 0.0304772594449]
    #expect((soft.probabilities - softened).norm(.infinity) < 1e-12)
  }

  @Test func naiveBayesIsRecovered() throws {
    let model = try NaiveBayes(
      prior: NaiveBayesAttentionTests.prior, likelihoods: NaiveBayesAttentionTests.likelihoods)
    let conditionals = [0, 1, 2].map { log(model.conditional(given: $0, feature: $0)) }
    let merged = ContextExtension(strength: 2, pooling: .mean)
      .merge(contexts: Matrix(rowVectors: conditionals), unconditional: log(NaiveBayesAttentionTests.prior))
    #expect((merged.probabilities - [0.929614873838, 0.0637450199203, 0.0066401062417]).norm(.infinity) < 1e-12)
  }

  /// Untruncated, a token that every context finds ten thousand times too rare takes all the mass.
  @Test func truncationRepairsTheTail() {
    let rows: [[Double]] = [[0.6, 0.3], [0.5, 0.4], [0.55, 0.35], [0.5, 0.4]]
    let contexts = Matrix(rowVectors: rows.map { log(Vector($0 + [0.0999, 1e-4])) })
    let unconditional = log([0.5, 0.3, 0.2 - 1e-8, 1e-8] as Vector)
    let naive = ContextExtension(strength: 3, pooling: .mean).merge(contexts: contexts, unconditional: unconditional)
    #expect(abs(sum(naive.probabilities[0..<3]) / 1.2947e-8 - 1) < 1e-4)
    let repaired = ContextExtension(strength: 3, pooling: .mean, truncation: .nucleus(mass: 0.95))
      .merge(contexts: contexts, unconditional: unconditional).probabilities
    #expect((repaired - [0.50978151034, 0.48060209729, 0.00961639237, 0]).norm(.infinity) < 1e-10)
    #expect(repaired[3] == 0)
  }

  @Test func tokensWithoutAnUnconditionalProbabilityKeepTheirPool() {
    let merged = ContextExtension(truncation: .nucleus(mass: 0.95))
      .merge(contexts: logs([[0.1, 0.1, 0.8], [0.4, 0.3, 0.3]]), unconditional: log([0.6, 0.38, 0.02]))
    #expect((merged.probabilities - [0.06829835404, 0.07656003988, 0.85514160608]).norm(.infinity) < 1e-10)
    #expect(merged.choice == 0)
  }

  @Test func persistenceKeepsTheContext() {
    let contexts = logs([[0.7, 0.2, 0.1], [0.72, 0.18, 0.1]])
    for (eta, choice) in [(0.0, 1), (0.01, 1), (0.1, 0)] {
      let merged = ContextExtension(persistence: eta)
        .merge(contexts: contexts, unconditional: [0, 0, 0], previous: 0)
      #expect(merged.choice == choice)
      #expect((merged.entropies - [0.8018185525433, 0.7754451545758]).norm(.infinity) < 1e-12)
    }
  }

  @Test func truncatedEntropiesMeetReference() {
    let merged = merge(ContextExtension(truncation: .nucleus(mass: 0.9)))
    #expect((merged.entropies - [1.1832876797991, 0.2879277037508, 1.6079611247444]).norm(.infinity) < 1e-12)
    #expect((merged.probabilities - [0.0281537601847, 0.9718462398153, 0, 0, 0]).norm(.infinity) < 1e-12)
  }

  private func merge(_ method: ContextExtension) -> ContextExtension.Merged {
    method.merge(contexts: Self.contexts.map { log($0) }, unconditional: log(Self.unconditional))
  }

  private func logs(_ probabilities: Matrix) -> Matrix { probabilities.map { log($0) } }
}
