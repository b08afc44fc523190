import Lemma
import Testing

/// Laws over seeded sweeps, and what is refused.
@Suite struct EntropyInvariantSoftmaxIdentityTests {
  static func scores(_ seed: UInt64) -> Vector {
    var generator = SeededGenerator(seed: seed)
    let spread = pow(10, generator.uniform(in: -3..<2))
    return Vector(count: 2 + Int(seed % 60)) { _ in spread * generator.normal() }
  }

  @Test(arguments: UInt64(0)..<100)
  func entropyIsThatOfSoftmaxAboveTheBound(seed: UInt64) {
    let s = Self.scores(seed)
    for scale in [0, 0.3, 1, 4] {
      let value = scaledSoftmaxEntropy(s, scale: scale)
      #expect(abs(value - entropy(softmax(scale * s))) <= 1e-13, "seed \(seed)")
      #expect(value >= meanFieldEntropyBound(s, scale: scale) - 1e-13, "seed \(seed)")
      #expect(abs(value - scaledSoftmaxEntropy(s + 100, scale: scale)) <= 1e-10, "seed \(seed)")
    }
    let (above, below) = (scaledSoftmaxEntropy(s, scale: 1 + 1e-5), scaledSoftmaxEntropy(s, scale: 1 - 1e-5))
    #expect(abs((above - below) / 2e-5 - scaledSoftmaxEntropySlope(s, scale: 1)) <= 1e-6, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func scaleUndoesEntropy(seed: UInt64) throws {
    let s = Self.scores(seed)
    var generator = SeededGenerator(seed: seed + 1)
    let target = generator.uniform(in: 0.001..<0.999) * log(Double(s.count))
    let scale = try softmaxScale(forEntropy: target, scores: s)
    #expect(abs(scaledSoftmaxEntropy(s, scale: scale) - target) <= 1e-12, "seed \(seed)")
    let masked = concatenate([-.infinity], s, [-.infinity])
    #expect(abs(try softmaxScale(forEntropy: target, scores: masked) / scale - 1) <= 1e-6, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<40)
  func sphereScaleUndoesTheDeficit(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let d = 2 + generator.integer(below: 300)
    let n = 2 + generator.integer(below: 100_000)
    let target = generator.uniform(in: 0..<1) * log(Double(n))
    let scale = try SphereAttention.scale(forEntropy: target, length: n, dimension: d)
    let deficit = SphereAttention.entropyDeficit(dimension: d, concentration: scale * Double(d))
    #expect(abs(log(Double(n)) - deficit - target) <= 1e-11, "seed \(seed)")
  }

  /// Against the Bessel form, where that keeps its digits.
  @Test(arguments: UInt64(0)..<40)
  func deficitAgreesWithBesselFunctions(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let d = 2 + generator.integer(below: 60)
    let kappa = exp(generator.uniform(in: 0..<7))
    let nu = 0.5 * Double(d) - 1
    let ratio = exp(logBesselI(order: nu + 1, at: kappa) - logBesselI(order: nu, at: kappa))
    let logMean = logGamma(nu + 1) + logBesselI(order: nu, at: kappa) - nu * log(kappa / 2)
    let deficit = SphereAttention.entropyDeficit(dimension: d, concentration: kappa)
    #expect(abs(deficit - (kappa * ratio - logMean)) <= 1e-12 * kappa * kappa.squareRoot() + 1e-11, "seed \(seed)")
  }

  @Test func throwsOutsideTheAttainableEntropies() throws {
    #expect(throws: NumericsError.self) { try softmaxScale(forEntropy: 0.69, scores: [1, 1, 0]) }
    #expect(throws: NumericsError.self) { try softmaxScale(forEntropy: 1.1, scores: [1, 1, 0]) }
    #expect(throws: NumericsError.self) { try softmaxScale(forEntropy: 1, scores: [2, 2, 2]) }
    #expect(throws: NumericsError.self) { try softmaxScale(forEntropy: .nan, scores: [2, 1]) }
    #expect(try softmaxScale(forEntropy: log(2), scores: [2, 1]) == 0)
    #expect(throws: NumericsError.self) { try SphereAttention.scale(forEntropy: 7, length: 1000, dimension: 8) }
    #expect(throws: NumericsError.self) { try SphereAttention.scale(forEntropy: -1, length: 1000, dimension: 8) }
    #expect(try SphereAttention.scale(forEntropy: 0, length: 1, dimension: 8) == 0)
  }

  @Test func refusesWhatHasNoEntropy() async {
    await #expect(processExitsWith: .failure) { _ = scaledSoftmaxEntropy([1, .nan], scale: 1) }
    await #expect(processExitsWith: .failure) { _ = scaledSoftmaxEntropy([1, 2], scale: -1) }
    await #expect(processExitsWith: .failure) { _ = needleEntropy(length: 3, scale: 1, needles: 4) }
    await #expect(processExitsWith: .failure) { _ = SphereAttention.entropyDeficit(dimension: 1, concentration: 1) }
  }
}
