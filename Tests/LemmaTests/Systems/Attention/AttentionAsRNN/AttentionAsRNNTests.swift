import Lemma
import Testing

/// Outputs computed with numpy from the definitions; counts are binomial coefficients.
@Suite struct AttentionAsRNNTests {
  private let scores: Vector = [1, -2, 0.5, 3]
  private let values: Matrix = [[1, 0], [0, 1], [2, -1], [-1, 3]]

  @Test func onlineSoftmaxMeetsReferenceDigits() {
    let state = OnlineSoftmax(scores: scores, values: values)
    #expect((state.output - [-0.5722256347271, 2.3891134980972]).norm < 1e-12)
    #expect(abs(state.normalizer - 1.2241582288596) < 1e-12)
    #expect(state.maximum == 3)
    let huge = OnlineSoftmax(scores: [1000, 1001, -5000], values: [[1], [2], [3]])
    #expect(abs(huge.output[0] - 1.73105857863) < 1e-12)
  }

  @Test func everyOrderAndEverySplitGivesTheSame() {
    let whole = OnlineSoftmax(scores: scores, values: values)
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
      var state = OnlineSoftmax(dimension: 2)
      for j in order { state.absorb(score: scores[j], value: values[row: j]) }
      #expect((state.output - whole.output).norm < 1e-13 && abs(state.normalizer - whole.normalizer) < 1e-13)
    }
    for split in 0...4 {
      let first = OnlineSoftmax(scores: scores[0..<split], values: values[rows: 0..<split, columns: 0..<2])
      let second = OnlineSoftmax(scores: scores[split..<4], values: values[rows: split..<4, columns: 0..<2])
      #expect((first.merged(with: second).output - whole.output).norm < 1e-13)
    }
    #expect(whole.merged(with: OnlineSoftmax(dimension: 2)) == whole)
    #expect(OnlineSoftmax(dimension: 2).merged(with: whole) == whole)
  }

  @Test func recomputationMeetsTheCacheAndReferenceDigits() {
    let (stack, x) = latticeStack(layers: 3, length: 8)
    let expected: Vector = [0.76864031772, 2.03249024275, -1.33649794348, -1.08761634459]
    let (state, reads) = stack.hiddenState(at: 7, of: x)
    #expect((state - expected).norm(.infinity) < 1e-10)
    #expect((stack.hiddenStates(of: x)[row: 7] - expected).norm(.infinity) < 1e-10)
    #expect(reads == 120)
  }

  @Test func readsAreBinomialCoefficients() {
    for (layers, length, reads) in [(1, 8, 8), (2, 8, 36), (3, 8, 120), (4, 6, 126), (0, 5, 1)] {
      let (stack, x) = latticeStack(layers: layers, length: length)
      #expect(stack.hiddenState(at: length - 1, of: x).embeddingReads == reads)
      #expect(CausalStack.embeddingReads(layers: layers, length: length) == Double(reads))
    }
    let all = (1...16).map { CausalStack.embeddingReads(layers: 2, length: $0) }
    #expect(all.reduce(0, +) == 816)
    #expect((1...100).map { CausalStack.embeddingReads(layers: 1, length: $0) }.reduce(0, +) == 5050)
    #expect(abs(log10(CausalStack.embeddingReads(layers: 32, length: 1024)) - 61.117663798) < 1e-8)
  }

  @Test func linearAttentionMeetsReferenceDigits() {
    let (q, k, v) = latticeInputs(rows: 12, columns: 3)
    #expect(abs(linearAttention(queries: q, keys: k, values: v).frobeniusNorm - 44.9010771311) < 1e-9)
  }
}

func latticeStack(layers: Int, length: Int) -> (stack: CausalStack, x: Matrix) {
  func weight(_ stream: Int) -> Matrix { Matrix.lattice(rows: 4, columns: 4, stream: stream) / 2 }
  let stack = CausalStack(
    layers: (0..<layers).map { l in
      CausalStack.Layer(query: weight(200 + 3 * l), key: weight(201 + 3 * l), value: weight(202 + 3 * l))
    })
  return (stack, .lattice(rows: length, columns: 4, stream: 3))
}
