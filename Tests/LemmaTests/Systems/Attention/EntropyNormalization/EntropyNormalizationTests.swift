import Lemma
import Testing

private let six: Vector = [0.4, 0.25, 0.15, 0.1, 0.06, 0.04]

/// Digits from mpmath: bisection of the exponent with 40 digits.
@Suite struct EntropyNormalizationTests {
  @Test(arguments: [
    (0.01, 14.12456327212245), (1, 2.1712733486), (1.5, 1.0562518088), (1.7, 0.5545202574), (1.79, 0.07498113366093986),
  ])
  func exponentsMeetReferenceDigits(target: Double, expected: Double) throws {
    let result = try entropyNormalized(six, to: target)
    #expect(abs(result.exponent - expected) <= 1e-8)
    #expect(abs(entropy(result.distribution) - target) <= 2e-12)
    #expect(result.iterations <= 12)
  }

  @Test func distributionsMeetReferenceDigits() throws {
    let one = try entropyNormalized(six, to: 1)
    let expected: Vector = [0.6445038635, 0.2322871828, 0.0766180279, 0.031767915, 0.010478387, 0.0043446238]
    #expect(max(abs(one.distribution - expected)) <= 1e-9)
    #expect(abs(entropy(six) - 1.5254760660623) <= 1e-12)
    #expect(abs(scaledSoftmaxEntropySlope(log(six), scale: 1.8) + 0.44095075446) <= 1e-10)
    #expect(abs(firstOrderExponent(six, target: 1.5) - 1.05678712643) <= 1e-10)
    let fromLogits = try entropyNormalized(logits: log(six) + 3, to: 1)
    #expect(abs(fromLogits.exponent - one.exponent) <= 1e-10)
  }

  @Test func closedFormsAreMet() throws {
    let two = try entropyNormalized([0.7, 0.3], to: 0.3250829733914)
    #expect(abs(two.exponent - logit(0.9) / logit(0.7)) <= 1e-9)
    #expect(abs(two.exponent - 2.5932138862) <= 1e-9)
    let geometric = Vector(count: 40) { pow(0.8, Double($0)) }
    let target = entropy(powerTransformed(geometric, exponent: 3))
    #expect(abs(target - 1.4197933460527) <= 1e-12)
    #expect(abs(try entropyNormalized(geometric, to: target).exponent - 3) <= 1e-9)
  }

  /// The plain iteration p ← p^γ/Σ with the first-order γ reverses a peaked distribution, which then has the right entropy.
  @Test func keepsTheOrderThatThePlainIterationReverses() throws {
    let p = softmax([5, 1, 0, -2])
    #expect(abs(entropy(p) - 0.1361012226245) <= 1e-12)
    #expect(abs(firstOrderExponent(p, target: 1) + 0.7954220187) <= 1e-9)
    var reversed = p
    for _ in 0..<8 {
      let gamma = firstOrderExponent(reversed, target: 1)
      reversed = softmax(gamma * log(reversed))
    }
    #expect(abs(entropy(reversed) - 1) <= 1e-9 && argmax(reversed) == 3)
    #expect(max(abs(reversed - [0.0207019, 0.1425389, 0.2308947, 0.6058645])) <= 1e-6)
    let exact = try entropyNormalized(p, to: 1)
    #expect(abs(exact.exponent - 0.3404517951) <= 1e-9)
    #expect(max(abs(exact.distribution - [0.6532843467, 0.1673697272, 0.1190749951, 0.060270931])) <= 1e-9)
  }

  /// The hundred numbers of the published experiment, made reproducible: the loop's errors, and the exponent it tends to.
  @Test func firstOrderLoopConvergesOnNearlyUniformNumbers() throws {
    let lattice = Matrix.lattice(rows: 1, columns: 100, stream: 4)[row: 0]
    let u = lattice.map { 0.5 * ($0 / 3.0.squareRoot() + 1) + 0.001 }
    var (current, total) = (u / sum(u), 1.0)
    for error in [0.2456, 0.02008, 1.331e-4, 5.868e-9] {
      let gamma = firstOrderExponent(current, target: log(30))
      current = powerTransformed(current, exponent: gamma)
      total *= gamma
      #expect(abs(abs(entropy(current) - log(30)) - error) <= 1e-3 * error)
    }
    #expect(abs(total - 7.860296716) <= 1e-6)
    #expect(abs(try entropyNormalized(u, to: log(30)).exponent - 7.860296716) <= 1e-8)
  }

  @Test func tiesAndZerosLimitTheAttainable() throws {
    let p: Vector = [0.4, 0.4, 0.2, 0]
    let range = attainableEntropies(ofPowersOf: p)
    #expect(abs(range.lowerBound - log(2)) <= 1e-15 && abs(range.upperBound - log(3)) <= 1e-15)
    #expect(throws: NumericsError.self) { try entropyNormalized(p, to: 0.69) }
    #expect(throws: NumericsError.self) { try entropyNormalized(p, to: 1.1) }
    #expect(throws: NumericsError.self) { try entropyNormalized(p, to: range.upperBound) }
    let result = try entropyNormalized(p, to: 0.9)
    #expect(abs(result.exponent - 2.711554801) <= 1e-9 && result.distribution[3] == 0)
  }

  @Test func uniformDistributionsAcceptTheirOwnEntropy() throws {
    let result = try entropyNormalized([0, 2, 2, 2], to: log(3))
    #expect(result.exponent == 1 && max(abs(result.distribution - [0, 1.0 / 3, 1.0 / 3, 1.0 / 3])) <= 1e-16)
    #expect(throws: NumericsError.self) { try entropyNormalized([0, 2, 2, 2], to: 1) }
    #expect(throws: NumericsError.self) { try entropyNormalized([1, 2], to: .nan) }
  }

  /// p^γ underflows where the result does not.
  @Test func powersOfTinyProbabilitiesSurvive() {
    let p: Vector = [1e-120, 2e-120]
    #expect(sum(pow(p, 3)) == 0)
    #expect(max(abs(powerTransformed(p, exponent: 3) - [1.0 / 9, 8.0 / 9])) <= 1e-13)
  }

  @Test(arguments: UInt64(0)..<100)
  func everyAttainableEntropyIsAttained(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let spread = pow(10, generator.uniform(in: -2..<2))
    let p = softmax(Vector(count: 2 + Int(seed)) { _ in spread * generator.normal() })
    let range = attainableEntropies(ofPowersOf: p)
    let part = generator.uniform(in: 0.01..<0.99)
    let target = range.lowerBound + part * (range.upperBound - range.lowerBound)
    let result = try entropyNormalized(p, to: target)
    #expect(abs(entropy(result.distribution) - target) <= 2e-12, "seed \(seed)")
    #expect(max(abs(powerTransformed(p, exponent: result.exponent) - result.distribution)) <= 1e-12, "seed \(seed)")
    let slope = (entropy(powerTransformed(p, exponent: 1.8001)) - entropy(powerTransformed(p, exponent: 1.7999))) / 2e-4
    #expect(abs(slope - scaledSoftmaxEntropySlope(log(p), scale: 1.8)) <= 1e-5, "seed \(seed)")
    #expect(result.iterations <= 60, "seed \(seed): \(result.iterations)")
  }

  @Test func refusesWhatIsNoDistribution() async {
    await #expect(processExitsWith: .failure) { _ = powerTransformed([0.5, -0.1], exponent: 2) }
    await #expect(processExitsWith: .failure) { _ = powerTransformed([0, 0], exponent: 2) }
    await #expect(processExitsWith: .failure) { _ = powerTransformed([1, 1], exponent: 0) }
    await #expect(processExitsWith: .failure) { _ = try? entropyNormalized([1, .nan], to: 0.3) }
  }
}
