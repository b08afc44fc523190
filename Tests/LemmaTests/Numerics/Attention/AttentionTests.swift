import Lemma
import Testing

/// Streamed attention against reference digits and against the definition.
@Suite struct AttentionTests {
  /// numpy: softmax of the full score matrix, `lattice` streams 1, 2, 3 of 48 rows and 8 columns, scale log₅₁₂ 48/√8.
  @Test func meetsReferenceDigits() {
    let (q, k, v) = latticeInputs(rows: 48, columns: 8)
    let scale = log(48.0) / log(512.0) / 8.0.squareRoot()
    let full = attention(queries: q, keys: k, values: v, scale: scale)
    #expect(abs(full.frobeniusNorm - 3.7611498986) < 1e-9)
    #expect(abs(full[5, 3] - 0.14342364923) < 1e-10)
    let causal = attention(queries: q, keys: k, values: v, mask: .causal, scale: scale)
    #expect(abs(causal.frobeniusNorm - 7.0401085672) < 1e-9)
    #expect(abs(causal[5, 3] + 0.86683899664) < 1e-10)
  }

  @Test func meetsTheDefinitionForEveryMaskAndBlockSize() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let n = random.integer(in: 1...40)
      let (width, depth) = (random.integer(in: 1...6), random.integer(in: 1...5))
      let (q, k, v) = (random.matrix(n, width) * 3, random.matrix(n, width), random.matrix(n, depth))
      let mask = masks(n, &random)[seed % 4]
      let expected = definition(q, k, v, mask, scale: 1 / Double(width).squareRoot())
      for blockSize in [1, 7, 16, random.integer(in: 1...50), 1 << 40] {
        let streamed = attention(queries: q, keys: k, values: v, mask: mask, blockSize: blockSize)
        #expect((streamed - expected).frobeniusNorm < 1e-12, "seed \(seed), \(mask), blocks of \(blockSize)")
      }
    }
  }

  @Test func takesAnyNumberOfKeysWithoutAMask() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (n, m) = (random.integer(in: 1...20), random.integer(in: 1...30))
      let (q, k, v) = (random.matrix(n, 3), random.matrix(m, 3), random.matrix(m, 2))
      let expected = definition(q, k, v, .none, scale: 2.5)
      let streamed = attention(queries: q, keys: k, values: v, scale: 2.5, blockSize: 8)
      #expect((streamed - expected).frobeniusNorm < 1e-12, "seed \(seed)")
    }
  }

  @Test func weightsTimesValuesAreAttention() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let n = random.integer(in: 1...30)
      let (q, k, v) = (random.matrix(n, 4), random.matrix(n, 4), random.matrix(n, 3))
      let mask = masks(n, &random)[seed % 4]
      let weights = attentionWeights(queries: q, keys: k, mask: mask)
      #expect((weights * v - attention(queries: q, keys: k, values: v, mask: mask)).frobeniusNorm < 1e-13)
      for i in 0..<n {
        #expect(abs(sum(weights[row: i]) - 1) < 1e-14, "seed \(seed)")
        for j in 0..<n where !isVisible(j, from: i, mask) { #expect(weights[i, j] == 0) }
      }
    }
  }

  /// Shifting all scores of a query leaves its weights as they are: keys that differ by a common vector look alike.
  @Test func ignoresACommonShiftOfTheKeys() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (q, k, v) = (random.matrix(9, 3), random.matrix(9, 3), random.matrix(9, 2))
      let shift = random.vector(3) * 50
      let moved = Matrix(rows: 9, columns: 3) { k[$0, $1] + shift[$1] }
      let difference = attention(queries: q, keys: moved, values: v) - attention(queries: q, keys: k, values: v)
      #expect(difference.frobeniusNorm < 1e-11, "seed \(seed)")
    }
  }
}

func latticeInputs(rows: Int, columns: Int) -> (q: Matrix, k: Matrix, v: Matrix) {
  (
    .lattice(rows: rows, columns: columns, stream: 1), .lattice(rows: rows, columns: columns, stream: 2),
    .lattice(rows: rows, columns: columns, stream: 3)
  )
}

/// A mask of every kind for a length.
private func masks(_ n: Int, _ random: inout SeededMatrices) -> [AttentionMask] {
  [.none, .causal, .prefix(random.integer(in: 0...n + 3)), .window(random.integer(in: 1...n + 3))]
}

func isVisible(_ j: Int, from i: Int, _ mask: AttentionMask) -> Bool {
  switch mask {
  case .none: true
  case .causal: j <= i
  case .prefix(let length): j <= i || (i < length && j < length)
  case .window(let width): j <= i && i - j < width
  }
}

/// Attention as it is written, key by key.
private func definition(_ q: Matrix, _ k: Matrix, _ v: Matrix, _ mask: AttentionMask, scale: Double) -> Matrix {
  var result = Matrix(rows: q.rows, columns: v.columns)
  for i in 0..<q.rows {
    var total = 0.0
    for j in 0..<k.rows where isVisible(j, from: i, mask) {
      let weight = exp(scale * dot(q[row: i], k[row: j]))
      total += weight
      result[row: i] += weight * v[row: j]
    }
    result[row: i] *= 1 / total
  }
  return result
}
