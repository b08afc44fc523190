import Lemma
import Testing

@Suite struct LowRankApproximationIdentityTests {
  @Test(arguments: sweep) func coefficientsAreThePseudoinverseTimesTheMatrix(seed: Int) {
    var random = SeededMatrices(seed)
    let M = random.matrix(random.integer(in: 2...12), random.integer(in: 2...12))
    let r = random.integer(in: 1...min(M.rows, M.columns))
    let selections: [ColumnSelection] = [
      .pivotedQR, .strongRankRevealing(bound: 1.5), .greedyResidual, .exhaustive,
    ]
    for selection in selections {
      let found = interpolativeDecomposition(M, rank: r, selection: selection)
      let C = found.skeleton(of: M)
      #expect(found.rank == r)
      #expect(relativeError(found.coefficients, pinv(C) * M) < 1e-8 * C.conditionNumber)
      #expect(abs((found.reconstruct(from: M) - M).frobeniusNorm - found.residual) < 1e-11 * M.frobeniusNorm)
      #expect(abs(columnSubsetError(M, columns: found.columns) - found.residual) < 1e-11 * M.frobeniusNorm)
      #expect(found.residual >= truncatedSVDError(M, rank: r) - 1e-12)
      for (index, column) in found.columns.enumerated() {
        #expect(found.coefficients[column: column] == .basis(index, count: r))
      }
    }
  }

  @Test(arguments: sweep) func truncatedPivotingAgreesWithLAPACK(seed: Int) {
    var random = SeededMatrices(seed)
    // Columns of very different lengths, so that norms have to be measured anew on the way.
    let M =
      random.matrix(random.integer(in: 4...30), 20)
      * .diagonal(Vector(count: 20) { _ in pow(10, 4 * random.number()) })
    let r = random.integer(in: 1...min(M.rows, 20))
    let full = pivotedQR(M)
    let found = interpolativeDecomposition(M, rank: r)
    #expect(found.columns == Array(full.permutation[..<r]))
    let left = full.r[rows: r..<full.r.rows, columns: r..<20].frobeniusNorm
    #expect(abs(found.residual - left) < 1e-12 * M.frobeniusNorm)
  }

  @Test(arguments: sweep) func strongRankRevealingKeepsItsBounds(seed: Int) {
    var random = SeededMatrices(seed)
    let f = 1 + Double(random.integer(in: 0...4)) / 4
    let M = random.matrix(10, 9)
    let r = random.integer(in: 1...8)
    let found = interpolativeDecomposition(M, rank: r, selection: .strongRankRevealing(bound: f))
    #expect(found.maximumCoefficient <= f * (1 + 1e-9))
    let bound = (1 + f * f * Double(r * (9 - r))).squareRoot() * singularValues(M)[r]
    #expect((M - found.reconstruct(from: M)).spectralNorm <= bound * (1 + 1e-9))
  }

  @Test(arguments: 0..<40) func exhaustiveIsNeverBeatenAndGreedyIsBestAtRankOne(seed: Int) {
    var random = SeededMatrices(seed)
    let M = random.matrix(5, 8)
    let best = interpolativeDecomposition(M, rank: 3, selection: .exhaustive).residual
    for _ in 0..<20 {
      let columns = (0..<3).map { _ in random.integer(in: 0...7) }
      #expect(columnSubsetError(M, columns: columns) >= best - 1e-12)
    }
    #expect(best * best <= 4 * truncatedSVDError(M, rank: 3) * truncatedSVDError(M, rank: 3))
    let greedy = interpolativeDecomposition(M, rank: 1, selection: .greedyResidual)
    #expect(greedy.columns == interpolativeDecomposition(M, rank: 1, selection: .exhaustive).columns)
  }

  @Test(arguments: sweep) func volumeSamplingIsTheMeanOverSubsets(seed: Int) {
    var random = SeededMatrices(seed)
    let M = random.matrix(6, 6)
    var (weighted, volume) = (0.0, 0.0)
    for i in 0..<6 {
      for j in 0..<i {
        let C = M.selecting(columns: [i, j])
        let weight = transposeProduct(C, C).determinant
        let error = columnSubsetError(M, columns: [i, j])
        weighted += weight * error * error
        volume += weight
      }
    }
    let expected = volumeSamplingExpectedSquaredError(singularValues: singularValues(M), rank: 2)
    #expect(abs(weighted / volume / expected - 1) < 1e-9)
  }

  @Test(arguments: sweep) func optimalProbabilitiesAreTheBest(seed: Int) {
    var random = SeededMatrices(seed)
    let (X, Y) = (random.matrix(3, 5), random.matrix(5, 4))
    let p = ColumnRowApproximation.optimalProbabilities(X, Y)
    let other = random.vector(5).map { abs($0) + 0.01 }
    let worse = ColumnRowApproximation.expectedSquaredError(X, Y, samples: 3, probabilities: other / sum(other))
    #expect(ColumnRowApproximation.expectedSquaredError(X, Y, samples: 3, probabilities: p) <= worse + 1e-12)
  }

  @Test func sampledProductsHaveTheMeanAndErrorOfTheFormula() {
    var generator = SeededGenerator(seed: 3)
    let X: Matrix = [[1, 2, 0, -1], [0, 1, 3, 1]]
    let Y: Matrix = [[2, 1, 0], [1, -1, 1], [0, 1, 2], [4, 0, -2]]
    var errors = Vector(20_000)
    var total = Matrix(rows: 2, columns: 3)
    for draw in 0..<20_000 {
      let estimate = ColumnRowApproximation.sample(X, Y, samples: 2, using: &generator)
      total = total + estimate
      let error = (estimate - X * Y).frobeniusNorm
      errors[draw] = error * error
    }
    #expect((total / 20_000 - X * Y).frobeniusNorm < 0.5)
    let resolution = 5 * standardDeviation(errors) / 20_000.0.squareRoot()
    #expect(abs(mean(errors) - 147.70445607413313) < resolution && resolution < 5)
  }

  @Test(arguments: 0..<30) func randomizedColumnsAreNearlyAsGood(seed: Int) {
    var random = SeededMatrices(seed)
    var generator = SeededGenerator(seed: UInt64(seed))
    let M = random.matrix(60, 5) * random.matrix(5, 50) + random.matrix(60, 50) * 1e-6
    let direct = interpolativeDecomposition(M, rank: 5)
    let sketches: [InterpolativeDecomposition.Sketch] = [.gaussian(oversampling: 8), .columnSubset(count: 30)]
    for sketch in sketches {
      let found = randomizedInterpolativeDecomposition(M, rank: 5, sketch: sketch, using: &generator)
      #expect(found.rank == 5 && found.residual < 20 * direct.residual)
      #expect(abs(found.residual - columnSubsetError(M, columns: found.columns)) < 1e-12)
    }
  }
}
