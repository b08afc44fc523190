import Lemma
import Testing

/// Intervals for probabilities, and the rule that makes a claim about one honest.
@Suite struct ProportionTests {
  @Test func clopperPearsonMatchesReferences() {
    func check(_ interval: ClosedRange<Double>, _ lower: Double, _ upper: Double) {
      #expect(abs(interval.lowerBound - lower) <= 1e-10 * lower && abs(interval.upperBound - upper) <= 1e-10 * upper)
    }
    check(clopperPearson(successes: 3, trials: 20), 0.032070937185463715, 0.37892682654531396)
    check(clopperPearson(successes: 0, trials: 100), 0, 0.03621669264517641)
    check(clopperPearson(successes: 100, trials: 100), 0.9637833073548235, 1)
    check(
      clopperPearson(successes: 17, trials: 10000, confidence: 0.999), 0.0006592636728357706, 0.0035261757990625326)
    check(wilsonInterval(successes: 3, trials: 20), 0.052368745896216595, 0.36041886474075696)
  }

  @Test func coverageOfClopperPearsonIsNominalAndWaldsIsNot() {
    let z = Normal().quantile(0.975)
    let exact = smallestCoverage { clopperPearson(successes: $0, trials: 20) }
    let wald = smallestCoverage { k in
      let p = Double(k) / 20
      let width = z * sqrt(p * (1 - p) / 20)
      return p - width...p + width
    }
    #expect(abs(exact - 0.9581) <= 1e-4)
    #expect(abs(wald - 0.0198) <= 1e-4)
  }

  /// The least probability over p = 0.001, …, 0.999 that the interval from 20 trials contains p.
  private func smallestCoverage(_ interval: (Int) -> ClosedRange<Double>) -> Double {
    let intervals = (0...20).map(interval)
    return (1..<1000).map { p in
      let law = Binomial(trials: 20, probability: Double(p) / 1000)
      return (0...20).filter { intervals[$0].contains(Double(p) / 1000) }.map(law.probability).reduce(0, +)
    }.min() ?? 0
  }

  @Test(arguments: 0..<100)
  func intervalsMirrorAndNarrow(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let n = 1 + generator.integer(below: 5000)
    let k = generator.integer(below: n + 1)
    for interval in [clopperPearson, wilsonInterval] {
      let (one, other) = (interval(k, n, 0.99), interval(n - k, n, 0.99))
      #expect(abs(one.lowerBound + other.upperBound - 1) <= 2e-15, "\(k) of \(n)")
      #expect(one.contains(Double(k) / Double(n)), "\(k) of \(n)")
      let narrower = interval(k, n, 0.9)
      #expect(one.lowerBound <= narrower.lowerBound && narrower.upperBound <= one.upperBound)
    }
    // The defining equations: each end leaves half of alpha in its tail.
    let exact = clopperPearson(successes: k, trials: n, confidence: 0.99)
    if k > 0 { expect(Binomial(trials: n, probability: exact.lowerBound).survival(k - 1), 0.005, 1e-9) }
    if k < n { expect(Binomial(trials: n, probability: exact.upperBound).cdf(k), 0.005, 1e-9) }
  }

  @Test func aClaimNeedsEnoughTrials() {
    let few = ProbabilityCheck(successes: 5, trials: 10)
    #expect(few.estimate == 0.5 && few.interval.contains(0.5))
    #expect(!few.accepts(0.5, within: 0.01) && few.accepts(0.5, within: 0.5))
    let many = ProbabilityCheck(successes: 50_000, trials: 100_000)
    #expect(many.accepts(0.5, within: 0.01) && !many.accepts(0.52, within: 0.01))
    #expect(abs(many.resolution - 0.0077) <= 1e-4)
    #expect(many.accepts(atMost: 0.5) && many.accepts(atMost: 0.9) && !many.accepts(atMost: 0.49))
    #expect(many.accepts(atLeast: 0.5) && many.accepts(atLeast: 0.1) && !many.accepts(atLeast: 0.51))
    #expect(!ProbabilityCheck(successes: 3, trials: 10).accepts(.nan, within: 1))
  }

  @Test(arguments: 0..<100)
  func trueClaimsAreAccepted(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let p = generator.uniform()
    let hits = (0..<2000).count { _ in generator.uniform() < p }
    #expect(ProbabilityCheck(successes: hits, trials: 2000).accepts(p, within: 0.06), "p \(p), \(hits) hits")
  }

  @Test func bootstrapMatchesReference() {
    var generator = SeededGenerator(seed: 5)
    let x: Vector = [2, 4, 4, 4, 5, 5, 7, 9]
    #expect(bootstrapInterval(x, statistic: mean, using: &generator) == 3.75...6.5)
    #expect(bootstrapInterval([3], statistic: mean, replicates: 1, using: &generator) == 3...3)
  }

  @Test func extremeArgumentsAreHandled() {
    #expect(clopperPearson(successes: 0, trials: 1).lowerBound == 0)
    #expect(
      wilsonInterval(successes: 0, trials: 5).lowerBound == 0 && wilsonInterval(successes: 5, trials: 5).upperBound == 1
    )
    let huge = clopperPearson(successes: 500_000_000, trials: 1_000_000_000, confidence: 1 - 1e-12)
    #expect(huge.contains(0.5) && huge.upperBound - huge.lowerBound < 3e-4)
  }
}
