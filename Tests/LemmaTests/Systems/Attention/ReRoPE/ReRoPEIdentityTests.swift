import Lemma
import Testing

/// What holds for every window, factor and length.
@Suite struct ReRoPEIdentityTests {
  @Test func twoPiecesAreTheDefinition() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let n = random.integer(in: 1...20)
      let rotary = RotaryEmbedding(dimension: 6, layout: seed % 2 == 0 ? .interleaved : .halves)
      let (q, k) = (random.matrix(n, 6), random.matrix(n, 6))
      for positions in kinds(n, &random) {
        let scores = rotaryAttentionScores(queries: q, keys: k, rotary: rotary, positions: positions)
        for i in 0..<n {
          for j in 0..<n {
            guard j <= i else {
              #expect(scores[i, j] == -.infinity)
              continue
            }
            let turned = rotary.rotated(q[row: i], position: positions(distance: i - j))
            #expect(abs(scores[i, j] - dot(turned, k[row: j])) < 1e-12, "seed \(seed), \(positions)")
          }
        }
      }
    }
  }

  @Test func streamedOutputIsTheSoftmaxOfTheScores() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let n = random.integer(in: 1...30)
      let rotary = RotaryEmbedding(dimension: 4)
      let (q, k, v) = (random.matrix(n, 4) * 4, random.matrix(n, 4), random.matrix(n, 3))
      let (positions, blockSize) = (kinds(n, &random)[seed % 4], random.integer(in: 1...12))
      let scores = rotaryAttentionScores(queries: q, keys: k, rotary: rotary, positions: positions)
      let streamed = rotaryAttention(
        queries: q, keys: k, values: v, rotary: rotary, positions: positions, blockSize: blockSize)
      for i in 0..<n {
        let expected = v.transpose * softmax(scores[row: i] * 0.5)
        #expect((streamed[row: i] - expected).norm < 1e-12, "seed \(seed), \(positions)")
      }
    }
  }

  @Test func decodingFromUnrotatedKeysIsTheLastRow() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let n = random.integer(in: 1...20)
      let rotary = RotaryEmbedding(dimension: 4)
      let (q, k, v) = (random.matrix(n, 4), random.matrix(n, 4), random.matrix(n, 3))
      let positions = kinds(n, &random)[seed % 4]
      let rows = rotaryAttention(queries: q, keys: k, values: v, rotary: rotary, positions: positions)
      let step = rotaryDecodeStep(query: q[row: n - 1], keys: k, values: v, rotary: rotary, positions: positions)
      #expect((step - rows[row: n - 1]).norm < 1e-12, "seed \(seed)")
    }
  }

  @Test func specialCasesCoincide() {
    let (q, k, _) = latticeInputs(rows: 24, columns: 8)
    func scores(_ positions: RelativePosition) -> Matrix {
      let all = rotaryAttentionScores(
        queries: q, keys: k, rotary: RotaryEmbedding(dimension: 8), positions: positions)
      return all.map { $0 == -.infinity ? 0 : $0 }
    }
    func differ(_ a: RelativePosition, _ b: RelativePosition) -> Double { (scores(a) - scores(b)).normInfinity }
    #expect(differ(.rectified(window: 24), .linear) < 1e-12)
    #expect(differ(.leaky(window: 6, factor: 1), .linear) < 1e-11)
    #expect(differ(.leaky(window: 0, factor: 4), .interpolated(by: 4)) < 1e-11)
    #expect(differ(.leaky(window: 6, factor: 1e9), .rectified(window: 6)) < 1e-6)
    #expect(differ(.rectified(window: 6), .linear) > 0.1)
  }

  @Test func trainedLengthSharpensLateQueriesOnly() {
    let (q, k, v) = latticeInputs(rows: 24, columns: 8)
    let rotary = RotaryEmbedding(dimension: 8)
    let scaled = rotaryAttention(
      queries: q, keys: k, values: v, rotary: rotary, positions: .rectified(window: 6), trainedLength: 8)
    let plain = rotaryAttention(queries: q, keys: k, values: v, rotary: rotary, positions: .rectified(window: 6))
    for i in 0..<8 { #expect((scaled[row: i] - plain[row: i]).norm < 1e-14) }
    let scale = log(24.0) / log(8.0) / 8.0.squareRoot()
    let last = rotaryDecodeStep(
      query: q[row: 23], keys: k, values: v, rotary: rotary, positions: .rectified(window: 6), scale: scale)
    #expect((scaled[row: 23] - last).norm < 1e-12)
  }

  private func kinds(_ n: Int, _ random: inout SeededMatrices) -> [RelativePosition] {
    let (window, factor) = (random.integer(in: 0...n + 2), 1 + 9 * abs(random.number()))
    return [.linear, .interpolated(by: factor), .rectified(window: window), .leaky(window: window, factor: factor)]
  }
}
