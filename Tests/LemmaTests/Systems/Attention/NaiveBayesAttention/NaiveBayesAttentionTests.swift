import Lemma
import Testing

/// A model of three classes and three features, and a small attention layer; digits by enumeration and in mpmath.
@Suite struct NaiveBayesAttentionTests {
  static let prior: Vector = [0.5, 0.3, 0.2]
  static let likelihoods: [Matrix] = [
    [[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.25, 0.25, 0.5]], [[0.5, 0.5], [0.2, 0.8], [0.9, 0.1]],
    [[0.3, 0.3, 0.4], [0.6, 0.2, 0.2], [0.1, 0.8, 0.1]],
  ]

  @Test func posteriorMeetsReference() throws {
    let model = try NaiveBayes(prior: Self.prior, likelihoods: Self.likelihoods)
    let posterior: Vector = [0.929614873838, 0.0637450199203, 0.0066401062417]
    #expect((model.posterior(given: [0, 1, 2]) - posterior).norm(.infinity) < 1e-12)
  }

  @Test func poolsMeetReference() throws {
    let model = try NaiveBayes(prior: Self.prior, likelihoods: Self.likelihoods)
    let experts = conditionals(model, [0, 1, 2])
    let forgotten = exp(logOpinionPool(experts, weights: [1, 1, 1]))
    #expect((forgotten - [0.9748217468806, 0.024064171123, 0.0011140819964]).norm(.infinity) < 1e-12)
    let mean = exp(logOpinionPool(experts, weights: Vector(repeating: 1.0 / 3, count: 3)))
    #expect((mean - [0.716474599407, 0.2086168408017, 0.0749085597913]).norm(.infinity) < 1e-12)
  }

  @Test func poolOfConditionalsIsThePosterior() throws {
    let model = try NaiveBayes(prior: Self.prior, likelihoods: Self.likelihoods)
    for first in 0..<3 {
      for second in 0..<2 {
        for third in 0..<3 {
          let observed = [first, second, third]
          let pool = logOpinionPool(
            conditionals(model, observed), weights: [1, 1, 1], priorStrength: 2, prior: log(Self.prior))
          #expect((exp(pool) - model.posterior(given: observed)).norm(.infinity) < 1e-14)
        }
      }
    }
  }

  @Test(arguments: [
    (1, [0.8139534883721, 0.0697674418605, 0.1162790697674]),
    (2, [0.9404990403071, 0.0115163147793, 0.0479846449136]),
    (4, [0.993287757656, 2.48218515e-4, 0.006464023829]),
  ])
  func repeatedEvidenceMeetsReference(copies: Int, expected: [Double]) throws {
    let model = try NaiveBayes(
      prior: Self.prior, likelihoods: Array(repeating: Self.likelihoods[0], count: copies))
    let posterior = model.posterior(given: Array(repeating: 0, count: copies))
    #expect((posterior - Vector(expected)).norm(.infinity) < 1e-12)
  }

  @Test func attentionMeetsReference() {
    let layer = SmallAttention()
    let weights: Vector = [0.11669825488, 0.058684719, 0.03492412934, 0.69465351449, 0.0950393823]
    #expect((layer.weights - weights).norm(.infinity) < 1e-10)
    let attention = softmax(layer.decoder * layer.mixed)
    let prediction: Vector = [
      0.00836673697, 0.09391655242, 0.01617502798, 0.74377583927, 0.0267125669, 0.00955831192, 0.10149496453,
    ]
    #expect((attention - prediction).norm(.infinity) < 1e-10)
    let mixture = linearOpinionPool(layer.experts.map { exp($0) }, weights: layer.weights)
    let reference: Vector = [
      0.05266123685, 0.08969659071, 0.02723180267, 0.63825036167, 0.02901641978, 0.00985421408, 0.15328937425,
    ]
    #expect((mixture - reference).norm(.infinity) < 1e-10)
    let pool = exp(logOpinionPool(layer.experts, weights: layer.weights))
    #expect((pool - attention).norm(.infinity) < 1e-14)
    let divergence = pooledDivergence(of: pool, from: layer.experts.map { exp($0) }, weights: layer.weights)
    #expect(abs(divergence - 0.41966913226) < 1e-10)
  }

  /// Along every edge of the simplex the weighted divergence is flat at the pool, and it rises from there.
  @Test func divergenceIsLeastAtThePool() {
    let layer = SmallAttention()
    let experts = layer.experts.map { exp($0) }
    let pool = exp(logOpinionPool(layer.experts, weights: layer.weights))
    func objective(_ p: Vector) -> Double { pooledDivergence(of: p, from: experts, weights: layer.weights) }
    for token in 1..<7 {
      let move = 1e-5 * (Vector.basis(token, count: 7) - Vector.basis(0, count: 7))
      #expect(abs(objective(pool + move) - objective(pool - move)) / 2e-5 <= 1e-6)
    }
    let mixture = linearOpinionPool(experts, weights: layer.weights)
    for other in [mixture] + (0..<5).map({ experts[row: $0] }) { #expect(objective(other) > objective(pool) + 0.01) }
  }

  @Test func sharpAttentionRepeatsTheBestMatch() {
    let layer = SmallAttention()
    let keys = Matrix.lattice(rows: 5, columns: 4, stream: 122)
    let scores = keys * Matrix.lattice(rows: 1, columns: 4, stream: 123)[row: 0]
    let prediction = softmax(layer.decoder * (layer.values.transpose * softmax(1e4 * scores)))
    #expect((prediction - exp(layer.experts[row: argmax(scores)])).norm(.infinity) < 1e-12)
  }

  @Test func residualIsOneMoreExpert() {
    let layer = SmallAttention()
    let residual = softmax(layer.decoder * (layer.values[row: 4] + layer.mixed))
    let expected: Vector = [
      0.0408377338, 0.04308810061, 0.02702675266, 0.85010368502, 0.03775657141, 3.2561209e-4, 8.615444e-4,
    ]
    #expect((residual - expected).norm(.infinity) < 1e-10)
    let weights = layer.weights + Vector.basis(4, count: 5)
    #expect((exp(logOpinionPool(layer.experts, weights: weights)) - residual).norm(.infinity) < 1e-14)
  }

  private func conditionals(_ model: NaiveBayes, _ observed: [Int]) -> Matrix {
    Matrix(rowVectors: observed.enumerated().map { log(model.conditional(given: $0.element, feature: $0.offset)) })
  }
}

/// One query over five tokens of a vocabulary of seven.
struct SmallAttention {
  let decoder = Matrix.lattice(rows: 7, columns: 4, stream: 120)
  let values = Matrix.lattice(rows: 5, columns: 4, stream: 121)
  let weights: Vector
  let mixed: Vector
  /// Log-probabilities that each token alone would predict.
  let experts: Matrix

  init() {
    let keys = Matrix.lattice(rows: 5, columns: 4, stream: 122)
    let query = Matrix.lattice(rows: 1, columns: 4, stream: 123)[row: 0]
    weights = softmax(0.5 * (keys * query))
    mixed = values.transpose * weights
    let logits = values * decoder.transpose
    experts = Matrix(
      rowVectors: (0..<5).map { row in
        let row = logits[row: row]
        return row - logSumExp(row)
      })
  }
}
