import Lemma
import Testing

/// Kolmogorov-Smirnov, chi-square and binomial tests: exact values, identities, edges.
@Suite struct HypothesisTestTests {
  /// The last two by mpmath: the matrix power with 40 digits.
  @Test(arguments: [
    (5, 0.4, 0.3088), (10, 0.274, 0.3715203845434957), (100, 0.1, 0.2526927570063874),
    (1000, 0.05, 0.01301207131099669), (100, 0.25, 5.408871776434847e-06),
  ])
  func kolmogorovSmirnovSurvivalIsExact(count: Int, statistic: Double, survival: Double) {
    expect(kolmogorovSmirnovSurvival(statistic: statistic, count: count), survival, 1e-9)
  }

  @Test func kolmogorovSmirnovTestsMatchReferences() {
    let sample: Vector = [0.05, 0.12, 0.31, 0.33, 0.48, 0.61, 0.62, 0.75, 0.93, 0.97]
    let one = kolmogorovSmirnovTest(sample, against: { $0 })
    expect(one.statistic, 0.13, 1e-15)
    expect(one.pValue, 0.98748293, 1e-8)
    let two = kolmogorovSmirnovTest([1, 2, 3, 4, 5, 6], [2.5, 3.5, 6.5, 7.5])
    expect(two.statistic, 0.5, 1e-15)
    expect(two.pValue, 58.0 / 105, 1e-14)
  }

  @Test func survivalOfOneObservationIsLinear() {
    for d in stride(from: 0.5, through: 1, by: 0.03125) {
      #expect(abs(kolmogorovSmirnovSurvival(statistic: d, count: 1) - 2 * (1 - d)) <= 1e-15)
    }
  }

  @Test func theMethodsMeetWhereTheyChange() {
    for n in [16, 100, 1000, 4000] {
      let d = 2 / Double(n).squareRoot()
      let (below, above) = (d * (1 - 1e-9), d * (1 + 1e-9))
      // The density of the statistic there is about 8√n times the survival.
      expect(
        kolmogorovSmirnovSurvival(statistic: below, count: n), kolmogorovSmirnovSurvival(statistic: above, count: n),
        5e-8)
    }
    for scaled in [0.4, 0.8, 1.2, 1.9] {
      let exact = kolmogorovSmirnovSurvival(statistic: scaled / 100, count: 10_000)
      let series = kolmogorovSmirnovSurvival(statistic: scaled / 10_001.0.squareRoot(), count: 10_001)
      expect(series, exact, 1e-5)
    }
  }

  @Test func survivalIsMonotoneAndWithinItsEnds() {
    for n in [1, 2, 7, 50, 20_000] {
      let values = (0...200).map { kolmogorovSmirnovSurvival(statistic: Double($0) / 200, count: n) }
      #expect(values[0] == 1 && values[200] == 0)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 - 1e-15 }, "n \(n)")
    }
    #expect(kolmogorovSmirnovSurvival(statistic: 0.001, count: 3) == 1)
    #expect(kolmogorovSmirnovSurvival(statistic: .nan, count: 3).isNaN)
  }

  @Test(arguments: 0..<100)
  func twoSamplesOfOneLawAreAcceptedAndShiftedOnesRefused(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let x = Vector.normal(count: 300, using: &generator)
    let y = Vector.normal(count: 200, using: &generator)
    let same = kolmogorovSmirnovTest(x, y)
    let mirrored = kolmogorovSmirnovTest(y, x)
    #expect(same.pValue > 1e-6 && same.statistic == mirrored.statistic)
    expect(same.pValue, mirrored.pValue, 1e-10)
    #expect(kolmogorovSmirnovTest(x, y + 1).pValue < 1e-6)
    // Beyond a million pairs the limit law takes over.
    let (many, more) = (Vector.normal(count: 1200, using: &generator), Vector.normal(count: 1000, using: &generator))
    #expect(kolmogorovSmirnovTest(many, more).pValue > 1e-6)
    #expect(kolmogorovSmirnovTest(x, x).pValue == 1)
  }

  @Test func exactTwoSamplePValuesAreThoseOfAllOrders() {
    // Of the 20 interleavings of 3 and 3, two reach a distance of 1, twelve one of 2/3.
    expect(kolmogorovSmirnovTest([1, 2, 3], [4, 5, 6]).pValue, 0.1, 1e-15)
    expect(kolmogorovSmirnovTest([1, 2, 4], [3, 5, 6]).pValue, 0.6, 1e-15)
    expect(
      kolmogorovSmirnovTest(
        Vector.linspace(from: 0, through: 1, count: 40), Vector.linspace(from: 2, through: 3, count: 40)
      ).pValue, 2 / 1.0750720873333617646e23, 1e-9)
  }

  @Test func chiSquareTestMatchesReference() {
    let test = chiSquareTest(observed: [18, 22, 20, 40], expected: [25, 25, 25, 25])
    expect(test.statistic, 12.32, 1e-15)
    expect(test.pValue, 0.006363629995195269, 1e-13)
    #expect(chiSquareTest(observed: [5, 5], expected: [5, 5]).pValue == 1)
  }

  @Test func binomialTestMatchesReferences() {
    #expect(binomialTest(successes: 7, trials: 10, probability: 0.5) == 0.34375)
    expect(binomialTest(successes: 3, trials: 20, probability: 0.3), 0.22041826738070913, 1e-14)
    #expect(binomialTest(successes: 0, trials: 0, probability: 0.5) == 1)
    #expect(binomialTest(successes: 1, trials: 3, probability: 0) == 0)
    #expect(binomialTest(successes: 3, trials: 3, probability: 1) == 1)
  }

  @Test(arguments: 0..<100)
  func binomialTestIsTheSumOfTheImprobable(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let n = 57 + generator.integer(below: 300)
    let (k, p) = (generator.integer(below: n + 1), generator.uniform())
    let law = Binomial(trials: n, probability: p)
    let limit = law.probability(k) * (1 + 1e-7)
    let total = (0...n).map(law.probability).filter { $0 <= limit }.reduce(0, +)
    #expect(
      abs(binomialTest(successes: k, trials: n, probability: p) - total) <= 1e-12 * (total + 1e-3), "\(k) of \(n), \(p)"
    )
    #expect(binomialTest(successes: n / 2, trials: n / 2 * 2, probability: 0.5) == 1)
  }
}
