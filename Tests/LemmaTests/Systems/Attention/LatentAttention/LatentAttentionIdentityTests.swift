import Lemma
import Testing

/// Absorption, grouping and decoding over random layers.
@Suite struct LatentAttentionIdentityTests {
  @Test func absorbedAndDecodedAreExpanded() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let layer = layer(&random, rotaryDimension: 2 * random.integer(in: 0...2), isFull: seed % 2 == 0)
      let x = random.matrix(random.integer(in: 1...12), 7)
      let expanded = layer.expanded(x)
      #expect((layer.absorbed(x) - expanded).frobeniusNorm < 1e-11, "seed \(seed)")
      var cache = LatentAttention.Cache()
      for i in 0..<x.rows {
        #expect((layer.decode(x[row: i], cache: &cache) - expanded[row: i]).norm < 1e-11, "seed \(seed)")
      }
    }
  }

  /// The selections of GQA written as matrices: a latent of all keys and values side by side.
  @Test func groupedAttentionIsLatentAttentionWithSelections() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (groups, depth) = (random.integer(in: 1...3), random.integer(in: 1...4))
      let heads = groups * random.integer(in: 1...3)
      func weights(_ count: Int) -> [Matrix] { (0..<count).map { _ in random.matrix(6, depth) } }
      let (query, key, value) = (weights(heads), weights(groups), weights(groups))
      let width = 2 * groups * depth
      func selection(_ block: Int) -> Matrix {
        Matrix(rows: width, columns: depth) { $0 == block * depth + $1 ? 1 : 0 }
      }
      let latentHeads = (0..<heads).map { s in
        let group = s * groups / heads
        return LatentAttention.Head(
          query: query[s], queryRotary: Matrix(rows: 6, columns: 0), keyUp: selection(group),
          valueUp: selection(groups + group))
      }
      let latent = LatentAttention(
        heads: latentHeads, queryDown: nil, latentDown: sideBySide(key + value),
        keyRotary: Matrix(rows: 6, columns: 0), output: .identity(heads * depth), rotary: RotaryEmbedding(dimension: 2))
      let grouped = GroupedQueryAttention(query: query, key: key, value: value)
      let x = random.matrix(8, 6)
      #expect((latent.absorbed(x) - grouped(x)).frobeniusNorm < 1e-12, "seed \(seed)")
      #expect((latent.expanded(x) - grouped(x)).frobeniusNorm < 1e-12, "seed \(seed)")
    }
  }

  @Test func groupedAttentionIsMultiHeadWithRepeatedPairs() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (query, key, value) = (
        (0..<6).map { _ in random.matrix(5, 4) }, (0..<2).map { _ in random.matrix(5, 4) },
        (0..<2).map { _ in random.matrix(5, 3) }
      )
      let (output, rotary) = (random.matrix(18, 5), RotaryEmbedding(dimension: 4))
      let grouped = GroupedQueryAttention(query: query, key: key, value: value, output: output, rotary: rotary)
      let repeated = GroupedQueryAttention(
        query: query, key: (0..<6).map { key[$0 / 3] }, value: (0..<6).map { value[$0 / 3] }, output: output,
        rotary: rotary)
      let x = random.matrix(7, 5)
      #expect((grouped(x) - repeated(x)).frobeniusNorm < 1e-12, "seed \(seed)")
    }
  }

  @Test func theFutureIsInvisible() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let layer = layer(&random, rotaryDimension: 2, isFull: true)
      var x = random.matrix(6, 7)
      let before = layer.absorbed(x)
      x[row: 5] = random.vector(7)
      let after = layer.absorbed(x)
      for i in 0..<5 { #expect((before[row: i] - after[row: i]).norm < 1e-14, "seed \(seed)") }
      #expect((before[row: 5] - after[row: 5]).norm > 1e-6, "seed \(seed)")
    }
  }

  private func layer(_ random: inout SeededMatrices, rotaryDimension: Int, isFull: Bool) -> LatentAttention {
    let queryWidth = isFull ? 4 : 7
    var heads: [LatentAttention.Head] = []
    for _ in 0..<3 {
      heads.append(
        LatentAttention.Head(
          query: random.matrix(queryWidth, 3), queryRotary: random.matrix(queryWidth, rotaryDimension),
          keyUp: random.matrix(5, 3), valueUp: random.matrix(5, 2)))
    }
    return LatentAttention(
      heads: heads, queryDown: isFull ? random.matrix(7, 4) : nil, latentDown: random.matrix(7, 5),
      keyRotary: random.matrix(7, rotaryDimension), output: random.matrix(6, 7),
      rotary: RotaryEmbedding(dimension: max(2, rotaryDimension)))
  }
}

func sideBySide(_ parts: [Matrix]) -> Matrix {
  Matrix(columnVectors: parts.flatMap { part in (0..<part.columns).map { part[column: $0] } })
}
