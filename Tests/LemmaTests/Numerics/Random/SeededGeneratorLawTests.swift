import Lemma
import Testing

/// That the numbers follow their laws: tests with p-values, which a right sampler fails once in a million seeds.
@Suite struct SeededGeneratorLawTests {
  @Test func normalsMatchTheReferenceTestStatistic() {
    var generator = SeededGenerator(seed: 2024)
    let x = Vector.normal(count: 200_000, using: &generator)
    let test = kolmogorovSmirnovTest(x, against: Normal().cdf)
    #expect(abs(test.pValue - 0.7809) <= 1e-3)
    #expect(x.elements.count { abs($0) > 3.6541528853610088 } == 62)
  }

  @Test(arguments: 0..<100)
  func continuousLawsPassKolmogorovSmirnov(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func check(_ name: String, _ cdf: (Double) -> Double, _ draw: (inout SeededGenerator) -> Double) {
      let sample = Vector(count: 5000) { _ in draw(&generator) }
      let test = kolmogorovSmirnovTest(sample, against: cdf)
      #expect(test.pValue > 1e-6, "\(name), seed \(seed): D \(test.statistic)")
    }
    check("normal", Normal().cdf) { $0.normal() }
    check("scaled normal", Normal(mean: -1, standardDeviation: 4).cdf) { $0.normal(mean: -1, standardDeviation: 4) }
    check("uniform", { $0 }) { $0.uniform() }
    check("uniform in a range", { ($0 + 2) / 5 }) { $0.uniform(in: -2..<3) }
    check("exponential", { -expm1(-$0) }) { $0.exponential() }
    check("gamma 0.3", Gamma(shape: 0.3).cdf) { $0.gamma(shape: 0.3) }
    check("gamma 7.5", Gamma(shape: 7.5).cdf) { $0.gamma(shape: 7.5) }
  }

  @Test(arguments: 0..<100)
  func discreteLawsPassChiSquare(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let weights: Vector = [0.5, 0, 3, 1.25, 0.25, 0, 5]
    let table = AliasTable(weights)
    func check(_ name: String, _ draw: (inout SeededGenerator) -> Int) {
      var counts = [Int](repeating: 0, count: 7)
      for _ in 0..<4000 { counts[draw(&generator)] += 1 }
      #expect(counts[1] == 0 && counts[5] == 0, "\(name) returned an index of weight 0")
      let present = [0, 2, 3, 4, 6]
      let test = chiSquareTest(
        observed: present.map { counts[$0] }, expected: Vector(present.map { weights[$0] * 400 }))
      #expect(test.pValue > 1e-6, "\(name), seed \(seed): \(counts)")
    }
    check("categorical") { $0.categorical(weights) }
    check("alias table") { table.sample(using: &$0) }
    var faces = [Int](repeating: 0, count: 6)
    for _ in 0..<6000 { faces[generator.integer(below: 6)] += 1 }
    #expect(chiSquareTest(observed: faces, expected: Vector(repeating: 1000, count: 6)).pValue > 1e-6)
  }

  @Test func boundsNearTheWordSizeAreUnbiased() {
    // With n = 3·2^61 a third of all words must be redrawn; w mod n would hit the lower half twice as often.
    var generator = SeededGenerator(seed: 7)
    let bound = 3 << 61
    var low = 0
    for _ in 0..<10_000 {
      let value = generator.integer(below: bound)
      #expect(0 <= value && value < bound)
      if value < bound / 2 { low += 1 }
    }
    #expect(ProbabilityCheck(successes: low, trials: 10_000).accepts(0.5, within: 0.03))
  }

  @Test func permutationsAndSamplesAreUniform() {
    var generator = SeededGenerator(seed: 11)
    var counts: [[Int]: Int] = [:]
    var pairs: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      counts[generator.permutation(4), default: 0] += 1
      pairs[generator.sample(2, from: 4), default: 0] += 1
    }
    #expect(counts.count == 24 && pairs.count == 12)
    #expect(chiSquareTest(observed: Array(counts.values), expected: Vector(repeating: 1000, count: 24)).pValue > 1e-6)
    #expect(chiSquareTest(observed: Array(pairs.values), expected: Vector(repeating: 2000, count: 12)).pValue > 1e-6)
  }

  @Test(arguments: 0..<100)
  func samplesAreThePrefixOfAShuffleFromTheFront(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var copy = generator
    let population = 1 + generator.integer(below: 50)
    _ = copy.integer(below: 50)
    var places = Array(0..<population)
    for i in places.indices { places.swapAt(i, i + copy.integer(below: population - i)) }
    #expect(generator.sample(population, from: population) == places)
    #expect(Set(generator.sample(1000, from: 1_000_000_000_000)).count == 1000)
  }

  @Test(arguments: 0..<100)
  func orthogonalMatricesAreOrthogonal(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let n = generator.integer(below: 12)
    let Q = Matrix.orthogonal(n, using: &generator)
    #expect((transposeProduct(Q, Q) - .identity(n)).frobeniusNorm <= 1e-14)
  }

  @Test func orthogonalMatricesFollowHaarsMeasure() {
    // In dimension 3 every coordinate of a uniform direction is uniform on [-1, 1].
    var generator = SeededGenerator(seed: 3)
    let sample = Vector(count: 4000) { _ in Matrix.orthogonal(3, using: &generator)[0, 0] }
    #expect(kolmogorovSmirnovTest(sample, against: { (1 + $0) / 2 }).pValue > 1e-6)
    // Reflections and rotations are equally likely.
    let rotations = (0..<4000).count { _ in Matrix.orthogonal(2, using: &generator).determinant > 0 }
    #expect(ProbabilityCheck(successes: rotations, trials: 4000).accepts(0.5, within: 0.05))
  }
}
