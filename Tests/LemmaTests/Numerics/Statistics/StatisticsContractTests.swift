import Lemma
import Testing

/// Digits by numpy 2.4, scipy 1.17 and mpmath where no other test has any, the defaults, and scales at which squares overflow.
@Suite struct StatisticsContractTests {
  private let y: Vector = [2, 1, 4, 3, 7, 6.5]
  private let x: Vector = [1, 2, 3, 4, 5, 7]

  @Test func matchesReferences() {
    expect(covariance(x, y), 4.46666666666666667, 1e-15)
    expect(correlation(x, y), 0.8554837553545745, 1e-15)
    expect(linearFit(x, y).slope, 0.95714285714285714, 1e-15)
    expect(linearFit(x, y).intercept, 0.40714285714285714, 3e-15)
    expect(skewness(y), 0.21616426343061343, 1e-14)
    expect(excessKurtosis(y), -1.442280337239851, 1e-14)
    let chi = chiSquareTest(observed: [5, 9, 12, 4, 10, 20], expected: [10, 10, 10, 10, 10, 10])
    expect(chi.pValue, 0.005324337409375588, 1e-13)
  }

  /// numpy's `histogram` with `density=True`.
  @Test func histogramMatchesReference() {
    let histogram = Histogram([0.3, 1.2, 2.2, 2.9, 3.1, 0.01, 4, 5, -1, 2], bins: 5, in: 0...4)
    #expect(histogram.counts == [2, 1, 2, 2, 1] && histogram.underflow == 1 && histogram.overflow == 1)
    #expect((histogram.edges - [0, 0.8, 1.6, 2.4, 3.2, 4]).norm(.infinity) <= 4.5e-16)
    #expect((histogram.density() - [0.3125, 0.15625, 0.3125, 0.3125, 0.15625]).norm(.infinity) <= 1e-15)
  }

  /// Beyond 10 000 observations: the matrix power in double precision, good to 1e-11, programmed apart.
  @Test(arguments: [
    (10_001, 0.4999750018748437e-2, 0.9628778554895), (20_000, 0.8, 0.5422312149662), (20_000, 1.2, 0.1116152399181),
    (100_000, 0.6, 0.8635855357530), (100_000, 1.5, 0.0221475372505),
  ])
  func kolmogorovSmirnovSeriesMatchesTheMatrixPower(count: Int, scaled: Double, survival: Double) {
    let statistic = count == 10_001 ? scaled : scaled / Double(count).squareRoot()
    #expect(abs(kolmogorovSmirnovSurvival(statistic: statistic, count: count) - survival) <= 1e-8)
  }

  @Test func twoSampleTestMatchesReference() {
    let a: Vector = [0.346, 0.822, 0.33, -1.303, 0.905, 0.446, -0.537, 0.581, 0.365, 0.294, 0.028, 0.547]
    let b: Vector = [-0.236, 0.337, 0.018, 1.099, 0.54, 0.208, -0.282, 0.243, 0.508]
    let test = kolmogorovSmirnovTest(a, b)
    expect(test.statistic, 11.0 / 36, 1e-15)
    expect(test.pValue, 0.6383458646616543, 1e-13)
  }

  @Test(arguments: [
    (480, 1000, 0.5, 0.2174482932041415), (20, 1000, 0.01, 0.003767604241306376),
    (3, 1_000_000, 1e-6, 0.08030130510144962), (60, 100, 0.5, 0.05688793364098089),
    (120, 400, 0.35, 0.036062585525007275),
  ])
  func binomialTestMatchesReference(successes: Int, trials: Int, probability: Double, pValue: Double) {
    expect(binomialTest(successes: successes, trials: trials, probability: probability), pValue, 1e-11)
  }

  @Test func wilsonIntervalMatchesReference() {
    let rare = wilsonInterval(successes: 17, trials: 10_000, confidence: 0.999)
    expect(rare.lowerBound, 0.000780859044358264268, 1e-13)
    expect(rare.upperBound, 0.00369704908804703209, 1e-13)
    let few = wilsonInterval(successes: 1, trials: 3, confidence: 0.5)
    expect(few.lowerBound, 0.182817250158613179, 1e-14)
    expect(few.upperBound, 0.527741823140608932, 1e-14)
  }

  /// scipy's `betaincinv` in the loop that the documentation describes.
  @Test(arguments: [
    (0.5, 0.01, 59908), (0.05, 0.005, 48599), (0.005, 0.0005, 510_009), (0.0, 0.5, 21), (1.0, 0.01, 1444),
    (0.3, 0.1, 564),
  ])
  func trialsToResolveMatchTheirRule(probability: Double, halfWidth: Double, trials: Int) {
    #expect(trialsToResolve(probability: probability, within: halfWidth) == trials)
  }

  @Test func defaultsAreThoseDocumented() {
    #expect(clopperPearson(successes: 3, trials: 20) == clopperPearson(successes: 3, trials: 20, confidence: 0.95))
    #expect(wilsonInterval(successes: 3, trials: 20) == wilsonInterval(successes: 3, trials: 20, confidence: 0.95))
    let check = ProbabilityCheck(successes: 3, trials: 20)
    #expect(check.interval == ProbabilityCheck(successes: 3, trials: 20, falseAlarmRate: 1e-6).interval)
    #expect(check.interval.lowerBound < clopperPearson(successes: 3, trials: 20, confidence: 1 - 1e-5).lowerBound)
    #expect(check.estimate == 0.15)
    #expect(check.resolution == 0.5 * (check.interval.upperBound - check.interval.lowerBound))
    var (first, second) = (SeededGenerator(seed: 5), SeededGenerator(seed: 5))
    var replicates = 0
    let short = bootstrapInterval(
      y,
      statistic: { x in
        replicates += 1
        return mean(x)
      }, using: &first)
    #expect(replicates == 2000)
    #expect(short == bootstrapInterval(y, statistic: mean, replicates: 2000, confidence: 0.95, using: &second))
    #expect(first == second)
  }

  /// Ratios of moments do not depend on the unit, whatever their squares do.
  @Test func scaleFreeQuantitiesSurviveEveryScale() {
    for scale in [0x1p-1000, 0x1p-300, 0x1p300, 0x1p1000] {
      #expect(skewness(y * scale) == skewness(y))
      #expect(excessKurtosis(y * scale) == excessKurtosis(y))
      #expect(abs(correlation(x * scale, y / scale) - correlation(x, y)) <= 2e-16)
      let line = linearFit(x * scale, y)
      #expect(line.slope == linearFit(x, y).slope / scale)
      #expect(line.intercept == linearFit(x, y).intercept)
    }
  }

  @Test func quantilesBetweenAnInfiniteAndAFiniteElementAreInfinite() {
    #expect(quantiles([-.infinity, 0, .infinity], [0.25, 0.5, 0.75]) == [-.infinity, 0, .infinity])
    #expect(median([-.infinity, .infinity]).isNaN)
  }
}
