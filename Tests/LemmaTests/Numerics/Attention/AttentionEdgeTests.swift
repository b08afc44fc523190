import Lemma
import Testing

/// Scores at the ends of the number range, and arguments that make no sense.
@Suite struct AttentionEdgeTests {
  /// One query 1 and keys of one component: the scores themselves, as a softmax.
  private func weights(_ scores: Vector) -> Vector {
    attentionWeights(queries: [[1]], keys: Matrix(columnVectors: [scores]), scale: 1)[row: 0]
  }

  @Test func hugeScoresChooseTheBestKey() {
    let (q, k, v) = latticeInputs(rows: 48, columns: 8)
    let output = attention(queries: q * 400, keys: k * 400, values: v, scale: 1)
    let scores = q * k.transpose
    // The definition without a running maximum has no finite row left.
    #expect((scores * 160_000).map { exp($0) }.elements.contains(.infinity))
    for i in 0..<48 {
      #expect((output[row: i] - v[row: argmax(scores[row: i])]).norm < 1e-12)
    }
  }

  @Test func weightsAreExponentialsToTheLastDigits() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let scores = random.vector(random.integer(in: 1...70)) * 350
      let terms = Vector(scores.map { exp($0 - max(scores)) } as [Double])
      let total = sum(terms, compensated: true)
      for (weight, term) in zip(weights(scores), terms) {
        #expect(abs(weight - term / total) <= 3e-15 * term / total, "seed \(seed)")
      }
    }
  }

  @Test func remoteScoresVanish() {
    #expect(weights([0, -709, -1e308, -.infinity]) == [1, 0, 0, 0])
    #expect(weights([1e308, -1e308]) == [1, 0])
    let small = weights([0, -700])
    #expect(abs(small[1] / exp(-700) - 1) < 1e-14)
  }

  @Test func whereThereIsNoLimitThereIsNaN() {
    for scores in [
      [0, Double.nan], [.nan, 0], [1, .infinity], [.infinity, .infinity], [-.infinity, -.infinity], [.nan],
    ] {
      #expect(weights(Vector(scores)).elements.contains { $0.isNaN }, "\(scores)")
    }
    let queries: Matrix = [[1], [1]]
    let keys: Matrix = [[0], [.nan]]
    let output = attention(queries: queries, keys: keys, values: [[7], [8]], mask: .causal, blockSize: 1)
    #expect(output[0, 0] == 7 && output[1, 0].isNaN)
  }

  /// $-\infty$ in a block of its own must not touch what follows or precedes.
  @Test func minusInfinityIsNeutralInEveryBlock() {
    let keys = Matrix(columnVectors: [[-.infinity, -.infinity, 1, 2, -.infinity]])
    let values = Matrix(columnVectors: [[5, 6, 1, 3, 9]])
    for blockSize in 1...5 {
      let output = attention(queries: [[1]], keys: keys, values: values, scale: 1, blockSize: blockSize)
      #expect(abs(output[0, 0] - (1 + 3 * exp(1)) / (1 + exp(1))) < 1e-15)
    }
  }

  @Test func emptyInputsGiveEmptyOutputs() {
    let none = Matrix(rows: 0, columns: 3)
    #expect(attention(queries: none, keys: none, values: Matrix(rows: 0, columns: 2)).rows == 0)
    #expect(attentionWeights(queries: none, keys: none, mask: .causal) == Matrix(rows: 0, columns: 0))
    let narrow = attention(queries: [[1]], keys: [[1]], values: Matrix(rows: 1, columns: 0))
    #expect(narrow.rows == 1 && narrow.columns == 0)
  }

  @Test func shapesAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = attention(queries: [[1, 2]], keys: [[1, 2, 3]], values: [[1]])
    }
    #expect(message(result).contains("queries 1 x 2 and keys 1 x 3"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = attention(queries: [[1]], keys: [[1], [2]], values: [[1], [2]], mask: .causal)
    }
    #expect(message(result).contains("queries 1 x 1 and keys 2 x 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = attentionWeights(queries: [[1]], keys: Matrix(rows: 0, columns: 1))
    }
    #expect(message(result).contains("no key to see"))
  }
}
