internal import Glibc
import Lemma
import Testing

/// Moments and learning rates against digits by scipy's quadrature and special functions.
@Suite struct AdamEpsilonTests {
  /// Ten equal components, g = 0.1, σ = 1, H = ½I + ½11ᵀ.
  static let equal = GradientStatistics(
    mean: Vector(repeating: 0.1, count: 10), deviation: Vector(repeating: 1, count: 10),
    hessian: Matrix(rows: 10, columns: 10) { $0 == $1 ? 1 : 0.5 })
  static let diagonal = GradientStatistics(
    mean: Vector(repeating: 0.1, count: 10), deviation: Vector(repeating: 1, count: 10), hessian: .identity(10))
  static let mixed = GradientStatistics(
    mean: [0.2, -0.1, 0.05], deviation: [1, 0.5, 0.8],
    hessian: [[2, -0.3, 0.1], [-0.3, 1, 0.2], [0.1, 0.2, 0.5]])

  @Test func momentsMeetReference() {
    let digits: [(MomentEstimate, Double, Double)] = [
      (.clipped, 0.441052086811024, 0.824084343023129), (.exact, 0.409277575349874, 0.67165856529385),
      (.algebraic, 0.414949634290249, 0.923474133778839),
    ]
    for (estimate, first, second) in digits {
      let mean = expectedSoftSign(mean: 0.3, deviation: 0.5, epsilon: 0.2, estimate: estimate)
      let square = expectedSquaredSoftSign(mean: 0.3, deviation: 0.5, epsilon: 0.2, estimate: estimate)
      #expect(abs(mean - first) < 1e-10 && abs(square - second) < 1e-10)
    }
    #expect(abs(expectedSign(mean: 0.3, deviation: 0.5) - 0.451493764499852) < 1e-12)
  }

  @Test func learningRatesOfSGDMeetReference() {
    #expect(abs(Self.equal.noiseScale - 18.1818181818182) < 1e-12)
    #expect(abs(Self.equal.simpleNoiseScale - 100) < 1e-12)
    let rates: [(Double, Double)] = [
      (1.0, 0.00947867298578199), (10, 0.0645161290322581), (100, 0.153846153846154), (1000, 0.178571428571429),
    ]
    for (batch, rate) in rates {
      #expect(abs(Self.equal.optimalLearningRate(for: .gradient, batchSize: batch) - rate) < 1e-14)
    }
    let ratio =
      Self.diagonal.optimalLearningRate(for: .gradient, batchSize: 4)
      / Self.diagonal.optimalLearningRate(for: .gradient, batchSize: 1)
    #expect(abs(ratio - 3.88461538461538) < 1e-13)
  }

  @Test func surgeOfTheSignRuleMeetsReference() throws {
    let surge = try #require(Self.equal.signSurge(kappaSquared: 100))
    #expect(abs(surge.betaNoise - 0.471404520791032) < 1e-14)
    #expect(abs(surge.peakLearningRate - 0.0235702260395516) < 1e-15)
    #expect(abs(try #require(surge.peakBatchSize) - 44.8798950512828) < 1e-11)
    let rates: [(Double, Double)] = [
      (1.0, 0.00774444331453772), (10, 0.0194315999924998), (45, 0.0235356343452363), (100, 0.0220414942727068),
      (1000, 0.0181999402050242), (1e5, 1.0 / 55),
    ]
    for (batch, rate) in rates {
      #expect(abs(Self.equal.optimalLearningRate(for: .sign, batchSize: batch) - rate) < 1e-13)
    }
    let peak = Self.equal.optimalLearningRate(for: .sign, batchSize: 39.7090890722519)
    #expect(abs(peak - surge.peakLearningRate) < 1e-13)
    let algebraic = Self.equal.optimalLearningRate(
      for: .sign, batchSize: 44.8798950512828, estimate: .algebraic)
    #expect(abs(algebraic - surge.peakLearningRate) < 1e-13)
    #expect(Self.diagonal.signSurge(kappaSquared: 100) == nil)
  }

  @Test func unequalComponentsMeetReference() {
    let rates: [(GradientStatistics.Direction, MomentEstimate, Double)] = [
      (.gradient, .exact, 0.366092830682066), (.sign, .exact, 0.0732608725070266),
      (.softSign(epsilon: 0.1), .exact, 0.0991103231858457),
      (.softSign(epsilon: 0.1), .algebraic, 0.0766208818780778),
    ]
    for (direction, estimate, rate) in rates {
      let found = Self.mixed.optimalLearningRate(for: direction, batchSize: 64, estimate: estimate)
      #expect(abs(found - rate) < 1e-9)
    }
  }

  @Test func squareRootLawMeetsReference() {
    let rates = [1.0, 4].map { Self.diagonal.optimalLearningRate(for: .sign, batchSize: $0) }
    #expect(abs(rates[1] / rates[0] - 1.99005808143182) < 1e-12)
  }

  @Test func epsilonSuppressesTheSurge() {
    func rates(_ epsilon: Double, _ estimate: MomentEstimate) -> [Double] {
      (0...60).map { k in
        Self.equal.optimalLearningRate(
          for: .softSign(epsilon: epsilon), batchSize: pow(10, Double(k) / 12), estimate: estimate)
      }
    }
    func falls(_ rates: [Double]) -> Bool { zip(rates, rates.dropFirst()).contains { $1 < $0 * (1 - 1e-12) } }
    // The threshold of the algebraic model is 0.132287565553230, that of the exact moments 0.287228132326901.
    for epsilon in [0, 0.05, 0.1, 0.13] { #expect(falls(rates(epsilon, .algebraic)), "\(epsilon)") }
    for epsilon in [0.135, 0.2, 0.25, 0.5] { #expect(!falls(rates(epsilon, .algebraic)), "\(epsilon)") }
    #expect(falls(rates(0.25, .exact)) && !falls(rates(0.5, .exact)))
    let limit = Self.equal.optimalLearningRate(for: .softSign(epsilon: 0.25), batchSize: 1e7)
    #expect(abs(rates(0.25, .exact).max()! / limit - 1.00727) < 1e-4)
  }

  @Test func largeEpsilonIsSGD() {
    func rate(_ estimate: MomentEstimate) -> Double {
      Self.equal.optimalLearningRate(for: .softSign(epsilon: 100), batchSize: 20, estimate: estimate) / 100
    }
    #expect(abs(rate(.exact) - 0.0952389478) < 1e-8)
    #expect(abs(rate(.algebraic) - 0.0748843644) < 1e-8)
  }

  @Test func quadratureResolvesBothScales() {
    // Narrow: E sign, to first order in ε; wide: the linear limit.
    for exponent in stride(from: -14.0, through: -4, by: 1) {
      let epsilon = pow(10, exponent)
      let found = expectedSoftSign(mean: 0.3, deviation: 0.5, epsilon: epsilon)
      #expect(abs(found - 0.451493764499852) < 3 * epsilon + 1e-12)
      #expect(abs(expectedSquaredSoftSign(mean: 0.3, deviation: 0.5, epsilon: epsilon) - 1) < 3 * epsilon + 1e-12)
    }
    for epsilon in [1e3, 1e6, 1e9] {
      let found = expectedSoftSign(mean: 0.3, deviation: 0.5, epsilon: epsilon) * epsilon
      #expect(abs(found / 0.3 - 1) < 2e-6)
      let square = expectedSquaredSoftSign(mean: 0.3, deviation: 0.5, epsilon: epsilon) * epsilon * epsilon
      #expect(abs(square / 0.34 - 1) < 4e-6)
    }
  }
}
