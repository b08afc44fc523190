import Lemma
import Testing

/// Changes that look harmless and are not, and shapes that do not fit.
@Suite struct LatentAttentionEdgeTests {
  /// Rotated keys cannot be absorbed (numpy, weights from streams 70 and 71, latents from 72 and 73).
  @Test func rotationPreventsAbsorption() {
    let rotary = RotaryEmbedding(dimension: 4)
    let query = Matrix.lattice(rows: 1, columns: 6, stream: 72)[row: 0]
    let latent = Matrix.lattice(rows: 1, columns: 6, stream: 73)[row: 0]
    let (q, k) = (latticeWeight(6, 4, 70).transpose * query, latticeWeight(6, 4, 71).transpose * latent)
    func score(_ t: Double, _ i: Double) -> Double {
      dot(rotary.rotated(q, position: t), rotary.rotated(k, position: i))
    }
    #expect(abs(score(5, 1) + 3.69144045679) < 1e-10)
    #expect(abs(score(5, 2) + 4.8579720336) < 1e-10)
    // Rotating the latent itself: not relative.
    let wide = RotaryEmbedding(dimension: 6)
    func naive(_ t: Double, _ i: Double) -> Double {
      let key = latticeWeight(6, 4, 71).transpose * wide.rotated(latent, position: i)
      let rotated = latticeWeight(6, 4, 70).transpose * wide.rotated(query, position: t)
      return dot(rotated, key)
    }
    #expect(abs(naive(5, 2) + 1.7816680366) < 1e-10)
    #expect(abs(naive(105, 102) - 1.39528025364) < 1e-10)
  }

  /// Heads share pairs in contiguous groups, not in turns.
  @Test func groupsAreContiguous() {
    let x = Matrix.lattice(rows: 9, columns: 8, stream: 6)
    let grouped = groupedExample(2)
    let turns = GroupedQueryAttention(
      query: grouped.query, key: (0..<4).map { grouped.key[$0 % 2] }, value: (0..<4).map { grouped.value[$0 % 2] })
    #expect((grouped(x) - turns(x)).frobeniusNorm > 0.1)
  }

  /// With the scale of the absorbed width the layer would be another one.
  @Test func theScaleIsThatOfTheHeads() {
    let x = Matrix.lattice(rows: 10, columns: 12, stream: 5)
    let layer = exampleLayer()
    let factor = (6.0 / 8).squareRoot()
    let wrong = LatentAttention(
      heads: layer.heads.map {
        LatentAttention.Head(
          query: $0.query * factor, queryRotary: $0.queryRotary * factor, keyUp: $0.keyUp, valueUp: $0.valueUp)
      }, queryDown: layer.queryDown, latentDown: layer.latentDown, keyRotary: layer.keyRotary, output: layer.output,
      rotary: layer.rotary)
    #expect((wrong.absorbed(x) - layer.absorbed(x)).frobeniusNorm > 0.01)
  }

  @Test func shapesAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GroupedQueryAttention(query: [[[1]], [[1]], [[1]]], key: [[[1]], [[1]]], value: [[[1]], [[1]]])
    }
    #expect(message(result).contains("3 heads for 2 keys and 2 values"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let head = LatentAttention.Head(query: [[1]], queryRotary: [[1, 1]], keyUp: [[1], [2]], valueUp: [[1]])
      _ = LatentAttention(
        heads: [head], queryDown: nil, latentDown: [[1]], keyRotary: [[1, 1]], output: [[1]],
        rotary: RotaryEmbedding(dimension: 2))
    }
    #expect(message(result).contains("heads[0].keyUp is 2 x 1, expected 1 x 1"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = AttentionLayout.grouped(groups: 0, headDimension: 4).elementsPerTokenPerLayer
    }
    #expect(message(result).contains("groups must be positive, got 0"))
  }
}
