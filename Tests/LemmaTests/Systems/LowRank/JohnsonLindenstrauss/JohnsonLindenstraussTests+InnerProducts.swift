import Lemma
import Testing

private typealias JL = JohnsonLindenstrauss

/// Inner products: digits by mpmath, and closed forms that hold for every angle.
@Suite struct JohnsonLindenstraussInnerProductTests {
  @Test func ratesMeetReference() {
    let cases: [(epsilon: Double, rho: Double, rate: Double)] = [
      (0.1, 0, 0.004975327219924988), (0.1, 0.5, 0.003739082197676276), (0.2, -0.9, 0.012881743510864754),
      (0.2, 1, 0.008839221603022751), (0.5, 0.99999, 0.047267862614667813), (0.999, -1, 2.9543776394910681),
      (1e-3, 1, 2.4983345823341661e-7), (1e-6, -0.99, 2.5251266854788475e-13), (1e-8, 0.5, 3.999999972266667e-17),
    ]
    for (epsilon, rho, rate) in cases {
      #expect(error(JL.innerProductRate(distortion: epsilon, cosine: rho), rate) < 1e-12)
    }
  }

  @Test func rateKeepsItsDigitsWhereTheFormulaCancels() {
    let (epsilon, rho) = (1e-8, 0.5)
    let s = rho + epsilon
    let t = 2 * epsilon / (1 - rho * rho + 2 * s * rho + sqrt((1 - rho * rho) * (1 - rho * rho) + 4 * s * s))
    let naive = t * s + log((1 - rho * t) * (1 - rho * t) - t * t) / 2
    #expect(error(naive, 3.999999972266667e-17) > 0.01)
    #expect(error(JL.innerProductRate(distortion: epsilon, cosine: rho), 3.999999972266667e-17) < 1e-12)
  }

  @Test func exactTailsMeetReference() {
    let cases: [(n: Int, epsilon: Double, rho: Double, tail: Double)] = [
      (100, 0.2, 0, 0.04603620686576189), (400, 0.15, 0.6, 0.01027593347924948),
      (64, 0.4, -0.8, 0.013489389656565534), (1, 0.5, 0.3, 0.4338577786017197), (1, 0.01, 0, 0.96357801417102828),
      (2, 0.3, -0.99, 0.77478392713602783), (3, 0.1, -0.2, 0.83720844679748343),
      (7, 0.999999, -0.9999, 0.051175252957134019), (10, 0.9, -0.95, 0.037512078386775851),
      (50, 0.3, 0.999, 0.12834416233634422), (1000, 0.5, 0, 3.925608475906379e-51),
      (20000, 0.05, 0.5, 3.1056389916787807e-10), (1_000_000, 0.005, 0.3, 1.675766431936992e-6),
    ]
    for (n, epsilon, rho, tail) in cases {
      let value = JL.innerProductTailProbability(dimension: n, distortion: epsilon, cosine: rho)
      #expect(error(value, tail) < 1e-10, "n = \(n), ε = \(epsilon), ρ = \(rho)")
    }
  }

  @Test func quadratureOnTheHalfLineMissesThePeakThatOursFinds() throws {
    let (n, epsilon, rho) = (1_000_000.0, 0.005, 0.3)
    let law = ChiSquare(degreesOfFreedom: n)
    let naive = try [rho, -rho].reduce(0) { total, rho in
      total
        + (try integralEstimate(
          of: { y in
            law.density(y) * Normal().survival((n * (rho + epsilon) - rho * y) / sqrt((1 - rho * rho) * y))
          }, from: 0, to: .infinity
        ).value)
    }
    #expect(error(naive, 1.675766431936992e-6) > 0.5)
  }

  /// For $n = 2$ the inner product is a difference of two exponential variables.
  @Test func planeIsAnAsymmetricLaplaceLaw() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (rho, epsilon) = (random.number(), abs(random.number()))
      let expected = laplaceTail(rho, epsilon) + laplaceTail(-rho, epsilon)
      let value = JL.innerProductTailProbability(dimension: 2, distortion: epsilon, cosine: rho)
      #expect(error(value, expected) < 1e-10, "seed \(seed), ε = \(epsilon), ρ = \(rho)")
    }
  }

  @Test func parallelVectorsHaveTheTailOfTheNorm() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (n, epsilon) = (random.integer(in: 1...5000), abs(random.number()))
      for bound in [TailBound.exact, .chernoff] {
        let norm = JL.normTailProbability(dimension: n, distortion: epsilon, bound: bound)
        for rho in [1.0, -1.0] {
          let parallel = JL.innerProductTailProbability(dimension: n, distortion: epsilon, cosine: rho, bound: bound)
          #expect(abs(parallel - norm) <= 1e-12 * norm, "seed \(seed), \(bound)")
        }
        let nearly = JL.innerProductTailProbability(dimension: n, distortion: epsilon, cosine: 1 - 1e-13, bound: bound)
        #expect(abs(nearly - norm) <= 1e-6 * norm, "seed \(seed), \(bound)")
      }
    }
  }

  @Test func boundsAreBoundsAtEveryAngle() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (n, epsilon, rho) = (random.integer(in: 1...3000), abs(random.number()), random.number())
      func tail(_ bound: TailBound) -> Double {
        JL.innerProductTailProbability(dimension: n, distortion: epsilon, cosine: rho, bound: bound)
      }
      #expect(tail(.exact) <= tail(.chernoff), "seed \(seed)")
      #expect(tail(.chernoff) <= tail(.cubic) * (1 + 1e-12), "seed \(seed)")
      #expect((tail(.cubic) < tail(.quadratic)) == (epsilon < 0.75) || tail(.quadratic) == 0, "seed \(seed)")
    }
  }

  /// The rate is the largest value of its own Legendre transform.
  @Test func tiltMaximisesTheExponent() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (epsilon, rho) = (abs(random.number()), random.number())
      let rate = JL.innerProductRate(distortion: epsilon, cosine: rho)
      for t in Vector.linspace(from: 0, through: 3, count: 400).elements {
        let base = (1 - rho * t) * (1 - rho * t) - t * t
        guard base > 0, t < 1 / (1 + rho) else { continue }
        #expect(t * (rho + epsilon) + log(base) / 2 <= rate + 1e-12, "seed \(seed), t = \(t)")
      }
    }
  }

  private func laplaceTail(_ rho: Double, _ epsilon: Double) -> Double {
    let x = 2 * (rho + epsilon)
    return x >= 0 ? (1 + rho) / 2 * exp(-x / (1 + rho)) : 1 - (1 - rho) / 2 * exp(x / (1 - rho))
  }

  private func error(_ value: Double, _ reference: Double) -> Double { abs(value / reference - 1) }
}
