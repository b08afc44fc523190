import Lemma
import Testing

/// Laws over seeded sweeps, and what is refused.
@Suite struct SparsityIdentityTests {
  static func vector(_ seed: UInt64) -> Vector {
    var generator = SeededGenerator(seed: seed)
    return Vector(count: 3 + Int(seed % 30)) { _ in generator.normal() * exp(generator.normal()) }
  }

  @Test(arguments: UInt64(0)..<100)
  func giniIsTheMeanDifference(seed: UInt64) {
    let x = Self.vector(seed)
    var total = 0.0
    for a in x { for b in x { total += abs(abs(a) - abs(b)) } }
    let direct = total / (2 * Double(x.count) * x.norm(1))
    #expect(abs(Sparsity.gini(x) - direct) <= 1e-14, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func measuresKeepToTheirRangesAndRelations(seed: UInt64) {
    let x = Self.vector(seed)
    let n = Double(x.count)
    #expect(Sparsity.gini(x) >= 0 && Sparsity.gini(x) <= 1 - 1 / n)
    #expect(Sparsity.hoyer(x) >= 0 && Sparsity.hoyer(x) <= 1)
    let hill = [0, 0.3, 1 - 1e-9, 1, 1 + 1e-9, 1.7, 2, 5, 50, .infinity].map { Sparsity.hillNumber(x, order: $0) }
    #expect(hill.map { -$0 + 0 }.isNonDecreasing, "seed \(seed): \(hill)")
    #expect(abs(hill[6] - pow(Sparsity.l1OverL2(x), 2)) <= 1e-12 * n, "seed \(seed)")
    #expect(abs(log(hill[3]) - Sparsity.entropy(x)) <= 1e-13, "seed \(seed)")
    #expect(abs(log(n) - Sparsity.entropy(x) - Sparsity.entropyGap(x)) <= 1e-13, "seed \(seed)")
    let cosine = dot(x, x.map { $0 < 0 ? -1 : 1 }) / (x.norm * n.squareRoot())
    #expect(abs(Sparsity.powerMeanRatio(x) - cosine) <= 1e-14, "seed \(seed)")
    #expect(abs(Sparsity.powerMeanRatio(x) - Sparsity.l1OverL2(x) / n.squareRoot()) <= 1e-14, "seed \(seed)")
  }

  /// The axioms that a measure is said to keep, on random pairs of vectors.
  @Test(arguments: UInt64(0)..<100)
  func perfectMeasuresKeepEveryAxiom(seed: UInt64) {
    var generator = SeededGenerator(seed: seed + 1)
    let x = abs(Self.vector(seed)) + 0.01
    let n = x.count
    var richest = x
    richest[argmax(x)] = sum(x) * 10
    var richer = richest
    richer[argmax(x)] *= 3
    var shared = x
    let (rich, poor) = (argmax(x), argmin(x))
    let gift = 0.4 * (x[rich] - x[poor])
    shared[rich] -= gift
    shared[poor] += gift
    let pairs: [(SparsityAxiom, Vector, Vector)] = [
      (.robinHood, x, shared), (.scaling, x, exp(generator.normal()) * x), (.risingTide, x, x + 0.3),
      (.cloning, x, concatenate(x, x)), (.billGates, richest, richer), (.babies, x, concatenate(x, Vector(n))),
    ]
    let perfect: [(Vector) -> Double] = [
      Sparsity.gini, Sparsity.entropyGap, { -Sparsity.powerMeanRatio($0) },
      { -Sparsity.powerMeanRatio($0, q: 0.5, p: 3) },
    ]
    for measure in perfect {
      for (axiom, before, after) in pairs {
        #expect(axiom.isSatisfied(by: measure, before: before, after: after), "seed \(seed), \(axiom)")
      }
    }
    #expect(SparsityAxiom.risingTide.isSatisfied(by: { -Sparsity.l1OverL2($0) }, before: x, after: x + 0.3))
  }

  @Test func axiomsAreStrict() {
    let constant: (Vector) -> Double = { _ in 1 }
    let held = SparsityAxiom.allCases.filter { $0.isSatisfied(by: constant, before: [1, 2], after: [1, 3]) }
    #expect(held == [.scaling, .cloning])
    #expect(!SparsityAxiom.scaling.isSatisfied(by: { $0[0] }, before: [1], after: [2]))
  }

  @Test func extremesAreExact() {
    let hot = Vector.basis(1, count: 9)
    let flat = Vector(repeating: -2.5, count: 9)
    #expect(Sparsity.hoyer(hot) == 1 && Sparsity.hoyer(flat) == 0)
    #expect(Sparsity.gini(flat) == 0 && abs(Sparsity.gini(hot) - 8.0 / 9) <= 1e-16)
    #expect(Sparsity.entropy(hot) == 0 && abs(Sparsity.entropyGap(flat)) <= 1e-30)
    for order in [0, 0.5, 1, 3, .infinity] {
      #expect(abs(Sparsity.hillNumber(hot, order: order) - 1) <= 1e-15)
      #expect(abs(Sparsity.hillNumber(flat, order: order) - 9) <= 1e-13)
    }
    #expect(Sparsity.gini([4]) == 0 && Sparsity.fraction(of: [0, 0]) == 1)
  }

  @Test func refusesVectorsWithoutADirection() async {
    await #expect(processExitsWith: .failure) { _ = Sparsity.gini([0, 0]) }
    await #expect(processExitsWith: .failure) { _ = Sparsity.entropy([1, .infinity]) }
    await #expect(processExitsWith: .failure) { _ = Sparsity.hoyer([1]) }
    await #expect(processExitsWith: .failure) { _ = Sparsity.powerMeanRatio([1, 2], q: 2, p: 2) }
  }
}
