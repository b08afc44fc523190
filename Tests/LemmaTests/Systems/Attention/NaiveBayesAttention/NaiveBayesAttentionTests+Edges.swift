import Lemma
import Testing

/// Identities of the pools over random experts, infinities, and what is refused.
@Suite struct NaiveBayesAttentionEdgeTests {
  @Test func poolMinimisesTheWeightedDivergence() {
    for seed in sweep {
      var draw = Experts(seed)
      let pool = exp(logOpinionPool(draw.logarithms, weights: draw.weights))
      let least = pooledDivergence(of: pool, from: draw.probabilities, weights: draw.weights)
      let product = draw.weightedProduct()
      #expect(abs(least + log(sum(product))) < 1e-12, "seed \(seed)")
      let mixture = linearOpinionPool(draw.probabilities, weights: draw.weights)
      #expect(abs(sum(mixture) - 1) < 1e-12, "seed \(seed)")
      #expect(pooledDivergence(of: mixture, from: draw.probabilities, weights: draw.weights) >= least, "seed \(seed)")
      #expect(pooledDivergence(of: draw.distribution(), from: draw.probabilities, weights: draw.weights) > least)
    }
  }

  @Test func poolIgnoresOffsetsAndOrder() {
    for seed in sweep {
      var draw = Experts(seed)
      let pool = logOpinionPool(draw.logarithms, weights: draw.weights)
      let offsets = Vector(count: 4) { _ in 50 * draw.random.number() }
      let order = [2, 0, 3, 1]
      let moved = Matrix(rows: 4, columns: 6) { i, j in draw.logarithms[order[i], j] + offsets[i] }
      let permuted = logOpinionPool(moved, weights: draw.weights.selecting(order))
      #expect((permuted - pool).norm(.infinity) < 1e-12, "seed \(seed)")
      #expect(abs(logSumExp(pool)) < 1e-14, "seed \(seed)")
    }
  }

  @Test func naiveBayesIsThePoolOfItsConditionals() throws {
    for seed in sweep {
      var draw = Experts(seed)
      let prior = draw.distribution()
      let likelihoods = (0..<3).map { _ in Matrix(rowVectors: (0..<6).map { _ in draw.distribution() }) }
      let model = try NaiveBayes(prior: prior, likelihoods: likelihoods)
      let observed = [1, 4, 0]
      let experts = (0..<3).map { log(model.conditional(given: observed[$0], feature: $0)) }
      let pool = logOpinionPool(
        Matrix(rowVectors: experts), weights: [1, 1, 1], priorStrength: 2, prior: log(prior))
      #expect((exp(pool) - model.posterior(given: observed)).norm(.infinity) < 1e-12, "seed \(seed)")
    }
  }

  /// A product of 500 likelihoods of 10⁻³ underflows; the logarithms do not.
  @Test func hundredsOfSmallFactorsDoNotUnderflow() throws {
    let likelihood: Matrix = [[0.001, 0.999], [0.0011, 0.9989]]
    let model = try NaiveBayes(prior: [0.5, 0.5], likelihoods: Array(repeating: likelihood, count: 500))
    #expect(pow(0.001, 500) == 0)
    let odds = pow(1.1, 500)
    let posterior = model.posterior(given: Array(repeating: 0, count: 500))
    #expect(abs(posterior[0] * (1 + odds) - 1) < 1e-10)
  }

  @Test func infinitiesVetoAndZeroWeightsIgnore() {
    let experts: Matrix = [[-.infinity, log(0.5), log(0.5)], [log(0.2), log(0.3), log(0.5)]]
    let vetoed = exp(logOpinionPool(experts, weights: [0.5, 0.5]))
    #expect(vetoed[0] == 0 && abs(sum(vetoed) - 1) < 1e-15)
    let ignored = exp(logOpinionPool(experts, weights: [0, 1]))
    #expect((ignored - [0.2, 0.3, 0.5]).norm(.infinity) < 1e-15)
  }

  /// $\sum p\log p-\sum p\log q$ loses everything where $p$ and $q$ are close; the exact value is $\delta^2$, nearly.
  @Test func divergenceOfNeighboursKeepsItsDigits() {
    let delta = 1e-9
    let (p, q): (Vector, Vector) = ([0.5 + delta, 0.5 - delta], [0.5, 0.5])
    // 2δ² + (4/3)δ⁴ + …
    let exact = 2 * delta * delta
    #expect(abs(kullbackLeibler(p, q) / exact - 1) < 1e-6)
    let naive = sum(p * log(p)) - sum(p * log(q))
    #expect(abs(naive / exact - 1) > 1)
    #expect(kullbackLeibler([0, 1], [0.5, 0.5]) == log(2))
    #expect(kullbackLeibler([0.5, 0.5], [0, 1]) == .infinity)
    #expect(abs(kullbackLeibler([1e-290, 1], [1e-300, 1]) / (1e-290 * (10 * log(10) - 1)) - 1) < 1e-9)
    #expect(pooledDivergence(of: [0.5, 0.5], from: [[0, 1], [0.5, 0.5]], weights: [0, 1]) == 0)
  }

  @Test func rowsThatAreNoDistributionsThrow() {
    #expect(throws: NumericsError.outsideDomain("the prior sums to 0.9, a distribution to 1")) {
      _ = try NaiveBayes(prior: [0.5, 0.4], likelihoods: [])
    }
    #expect(throws: NumericsError.outsideDomain("row 1 of likelihood 0 contains -0.5, which is no probability")) {
      _ = try NaiveBayes(prior: [0.5, 0.5], likelihoods: [[[0.5, 0.5], [1.5, -0.5]]])
    }
    #expect(throws: NumericsError.self) { _ = try NaiveBayes(prior: [.nan, 0.5], likelihoods: []) }
  }

  @Test func questionsWithoutAnAnswerAreRefused() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = logOpinionPool([[-.infinity, 0], [0, -.infinity]], weights: [1, 1])
    }
    #expect(message(result).contains("logOpinionPool: every token is vetoed"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = logOpinionPool([[0, 0]], weights: [1], priorStrength: 1, prior: [-.infinity, 0])
    }
    #expect(message(result).contains("logOpinionPool: the score of token 0 is inf"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = logOpinionPool([[0, 0]], weights: [1], priorStrength: 1)
    }
    #expect(message(result).contains("priorStrength 1.0 without a prior"))
  }
}

/// Four experts over six tokens, and weights that sum to 1.
private struct Experts {
  var random: SeededMatrices
  var probabilities = Matrix(rows: 4, columns: 6)
  var weights: Vector = []
  var logarithms: Matrix { probabilities.map { log($0) } }

  init(_ seed: Int) {
    random = SeededMatrices(seed)
    probabilities = Matrix(rowVectors: (0..<4).map { _ in distribution() })
    weights = softmax(2 * random.vector(4))
  }

  mutating func distribution() -> Vector { softmax(4 * random.vector(6)) }

  /// $\prod_jp_j^{a_j}$, with powers.
  func weightedProduct() -> Vector {
    Vector(count: 6) { x in (0..<4).reduce(1.0) { $0 * pow(probabilities[$1, x], weights[$1]) } }
  }
}
