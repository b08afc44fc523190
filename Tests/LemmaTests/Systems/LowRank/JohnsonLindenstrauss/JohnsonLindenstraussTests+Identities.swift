import Lemma
import Testing

private typealias JL = JohnsonLindenstrauss

/// What holds for every dimension and distortion, and for every cloud of points.
@Suite struct JohnsonLindenstraussIdentityTests {
  @Test func boundsAreOrdered() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (n, epsilon) = (random.integer(in: 1...20000), abs(random.number()))
      func tail(_ bound: TailBound) -> Double {
        JL.normTailProbability(dimension: n, distortion: epsilon, bound: bound)
      }
      #expect(tail(.exact) <= tail(.chernoff), "seed \(seed)")
      #expect(tail(.chernoff) <= tail(.cubic) * (1 + 1e-12), "seed \(seed)")
      #expect(tail(.chernoff) <= tail(.quadratic) * (1 + 1e-12), "seed \(seed)")
      #expect((tail(.cubic) < tail(.quadratic)) == (epsilon < 0.75) || tail(.quadratic) == 0, "seed \(seed)")
    }
  }

  @Test func tailsFallWithTheDimension() {
    for epsilon in [0.01, 0.1, 0.5, 0.9, 0.999] {
      let tails = (1...400).map { JL.normTailProbability(dimension: $0, distortion: epsilon) }
      #expect(tails.isDecreasing, "ε = \(epsilon)")
    }
  }

  @Test func minimumDimensionIsTheSmallestThatSuffices() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (points, epsilon) = (random.integer(in: 2...100_000), 0.02 + 0.97 * abs(random.number()))
      let delta = exp(-20 * abs(random.number()))
      for bound in [TailBound.exact, .chernoff, .cubic, .quadratic] {
        func failure(_ n: Int) -> Double {
          let pairs = Double(points) * Double(points - 1) / 2
          return pairs * JL.normTailProbability(dimension: n, distortion: epsilon, bound: bound)
        }
        let n = JL.minimumDimension(points: points, distortion: epsilon, failureProbability: delta, bound: bound)
        #expect(failure(n) <= delta, "seed \(seed), \(bound)")
        #expect(n == 1 || failure(n - 1) > delta, "seed \(seed), \(bound)")
      }
    }
  }

  @Test func distortionIsThatOfThePairsThemselves() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (count, m, n) = (random.integer(in: 2...9), random.integer(in: 1...12), random.integer(in: 1...12))
      let (points, A) = (random.matrix(count, m), random.matrix(n, m))
      let ratios = (0..<count).flatMap { i in
        (0..<i).map { j in
          let d = points[row: i] - points[row: j]
          return (A * d).squaredNorm / d.squaredNorm
        }
      }
      let expected = ratios.map { abs($0 - 1) }.max() ?? 0
      let value = JL.maximumDistortion(of: points, projectedBy: A)
      #expect(abs(value - expected) <= 1e-11 * (1 + expected), "seed \(seed)")
    }
  }

  @Test func distortionIgnoresShiftsAndScales() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      // Integers, so that shifting by 2³⁰ and scaling by powers of two are exact.
      let points = (random.matrix(6, 8) * 1000).map { $0.rounded() }
      let A = random.matrix(5, 8)
      let value = JL.maximumDistortion(of: points, projectedBy: A)
      for moved in [points.map { $0 + 0x1p30 }, points * 0x1p-1000, points * 0x1p900] {
        let same = JL.maximumDistortion(of: moved, projectedBy: A)
        #expect(abs(same - value) <= 1e-11 * (1 + value), "seed \(seed)")
      }
    }
  }

  @Test func closePairsAreNotLostInRounding() {
    let A: Matrix = [[0.6, 0.8], [-0.8, 0.6]]  // an isometry up to rounding
    let points: Matrix = [[0, 0], [1e8, 3e8], [1e8 + 0x1p-20, 3e8]]
    #expect(JL.maximumDistortion(of: points, projectedBy: A) < 1e-14)
    // Projecting first and subtracting afterwards finds a distortion that is not there.
    let difference = A * points[row: 2] - A * points[row: 1]
    #expect(abs(difference.squaredNorm / 0x1p-40 - 1) > 1e-3)
  }

  @Test func equalRowsAndLonelyPointsAreNotDistorted() {
    let A: Matrix = [[2, 0], [0, 2]]
    #expect(JL.maximumDistortion(of: Matrix(rows: 0, columns: 2), projectedBy: A) == 0)
    #expect(JL.maximumDistortion(of: [[1, 2]], projectedBy: A) == 0)
    #expect(JL.maximumDistortion(of: [[1, 2], [1, 2], [1, 2]], projectedBy: A) == 0)
    #expect(JL.maximumDistortion(of: [[1, 2], [1, 2], [1, 3]], projectedBy: A) == 3)
    #expect(JL.maximumDistortion(of: [[1, 2], [0, 2]], projectedBy: Matrix(rows: 0, columns: 2)) == 1)
  }
}
