import Lemma
import Testing

/// The stream is a contract: published words, and the numbers that each sampler makes of them.
@Suite struct SeededGeneratorStreamTests {
  @Test func matchesPublishedWords() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let words: [UInt64] = [41943041, 58720359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205]
    #expect((0..<5).map { _ in generator.next() } == words)
    var mixer = SplitMix64(state: 1_234_567)
    let mixed: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    #expect((0..<3).map { _ in mixer.next() } == mixed)
  }

  @Test func matchesReferenceWordsOfTwoSeeds() {
    var generator = SeededGenerator(seed: 42)
    let words: [UInt64] = [
      15_021_278_609_987_233_951, 5_881_210_131_331_364_753, 18_149_643_915_985_481_100, 12_933_668_939_759_105_464,
    ]
    #expect((0..<4).map { _ in generator.next() } == words)
    generator = SeededGenerator(seed: 42)
    generator.jump()
    #expect((0..<2).map { _ in generator.next() } == [13_886_555_598_616_206_053, 6_751_983_904_886_340_403])
    generator = SeededGenerator(seed: 0)
    #expect((0..<2).map { _ in generator.next() } == [5_987_356_902_031_041_503, 7_051_070_477_665_621_255])
  }

  @Test func matchesReferenceNumbers() {
    var generator = SeededGenerator(seed: 42)
    #expect((0..<3).map { _ in generator.uniform() } == [0.8143051451229099, 0.3188210400616611, 0.9838941681774888])
    generator = SeededGenerator(seed: 42)
    let normals: Vector = [
      1.0808830622368977, -0.4530907352634658, -1.431154827505477, -0.8095181557934008, 1.289143726523606,
      0.9149247699096902,
    ]
    #expect((Vector.normal(count: 6, using: &generator) - normals).norm(.infinity) <= 1e-12)
  }

  @Test func manyIntegersAreThoseOfAsManyCalls() {
    var (one, many) = (SeededGenerator(seed: 42), SeededGenerator(seed: 42))
    #expect(many.integers(below: 10, count: 12) == [8, 3, 9, 7, 7, 5, 1, 6, 2, 9, 5, 8])
    for _ in 0..<12 { _ = one.integer(below: 10) }
    #expect(one == many && many.integers(below: 3, count: 0).isEmpty && one == many)
    // A bound that makes draws repeat.
    let bound = Int.max / 2 + 2
    #expect(many.integers(below: bound, count: 100) == (0..<100).map { _ in one.integer(below: bound) })
    #expect(one == many)
  }

  @Test func matchesReferenceDiscreteDraws() {
    var generator = SeededGenerator(seed: 42)
    #expect((0..<12).map { _ in generator.integer(below: 10) } == [8, 3, 9, 7, 7, 5, 1, 6, 2, 9, 5, 8])
    generator = SeededGenerator(seed: 42)
    #expect(Vector.rademacher(count: 12, using: &generator) == [1, 1, 1, 1, 1, -1, -1, 1, -1, -1, -1, 1])
    generator = SeededGenerator(seed: 42)
    #expect(generator.permutation(8) == [7, 0, 1, 4, 3, 5, 2, 6])
    generator = SeededGenerator(seed: 42)
    #expect((0..<10).map { _ in generator.categorical([0.1, 0.2, 0.7]) } == [2, 2, 2, 2, 2, 2, 1, 2, 1, 2])
  }

  @Test(arguments: 0..<100)
  func samplersFollowTheWordsBitForBit(seed: Int) {
    var words = SeededGenerator(seed: UInt64(seed))
    var drawn = words
    #expect(drawn.uniform() == Double(words.next() >> 11) / 9_007_199_254_740_992)
    #expect(drawn.openUniform() == (Double(words.next() >> 12) + 0.5) / 4_503_599_627_370_496)
    #expect(drawn.uniform(in: -3..<5) == -3 + 8 * words.uniform())
    #expect(drawn.exponential() == -log(words.openUniform()))
    #expect(drawn.rademacher() == (words.next() & 1 == 1 ? 1 : -1))
    #expect(drawn.normal(mean: 2, standardDeviation: 3) == 2 + 3 * words.normal())
    #expect(drawn == words)
  }

  @Test(arguments: 0..<100)
  func vectorsAndMatricesContinueTheScalarStream(seed: Int) {
    var one = SeededGenerator(seed: UInt64(seed))
    var other = one
    #expect(Vector.normal(count: 37, using: &one).elements == (0..<37).map { _ in other.normal() })
    #expect(Vector.uniform(count: 5, using: &one).elements == (0..<5).map { _ in other.uniform() })
    #expect(Vector.uniform(count: 5, in: 2..<3, using: &one).elements == (0..<5).map { _ in other.uniform(in: 2..<3) })
    #expect(Matrix.normal(rows: 3, columns: 4, using: &one).elements == (0..<12).map { _ in other.normal() })
    #expect(Matrix.uniform(rows: 3, columns: 4, using: &one).elements == (0..<12).map { _ in other.uniform() })
    let signs = Matrix.rademacher(rows: 7, columns: 10, using: &one).elements
    let words = [other.next(), other.next()]
    #expect(signs == (0..<70).map { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 ? 1 : -1 })
    #expect(one == other)
  }

  @Test func zigguratLayersHaveEqualArea() {
    let (x, f) = (Ziggurat.edges, Ziggurat.heights)
    #expect(x[1] == Ziggurat.tailStart && x[256] == 0 && f[256] == 1)
    // The base layer holds the tail as well.
    let tail = sqrt(.pi / 2) * erfc(x[1] / sqrt(2.0))
    #expect(abs(x[1] * f[1] + tail - Ziggurat.layerArea) <= 1e-15)
    for i in 1..<255 { #expect(abs(x[i] * (f[i + 1] - f[i]) - Ziggurat.layerArea) <= 1e-15, "layer \(i)") }
    // The last layer closes only as well as R and V are known.
    #expect(abs(x[255] * (f[256] - f[255]) - Ziggurat.layerArea) <= 1e-12)
    let core = (0..<256).map { x[$0 + 1] / x[$0] }.reduce(0, +) / 256
    #expect(abs(core - 0.98508) <= 1e-5)
  }
}
