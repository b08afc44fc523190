import Lemma
import Testing

/// Laws of every family over seeded parameters: each must be consistent with itself.
@Suite struct DistributionIdentityTests {
  /// A law from each family with parameters from the seed, and a name that tells them.
  static func laws(_ seed: Int) -> [(name: String, law: any ContinuousDistribution)] {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (a, b) = (generator.magnitude(-0.5, 2.5), generator.magnitude(-0.5, 2.5))
    let mean = generator.normal() * 10
    return [
      ("Normal(\(mean), \(a))", Normal(mean: mean, standardDeviation: a)),
      ("ChiSquare(\(a))", ChiSquare(degreesOfFreedom: a)), ("StudentT(\(a))", StudentT(degreesOfFreedom: a)),
      ("Gamma(\(a), \(b))", Gamma(shape: a, scale: b)), ("Beta(\(a), \(b))", Beta(a, b)),
    ]
  }

  @Test(arguments: 0..<100)
  func cdfAndSurvivalAreComplementsAndQuantileInverts(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed + 1000))
    for (name, law) in Self.laws(seed) {
      for _ in 0..<10 {
        let p = generator.uniform()
        let x = law.quantile(p)
        let rounding = abs(x) * law.density(x) * 3e-16
        #expect(abs(law.cdf(x) - p) <= 1e-14 + rounding, "\(name), p \(p), x \(x)")
        #expect(abs(law.cdf(x) + law.survival(x) - 1) <= 1e-15, "\(name), x \(x)")
      }
    }
  }

  @Test(arguments: 0..<100)
  func densityIsTheDerivativeOfTheCdf(seed: Int) {
    for (name, law) in Self.laws(seed) {
      let x = law.quantile(0.37)
      // A central difference with one Richardson step: relative error of order (h/scale)⁴.
      let h = 0.01 * (x - law.quantile(0.3))
      func difference(_ h: Double) -> Double { (law.cdf(x + h) - law.cdf(x - h)) / (2 * h) }
      let derivative = (4 * difference(h / 2) - difference(h)) / 3
      #expect(abs(derivative / law.density(x) - 1) <= 1e-9, "\(name) at \(x)")
      #expect(abs(law.logDensity(x) - log(law.density(x))) <= 1e-13 * (10 + abs(x)), "\(name) at \(x)")
    }
  }

  @Test(arguments: 0..<100)
  func quantilesAreMonotoneAndSymmetricWhereTheLawIs(seed: Int) {
    for (name, law) in Self.laws(seed) {
      let values = stride(from: 0.01, to: 1, by: 0.01).map(law.quantile)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(name)")
    }
    var generator = SeededGenerator(seed: UInt64(seed))
    let student = StudentT(degreesOfFreedom: generator.magnitude(-0.5, 3))
    let p = generator.integer(below: 1 << 30)
    let (low, high) = (Double(p) * 0x1p-31, 1 - Double(p) * 0x1p-31)
    #expect(student.quantile(low) == -student.quantile(high))
    #expect(Normal().quantile(low) == -Normal().quantile(high))
  }

  @Test(arguments: 0..<100)
  func binomialSumsToOneAndToItsTails(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let n = generator.integer(below: 200)
    let law = Binomial(trials: n, probability: generator.uniform())
    var sum = 0.0
    for k in 0...n {
      sum += law.probability(k)
      #expect(abs(law.cdf(k) - sum) <= 2e-13, "n \(n), k \(k)")
      #expect(abs(law.cdf(k) + law.survival(k) - 1) <= 1e-15, "n \(n), k \(k)")
    }
    #expect(abs(sum - 1) <= 2e-13, "n \(n)")
  }
}
