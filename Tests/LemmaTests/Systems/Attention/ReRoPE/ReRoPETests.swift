import Lemma
import Testing

/// Digits computed with numpy from the definition, every entry of the score matrix rotated by itself.
@Suite struct ReRoPETests {
  private let rotary = RotaryEmbedding(dimension: 8)
  private let inputs = latticeInputs(rows: 24, columns: 8)

  private func output(_ positions: RelativePosition, blockSize: Int = 128) -> Matrix {
    rotaryAttention(
      queries: inputs.q, keys: inputs.k, values: inputs.v, rotary: rotary, positions: positions, blockSize: blockSize)
  }

  @Test func outputsMeetReferenceDigits() {
    for blockSize in [1, 5, 8, 128] {
      let rectified = output(.rectified(window: 6), blockSize: blockSize)
      #expect(abs(rectified.frobeniusNorm - 7.2863962434) < 1e-9)
      #expect(abs(rectified[23, 0] + 0.2244094079) < 1e-10)
      let leaky = output(.leaky(window: 6, factor: 4), blockSize: blockSize)
      #expect(abs(leaky.frobeniusNorm - 7.3906893973) < 1e-9)
      #expect(abs(leaky[23, 0] + 0.36979494823) < 1e-10)
      let plain = output(.linear, blockSize: blockSize)
      #expect(abs(plain[23, 0] + 0.54985324421) < 1e-10)
      for i in 0...6 { #expect((rectified[row: i] - plain[row: i]).norm < 1e-13) }
      #expect((rectified[row: 7] - plain[row: 7]).norm > 1e-3)
    }
  }

  @Test func positionsMeetTheirMatrices() {
    let rectified = RelativePosition.rectified(window: 3).matrix(length: 8)
    #expect((rectified[row: 7] - [3, 3, 3, 3, 3, 2, 1, 0]).norm < 1e-13)
    let leaky = RelativePosition.leaky(window: 3, factor: 2).matrix(length: 8)
    #expect((leaky[row: 7] - [5, 4.5, 4, 3.5, 3, 2, 1, 0]).norm < 1e-13)
    #expect(leaky[2, 5] == 0)
  }

  @Test func rangesMeetReferenceDigits() {
    #expect(RelativePosition.rectified(window: 512).largest(length: 4096) == 512)
    #expect(abs(RelativePosition.leaky(window: 512, factor: 16).largest(length: 16384) - 1503.9375) < 1e-9)
    let factor = RelativePosition.smallestFactor(length: 16384, window: 512, trainedLength: 4096)
    #expect(abs(factor - 4.42952832822) < 1e-10)
    let largest = RelativePosition.leaky(window: 512, factor: factor).largest(length: 16384)
    #expect(abs(largest - 4095) < 1e-9)
  }

  @Test func workMeetsTheCounts() {
    let cases = [(1024, 64, 256, 136, 148), (8192, 128, 512, 2080, 2140), (1024, 64, 250, 136, 161)]
    for (length, blockSize, window, tiles, evaluations) in cases {
      let work = tileEvaluations(length: length, blockSize: blockSize, positions: .rectified(window: window))
      #expect(work.tiles == tiles && work.evaluations == evaluations)
      let plain = tileEvaluations(length: length, blockSize: blockSize, positions: .linear)
      #expect(plain.tiles == tiles && plain.evaluations == tiles)
    }
  }
}
