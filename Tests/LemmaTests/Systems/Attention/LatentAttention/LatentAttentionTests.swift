import Lemma
import Testing

/// Bytes from the published configurations; outputs computed with numpy from the definitions.
@Suite struct LatentAttentionTests {
  @Test func cachesMeetThePublishedConfigurations() {
    let cases: [(AttentionLayout, Int, Double)] = [
      (.multiHead(heads: 32, headDimension: 128), 32, 524_288),
      (.grouped(groups: 8, headDimension: 128), 80, 327_680),
      (.grouped(groups: 8, headDimension: 128), 32, 131_072),
      (.grouped(groups: 8, headDimension: 128), 126, 516_096),
      (.grouped(groups: 8, headDimension: 128), 95, 389_120),
      (.latent(rank: 512, rotaryDimension: 64), 60, 69_120),
      (.latent(rank: 512, rotaryDimension: 64), 61, 70_272),
    ]
    for (layout, layers, bytes) in cases { #expect(layout.bytesPerToken(layers: layers) == bytes, "\(layout)") }
    #expect(AttentionLayout.multiQuery(headDimension: 128).elementsPerTokenPerLayer == 256)
    #expect(AttentionLayout.latent(rank: 8, rotaryDimension: 0).elementsPerTokenPerLayer == 8)
    #expect(AttentionLayout.latent(rank: 512, rotaryDimension: 64).equivalentGroups(headDimension: 128) == 2.25)
    let quantised = AttentionLayout.latent(rank: 512, rotaryDimension: 64).bytesPerToken(layers: 60, bitsPerElement: 6)
    #expect(abs(1 - quantised / 389_120 - 0.9333881578947) < 1e-12)
    #expect(abs(1 - 69_120.0 / 389_120 - 0.8223684210526) < 1e-12)
    let latent = AttentionLayout.latent(rank: 512, rotaryDimension: 64)
    #expect(latent.elementsPerTokenPerLayer == 576)
    #expect(latent.bytesPerToken(layers: 60) * 131_072 == 8.4375 * pow(2, 30))
    #expect(AttentionLayout.multiHead(heads: 32, headDimension: 128).bytesPerToken(layers: 32) * 4096 == pow(2, 31))
  }

  @Test func bothFormsMeetReferenceDigits() {
    let layer = exampleLayer()
    let x = Matrix.lattice(rows: 10, columns: 12, stream: 5)
    let (expanded, absorbed) = (layer.expanded(x), layer.absorbed(x))
    #expect(abs(expanded.frobeniusNorm - 7.4285897669) < 1e-9)
    #expect(abs(expanded[9, 0] - 0.12988133117) < 1e-10)
    #expect((expanded - absorbed).frobeniusNorm < 1e-12)
    var cache = LatentAttention.Cache()
    for i in 0..<10 {
      #expect((layer.decode(x[row: i], cache: &cache) - expanded[row: i]).norm < 1e-12)
    }
    #expect(cache.latents.rows == 10 && cache.latents.columns == 6 && cache.rotaryKeys.columns == 2)
  }

  @Test func groupsMeetReferenceDigits() {
    let x = Matrix.lattice(rows: 9, columns: 8, stream: 6)
    for (groups, norm) in [(4, 5.548471533), (2, 5.5738254201), (1, 4.0737609456)] {
      #expect(abs(groupedExample(groups)(x).frobeniusNorm - norm) < 1e-9)
    }
  }

  @Test func parametersMeetTheCount() {
    // DeepSeek-V2 scaled down by 32: width 160, 4 heads of 4, ranks 16 and 48, 2 rotary coordinates.
    let head = LatentAttention.Head(
      query: Matrix(rows: 48, columns: 4), queryRotary: Matrix(rows: 48, columns: 2),
      keyUp: Matrix(rows: 16, columns: 4), valueUp: Matrix(rows: 16, columns: 4))
    let layer = LatentAttention(
      heads: [head, head, head, head], queryDown: Matrix(rows: 160, columns: 48),
      latentDown: Matrix(rows: 160, columns: 16), keyRotary: Matrix(rows: 160, columns: 2),
      output: Matrix(rows: 16, columns: 160), rotary: RotaryEmbedding(dimension: 2))
    #expect(layer.parameterCount == 160 * (48 + 16 + 2) + 4 * (48 * 6 + 16 * 8) + 16 * 160)
  }
}

/// Three heads of four components over a latent of six, weights from the lattice.
func exampleLayer() -> LatentAttention {
  let heads = (0..<3).map { s in
    LatentAttention.Head(
      query: latticeWeight(8, 4, 20 + s), queryRotary: latticeWeight(8, 2, 30 + s), keyUp: latticeWeight(6, 4, 40 + s),
      valueUp: latticeWeight(6, 4, 50 + s))
  }
  return LatentAttention(
    heads: heads, queryDown: latticeWeight(12, 8, 11), latentDown: latticeWeight(12, 6, 12),
    keyRotary: latticeWeight(12, 2, 13), output: latticeWeight(12, 12, 60), rotary: RotaryEmbedding(dimension: 2))
}

/// Four heads of three components over so many pairs of keys and values.
func groupedExample(_ groups: Int) -> GroupedQueryAttention {
  GroupedQueryAttention(
    query: (0..<4).map { latticeWeight(8, 3, 80 + $0) }, key: (0..<groups).map { latticeWeight(8, 3, 90 + $0) },
    value: (0..<groups).map { latticeWeight(8, 3, 100 + $0) })
}

func latticeWeight(_ rows: Int, _ columns: Int, _ stream: Int) -> Matrix {
  Matrix.lattice(rows: rows, columns: columns, stream: stream) / Double(rows).squareRoot()
}
