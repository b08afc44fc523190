import Lemma
import Testing

/// What holds for every sequence, and where the naive recurrence breaks.
@Suite struct AttentionAsRNNIdentityTests {
  @Test func statesFormACommutativeMonoid() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      var states: [OnlineSoftmax] = []
      for _ in 0..<3 {
        let n = random.integer(in: 1...9)
        states.append(OnlineSoftmax(scores: random.vector(n) * 300, values: random.matrix(n, 3)))
      }
      let (a, b, c) = (states[0], states[1], states[2])
      #expect(a.merged(with: b) == b.merged(with: a), "seed \(seed)")
      let (left, right) = (a.merged(with: b).merged(with: c), a.merged(with: b.merged(with: c)))
      #expect((left.output - right.output).norm < 1e-13 && left.maximum == right.maximum, "seed \(seed)")
    }
  }

  /// The scan is one row of attention; without the running maximum its sums overflow.
  @Test func scanIsARowOfAttentionWhereTheNaiveSumOverflows() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (q, k, v) = (random.matrix(1, 4) * 40, random.matrix(12, 4) * 60, random.matrix(12, 3))
      let scores = k * q[row: 0]
      var state = OnlineSoftmax(dimension: 3)
      for j in stride(from: 11, through: 0, by: -1) { state.absorb(score: scores[j], value: v[row: j]) }
      let row = attention(queries: q, keys: k, values: v, scale: 1)[row: 0]
      #expect((state.output - row).norm < 1e-12, "seed \(seed)")
      if max(scores) > 710 { #expect(sum(exp(scores)) == .infinity) }
    }
  }

  @Test func recomputationIsTheCacheAtEveryPosition() {
    for seed in 0..<20 {
      var random = SeededMatrices(seed)
      let layers = (0..<3).map { _ in
        CausalStack.Layer(query: random.matrix(3, 3), key: random.matrix(3, 3), value: random.matrix(3, 3))
      }
      let (stack, x) = (CausalStack(layers: layers), random.matrix(7, 3))
      let cached = stack.hiddenStates(of: x)
      for i in 0..<7 {
        let (state, reads) = stack.hiddenState(at: i, of: x)
        #expect((state - cached[row: i]).norm < 1e-12, "seed \(seed)")
        #expect(Double(reads) == CausalStack.embeddingReads(layers: 3, length: i + 1))
      }
    }
  }

  @Test func chunkedLinearAttentionIsTheRecurrence() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let n = random.integer(in: 0...100)
      let (q, k, v) = (random.matrix(n, 3), random.matrix(n, 3), random.matrix(n, 2))
      let output = linearAttention(queries: q, keys: k, values: v)
      var state = Matrix(rows: 3, columns: 2)
      for i in 0..<n {
        state = state + outer(k[row: i], v[row: i])
        #expect((output[row: i] - state.transpose * q[row: i]).norm < 1e-12, "seed \(seed)")
      }
    }
  }

  /// Pascal's rule, on both sides of the switch to logarithms.
  @Test func readsSatisfyTheRecursion() {
    for (layers, length) in [(3, 10), (20, 30), (30, 30), (32, 1024), (60, 60)] {
      let reads = CausalStack.embeddingReads(layers: layers, length: length)
      let sum =
        CausalStack.embeddingReads(layers: layers - 1, length: length)
        + CausalStack.embeddingReads(layers: layers, length: length - 1)
      #expect(abs(reads / sum - 1) < 1e-11, "\(layers) layers, length \(length)")
    }
    // sympy: binomial(58, 29), above 2⁵³; binomial(55, 27) below it.
    #expect(abs(CausalStack.embeddingReads(layers: 29, length: 30) / 30_067_266_499_541_040 - 1) < 1e-12)
    #expect(CausalStack.embeddingReads(layers: 27, length: 29) == 3_824_345_300_380_220)
  }

  @Test func scoresAreChecked() async throws {
    var state = OnlineSoftmax(dimension: 1)
    state.absorb(score: -.infinity, value: [5])
    #expect(state == OnlineSoftmax(dimension: 1))
    state.absorb(score: 0, value: [2])
    state.absorb(score: -.infinity, value: [5])
    #expect(state.output == [2])
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var state = OnlineSoftmax(dimension: 1)
      state.absorb(score: .nan, value: [1])
    }
    #expect(message(result).contains("a score must be finite or -infinity, got nan"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = OnlineSoftmax(dimension: 2).output
    }
    #expect(message(result).contains("nothing has been absorbed"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = CausalStack(layers: []).hiddenState(at: 3, of: [[1]])
    }
    #expect(message(result).contains("position 3 of 1"))
  }
}
