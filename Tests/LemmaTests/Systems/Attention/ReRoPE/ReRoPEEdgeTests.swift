import Lemma
import Testing

/// Ways of doing it that are nearly right, and arguments that make no sense.
@Suite struct ReRoPEEdgeTests {
  private let rotary = RotaryEmbedding(dimension: 8)

  /// Choosing the piece by tile instead of by entry is right everywhere except on the tiles that meet the window.
  @Test func choosingByTileIsNotEnough() {
    let (q, k, _) = latticeInputs(rows: 24, columns: 8)
    func scores(_ positions: RelativePosition) -> Matrix {
      rotaryAttentionScores(queries: q, keys: k, rotary: rotary, positions: positions)
    }
    let (plain, exact) = (scores(.linear), scores(.rectified(window: 6)))
    let naive = Matrix(rows: 24, columns: 24) { i, j in
      i / 8 == j / 8 ? plain[i, j] : dot(rotary.rotated(q[row: i], position: 6), k[row: j])
    }
    var wrong = 0
    for i in 0..<24 { for j in 0...i where abs(naive[i, j] - exact[i, j]) > 1e-9 { wrong += 1 } }
    #expect(wrong > 20)
  }

  /// Two normalised attention matrices cannot be merged: their rows no longer sum to 1.
  @Test func mergingAfterTheSoftmaxIsWrong() {
    let (q, k, v) = latticeInputs(rows: 24, columns: 8)
    func weights(_ positions: RelativePosition) -> Vector {
      let scores = rotaryAttentionScores(queries: q, keys: k, rotary: rotary, positions: positions)
      return softmax(scores[row: 23] / 8.0.squareRoot())
    }
    let (near, far) = (weights(.linear), weights(.rectified(window: 0)))
    let merged = Vector(count: 24) { 23 - $0 < 6 ? near[$0] : far[$0] }
    #expect(abs(sum(merged) - 1) > 0.01)
    let exact = rotaryAttention(
      queries: q, keys: k, values: v, rotary: rotary, positions: .rectified(window: 6))
    #expect((v.transpose * merged - exact[row: 23]).norm > 0.01)
  }

  @Test func positionsAreContinuousAtTheWindow() {
    for window in [0, 1, 7] {
      let leaky = RelativePosition.leaky(window: window, factor: 3)
      #expect(leaky(distance: window) == Double(window))
      #expect(abs(leaky(distance: window + 1) - Double(window) - 1.0 / 3) < 1e-15)
      #expect(RelativePosition.rectified(window: window)(distance: window + 9) == Double(window))
    }
  }

  @Test func oneTokenSeesItself() {
    let row: Matrix = [[1, 2, 3, 4, 5, 6, 7, 8]]
    let output = rotaryAttention(
      queries: row, keys: row, values: [[3, 4]], rotary: rotary, positions: .rectified(window: 0))
    #expect(output == [[3, 4]])
    #expect(RelativePosition.smallestFactor(length: 100, window: 5, trainedLength: 100) == 1)
  }

  @Test func argumentsAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RelativePosition.rectified(window: -1).matrix(length: 2)
    }
    #expect(message(result).contains("the window must not be negative, got -1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RelativePosition.leaky(window: 1, factor: 0.5)(distance: 3)
    }
    #expect(message(result).contains("the factor must be finite and at least 1, got 0.5"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = rotaryAttentionScores(
        queries: [[1, 2]], keys: [[1, 2]], rotary: RotaryEmbedding(dimension: 4), positions: .linear)
    }
    #expect(message(result).contains("queries 1 x 2 for an embedding of dimension 4"))
  }
}
