import Lemma
import Testing

/// Laws of the maps, over seeded sweeps.
@Suite struct SoftmaxAlternativesIdentityTests {
  static let alphas = [1, 1.01, 1.25, 1.5, 1.8, 2, 2.5, 4]

  static func scores(_ seed: UInt64) -> Vector {
    var generator = SeededGenerator(seed: seed)
    let spread = pow(10, generator.uniform(in: -2..<1.3))
    return Vector(count: 1 + Int(seed % 40)) { _ in spread * generator.normal() }
  }

  @Test(arguments: UInt64(0)..<100)
  func mapsAreMonotoneDistributionsWithTheDefiningThreshold(seed: UInt64) {
    let x = Self.scores(seed)
    let order = x.elements.indices.sorted { x[$0] < x[$1] }
    for alpha in Self.alphas {
      let p = entmax(x, alpha: alpha)
      // For α > 2 the mass is steeper than the threshold is fine.
      #expect(abs(sum(p) - 1) <= (alpha > 2 ? 1e-9 : 1e-13), "seed \(seed), alpha \(alpha)")
      #expect(p.selecting(order).elements.isNonDecreasing, "seed \(seed), alpha \(alpha)")
      if alpha == 1 { continue }
      let threshold = entmaxThreshold(x, alpha: alpha)
      let direct = x.map { pow(max((alpha - 1) * $0 - threshold, 0), 1 / (alpha - 1)) }
      #expect(max(abs(p - direct)) <= 1e-11, "seed \(seed), alpha \(alpha)")
    }
  }

  /// p maximizes ⟨p, x⟩ + H(p): no other distribution does better, and the loss measures by how much.
  @Test(arguments: UInt64(0)..<100)
  func losesToNoOtherDistribution(seed: UInt64) {
    let x = Self.scores(seed)
    var generator = SeededGenerator(seed: seed + 1)
    let q = softmax(Vector(count: x.count) { _ in generator.normal() })
    for alpha in Self.alphas {
      let p = entmax(x, alpha: alpha)
      let best = dot(p, x) + tsallisEntropy(p, alpha: alpha)
      let other = dot(q, x) + tsallisEntropy(q, alpha: alpha)
      let loss = fenchelYoungLoss(x, target: q, alpha: alpha)
      #expect(loss >= -1e-14 && abs(best - other - loss) <= 1e-12 * (1 + abs(best)), "seed \(seed), alpha \(alpha)")
      #expect(abs(fenchelYoungLoss(x, target: p, alpha: alpha)) <= 1e-14, "seed \(seed), alpha \(alpha)")
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func jacobiansAgreeWithDifferencesAndProducts(seed: UInt64) {
    let x = Self.scores(seed)
    var generator = SeededGenerator(seed: seed + 1)
    let v = Vector(count: x.count) { _ in generator.normal() }
    for alpha in [1, 1.25, 1.5] {
      let J = entmaxJacobian(at: x, alpha: alpha)
      let product = entmaxJacobianProduct(at: x, alpha: alpha, applying: v)
      #expect(max(abs(J * v - product)) <= 1e-13, "seed \(seed), alpha \(alpha)")
      let difference = (entmax(x + 1e-6 * v, alpha: alpha) - entmax(x - 1e-6 * v, alpha: alpha)) / 2e-6
      // For α = 1.5 the slope has a kink where the support changes.
      #expect(max(abs(difference - product)) <= (alpha == 1.5 ? 1e-4 : 2e-6), "seed \(seed), alpha \(alpha)")
    }
    let projector = entmaxJacobian(at: x, alpha: 2)
    #expect(max(abs(Vector((projector * projector - projector).elements))) <= 1e-14, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<40)
  func tracedDerivativesAreTheExactOnes(seed: UInt64) {
    let x = Self.scores(seed)
    var generator = SeededGenerator(seed: seed + 1)
    let v = Vector(count: x.count) { _ in generator.normal() }
    for alpha in [1, 1.3, 1.5, 2] {
      let traced = gradient(of: { dot(v, entmax($0, alpha: alpha)) }, at: x)
      #expect(max(abs(traced - entmaxJacobianProduct(at: x, alpha: alpha, applying: v))) <= 1e-14, "seed \(seed)")
      let q = softmax(v)
      let loss = hessian(of: { fenchelYoungLoss($0, target: q, alpha: alpha) }, at: x)
      let J = entmaxJacobian(at: x, alpha: alpha)
      #expect(max(abs(Vector((loss - J).elements))) <= 1e-14, "seed \(seed)")
    }
  }

  /// Second derivatives against differences of the first, where no element is about to change sides.
  @Test(arguments: [1.3, 1.5, 2.0])
  func tracedCurvatureAgreesWithDifferences(alpha: Double) {
    let v: Vector = [0.3, -1, 0.8, 0.1, 2]
    let d: Vector = [1, 0.2, -0.4, 0.3, 0.5]
    func slope(_ x: Vector) -> Vector { gradient(of: { dot(v, entmax($0, alpha: alpha)) }, at: x) }
    let product = hessianVectorProduct(of: { dot(v, entmax($0, alpha: alpha)) }, at: fiveScores, along: d)
    let difference = (slope(fiveScores + 1e-6 * d) - slope(fiveScores - 1e-6 * d)) / 2e-6
    #expect(max(abs(product - difference)) <= 1e-7)
  }

  @Test(arguments: UInt64(0)..<20)
  func manyScoresFindTheSameThresholdAsSorting(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let spread = pow(10, generator.uniform(in: -4..<1))
    let x = Vector(count: 5000) { _ in spread * generator.normal() }
    let sorted = x.sorted().elements.reversed().map { $0 }
    var (total, threshold) = (0.0, 0.0)
    for (k, score) in sorted.enumerated() {
      total += score
      if score > (total - 1) / Double(k + 1) { threshold = (total - 1) / Double(k + 1) }
    }
    #expect(abs(entmaxThreshold(x, alpha: 2) - threshold) <= 1e-12 * max(1, abs(threshold)), "seed \(seed)")
    for alpha in [1.05, 1.5, 2, 3] {
      #expect(abs(sum(entmax(x, alpha: alpha)) - 1) <= (alpha > 2 ? 1e-9 : 1e-12), "seed \(seed), alpha \(alpha)")
    }
  }

  @Test(arguments: UInt64(0)..<30)
  func perturbedChoicesAreMonotoneAndSumToOne(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let x = Vector(count: 1 + Int(seed) * 8) { _ in generator.normal() }
    for noise in [PerturbationNoise.gumbel, .exponential, .normal, .uniform] {
      let p = perturbedArgmax(x, noise: noise)
      #expect(abs(sum(p) - 1) <= 1e-12, "seed \(seed), \(noise)")
      #expect(argmax(p) == argmax(x) && min(p) >= 0, "seed \(seed), \(noise)")
    }
    #expect(max(abs(perturbedArgmax(x, noise: .gumbel) - softmax(x))) <= 1e-15)
  }

  /// The logsumexp of the k greatest is the greatest that any k scores have: a maximum of convex functions.
  @Test(arguments: UInt64(0)..<100)
  func lossOfTheKeptScoresIsConvex(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let a = Vector(count: 7) { _ in 3 * generator.normal() }
    let b = Vector(count: 7) { _ in 3 * generator.normal() }
    for k in 1...7 {
      func loss(_ x: Vector) -> Double { sparseSoftmaxLoss(x, target: 2, keeping: k) }
      #expect(loss(0.5 * (a + b)) <= 0.5 * (loss(a) + loss(b)) + 1e-13, "seed \(seed), k \(k)")
    }
  }

  @Test(arguments: UInt64(0)..<50)
  func temperaturesInterpolateBetweenMaximumAndMean(seed: UInt64) {
    let x = Self.scores(seed)
    let n = Double(x.count)
    for temperature in [1e-3, 0.1, 1] {
      let excess = temperature * logSumExp(x / temperature) - max(x)
      #expect(excess >= -1e-13 && excess <= temperature * log(n) + 1e-13, "seed \(seed)")
    }
    #expect(max(abs(softmax(x, temperature: 1e6) - 1 / n)) <= 1e-4, "seed \(seed)")
    #expect(max(abs(softmax(x) - softmax(x + 1e6))) <= 1e-9, "seed \(seed)")
  }
}
