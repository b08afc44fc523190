import Lemma
import Testing

let sixScores: Vector = [2, 1, 0.5, 0, -1, -1.5]

/// Digits from mpmath with 40 digits: direct sums, and Bessel functions of half the dimension.
@Suite struct EntropyInvariantSoftmaxTests {
  @Test(
    arguments: [
      (sixScores, 0.5, 1.6303334873104, 1e-12), (sixScores, 1, 1.2712931115664, 1e-12),
      (sixScores, 2, 0.6143613844938, 1e-12), ([0, -1, -3], 60, 5.3414715652448775e-25, 1e-38),
      ([0, 0, -1], 50, 0.69314718055994531, 1e-15), ([1, 2, 3, 4], 0.3, 1.3321166561754378, 1e-15),
      ([0, -1, -3], 0.001, 1.0986115111376989, 1e-15), ([7, 7, 7, 7], 9, 1.3862943611198906, 1e-15), ([3], 2, 0, 0),
    ] as [(Vector, Double, Double, Double)])
  func entropyMeetsReferenceDigits(scores: Vector, scale: Double, expected: Double, tolerance: Double) {
    #expect(abs(scaledSoftmaxEntropy(scores, scale: scale) - expected) <= tolerance)
  }

  @Test func boundSlopeAndScaleMeetReferenceDigits() throws {
    #expect(abs(meanFieldEntropyBound(sixScores, scale: 0.5) - 0.8750928025614) <= 1e-12)
    #expect(abs(meanFieldEntropyBound(sixScores, scale: 1) + 0.0415738641053) <= 1e-12)
    #expect(abs(meanFieldEntropyBound(sixScores, scale: 2) + 1.8749071974386) <= 1e-12)
    #expect(abs(scaledSoftmaxEntropySlope(sixScores, scale: 2) + 0.4959303662292) <= 1e-12)
    #expect(abs(try softmaxScale(forEntropy: 1, scores: sixScores) - 1.36258020351) <= 1e-10)
  }

  @Test(arguments: [
    (2.0, 2, 0.10013982945, 1e-10), (2, 4, 0.00194168472, 1e-10), (2, 6, 2.86309644e-5, 1e-12),
    (1, 2, 2.9791489524, 1e-9), (1, 4, 5.2980370953, 1e-9), (1, 6, 7.6008985057, 1e-9),
    (0.5, 2, 4.4801015434, 1e-9), (0.5, 4, 9.1745914287, 1e-9), (0.5, 6, 13.809608198, 1e-9),
  ])
  func needlesMeetReferenceDigits(c: Double, digits: Int, expected: Double, tolerance: Double) {
    let n = pow(10, Double(digits))
    #expect(abs(needleEntropy(length: Int(n), scale: c * log(n)) - expected) <= tolerance)
  }

  @Test func needlesAreScoresOfTwoValues() {
    #expect(abs(needleEntropy(length: 100, scale: 4.5, needles: 3) - 2.5947086391391364) <= 1e-15)
    let rare = needleEntropy(length: 10, scale: 150, gap: 2)
    #expect(abs(rare - 1.3946474402514145e-127) <= 1e-12 * rare)
    #expect(needleEntropy(length: 7, scale: 3, needles: 7) == log(7))
    #expect(needleEntropy(length: 1, scale: 1e300) == 0)
  }

  @Test(arguments: [
    (2, 0.5, 0.059700087104919669), (2, 50, 2.369872867053083), (3, 2, 0.47940924940087337),
    (3, 1000, 6.6009024595420824), (16, 16, 3.9264130253956625), (64, 8, 0.48899425984578466),
    (64, 64, 15.473400160234091), (64, 0.01, 7.8124997225674858e-7), (4096, 64, 0.49981708302686366),
    (1024, 1024, 246.45443125882052), (64, 20000, 181.84704956971185), (5, 1e-4, 9.9999999957142857e-10), (9, 0, 0),
  ])
  func sphereDeficitMeetsReferenceDigits(d: Int, kappa: Double, expected: Double) {
    let deficit = SphereAttention.entropyDeficit(dimension: d, concentration: kappa)
    #expect(abs(deficit - expected) <= 4e-14 * expected, "\(deficit)")
  }

  @Test func sphereLimitAndInverseMeetReferenceDigits() throws {
    #expect(abs(SphereAttention.limitingDeficitPerDimension(scale: 1) - 0.2406059125298) <= 1e-12)
    for (d, expected) in [(16, 0.2454008141), (64, 0.2417718775), (1024, 0.2406781555)] {
      let deficit = SphereAttention.entropyDeficit(dimension: d, concentration: Double(d))
      #expect(abs(deficit / Double(d) - expected) <= 1e-9)
    }
    func scale(_ n: Int, _ entropy: Double) throws -> Double {
      try SphereAttention.scale(forEntropy: entropy, length: n, dimension: 64)
    }
    let base = try scale(512, 2)
    #expect(abs(try scale(2048, 2) / base - 1.189759) <= 1e-8)
    #expect(abs(try scale(4096, 2) / base - 1.281527644) <= 1e-8)
    #expect(abs(try scale(32768, 2) / base - 1.551397876) <= 1e-8)
    let diffuse = log(512) - SphereAttention.entropyDeficit(dimension: 64, concentration: 8)
    #expect(abs(try scale(4096, diffuse) * 8 - 2.403667121) <= 1e-8)
  }

  /// The textbook form -Σ p log p of a peaked softmax, and the Bessel form of a small deficit, keep no digit.
  @Test func keepsDigitsThatTheTextbookFormsLose() {
    let weights = softmax(60 * ([0, -1, -3] as Vector))
    let textbook = log(sum(exp(60 * ([0, -1, -3] as Vector)))) - 60 * dot(weights, [0, -1, -3])
    #expect(abs(textbook / 5.3414715652448775e-25 - 1) > 1e-3)
    let nu = 31.0
    let logMean = logGamma(32) + logBesselI(order: nu, at: 0.01) - nu * log(0.005)
    let bessel = 0.01 * exp(logBesselI(order: nu + 1, at: 0.01) - logBesselI(order: nu, at: 0.01)) - logMean
    #expect(abs(bessel / 7.8124997225674858e-7 - 1) > 1e-10)
  }
}
