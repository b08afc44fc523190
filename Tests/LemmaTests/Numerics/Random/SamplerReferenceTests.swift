import Lemma
import Testing

/// Numbers of an independent implementation of the documented algorithms, word for word: integers of any size in Python.
@Suite struct SamplerReferenceTests {
  @Test func integersRedrawAsLemirePrescribes() {
    var generator = SeededGenerator(seed: 42)
    let large = [
      5_632_979_478_745_212_731, 2_205_453_799_249_261_782, 6_806_116_468_494_555_412, 4_068_188_212_900_549_486,
      867_129_156_654_715_904, 4_185_952_103_863_241_786, 1_436_889_564_243_832_010, 6_456_455_779_173_252_175,
    ]
    #expect((0..<8).map { _ in generator.integer(below: 3 << 61) } == large)
    // Two of the ten words were refused.
    #expect(generator == Self.advanced(seed: 42, by: 10))
    generator = SeededGenerator(seed: 7)
    let odd = [
      255_304_950_881_166_415, 1_970_157_550_561_525_839, 4_444_095_143_584_088_286, 2_147_679_191_939_199_266,
      3_338_432_229_742_717_152, 1_521_115_885_593_459_018,
    ]
    #expect((0..<6).map { _ in generator.integer(below: 1 << 62 + 1) } == odd)
    #expect(generator == Self.advanced(seed: 7, by: 8))
    generator = SeededGenerator(seed: 7)
    #expect(generator.integer(below: .max) == 510_609_901_762_332_830)
  }

  private static func advanced(seed: UInt64, by steps: Int) -> SeededGenerator {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<steps { _ = generator.next() }
    return generator
  }

  /// The 200000 normals of seed 2024: 62 from the tail, 1616 from the wedges, 1424 after a refusal.
  @Test func normalsFromTailAndWedgesMatch() {
    var generator = SeededGenerator(seed: 2024)
    let x = Vector.normal(count: 200_000, using: &generator)
    let expected: [(Int, Double)] = [
      (1872, 3.6543630059778747), (5342, 3.7246327501490466), (5444, -3.711626773440518), (5980, 4.025692429680328),
      (55, 0.2468350600631498), (126, 0.278453112650302), (264, -1.0286756705197173), (297, -1.7779769912953756),
      (62, 0.054858355084516794), (323, 0.9331128243582696), (389, -0.09595806994366292),
      (404, -0.031555335314194716), (27977, -1.348328838618043), (43594, -0.07576308043969049),
      (97125, -1.1263002053974354), (99647, -1.8014716243893798),
    ]
    for (index, value) in expected { #expect(abs(x[index] - value) <= 1e-12, "normal \(index)") }
    #expect(
      abs(sum(x) / 200_000 + 0.00012549643753882308) <= 1e-15
        && abs(x.squaredNorm / 200_000 - 1.0003970867358276) <= 1e-13)
    // 204618 words went into them.
    let state =
      (
        1_048_462_608_771_388_709, 2_474_715_229_765_115_411, 1_666_434_198_721_798_860, 3_236_140_894_743_035_027
      ) as (UInt64, UInt64, UInt64, UInt64)
    #expect(generator == SeededGenerator(state: state))
  }

  @Test(arguments: [
    (0.5, [2.67848254190374, 0.17034860943121197, 0.040344754827169135, 1.7256218444321252]),
    (1.0, [1.9959220332293413, 0.047902013512606964, 2.3703939723923724, 0.4956746161603487]),
    (2.5, [4.178893843715587, 0.6690420569251487, 4.672105582548127, 1.8448919897673153]),
    (40.0, [46.87109017210295, 31.31853878741679, 48.35244708715018, 38.23309377872551]),
  ])
  func gammaFollowsMarsagliaAndTsang(shape: Double, values: [Double]) {
    var generator = SeededGenerator(seed: 42)
    for value in values { #expect(abs(generator.gamma(shape: shape) / value - 1) <= 1e-13) }
  }

  @Test func otherSamplersMatch() {
    var generator = SeededGenerator(seed: 42)
    for value in [0.20542011206786845, 1.143125336559822, 0.01623694037923996] {
      #expect(abs(generator.exponential() / value - 1) <= 4 * .ulpOfOne)
    }
    generator = SeededGenerator(seed: 42)
    #expect(generator.sample(6, from: 10) == [8, 3, 9, 7, 0, 1])
    // numpy's qr of the first nine normals, the columns' signs such that the diagonal of R is positive.
    generator = SeededGenerator(seed: 42)
    let expected: Matrix = [
      [0.78900364, 0.17372487, -0.58931564], [-0.59091755, 0.47716493, -0.65048449],
      [-0.16819543, -0.86147159, -0.47914194],
    ]
    #expect((Matrix.orthogonal(3, using: &generator) - expected).frobeniusNorm <= 2e-8)
  }

  @Test(arguments: 0..<100) func aliasTableTakesAnIntegerAndAUniform(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var words = generator
    let weights = Vector.uniform(count: 1 + seed % 40, using: &generator)
    _ = Vector.uniform(count: 1 + seed % 40, using: &words)
    let table = AliasTable(weights)
    for _ in 0..<20 {
      let column = words.integer(below: weights.count)
      let share = words.uniform()
      let index = table.sample(using: &generator)
      // A column whose weight is below the mean keeps its own share: beyond it, the alias is returned, and only there.
      let own = weights[column] / mean(weights)
      #expect(own >= 1 || abs(share - own) <= 1e-12 || (index == column) == (share < own))
      #expect(weights[index] > 0)
    }
    #expect(generator == words)
  }

  @Test func badArgumentsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      print(AliasTable([1, .nan]))
    }
    #expect(message(result).contains("AliasTable: weight nan at 1 is negative or not finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(generator.categorical([]))
    }
    #expect(message(result).contains("categorical: the sum of the weights, 0.0, is not positive and finite"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(Matrix.orthogonal(-1, using: &generator))
    }
    #expect(message(result).contains("Matrix.orthogonal: the order -1 is negative"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SeededGenerator(seed: 1)
      print(Matrix.normal(rows: 2, columns: -1, using: &generator))
    }
    #expect(message(result).contains("Matrix.normal: the shape 2 x -1 is negative"))
  }
}
