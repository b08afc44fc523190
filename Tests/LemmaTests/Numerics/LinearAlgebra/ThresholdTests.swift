import Lemma
import Testing

/// Where a tolerance decides, on both sides of it.
@Suite struct ThresholdTests {
  @Test func rankCountsWhatExceedsTheDefault() {
    // Three columns: 3ε of the largest is the limit.
    let e = Double.ulpOfOne
    #expect(rank(.diagonal([1, 3.5 * e, 2.5 * e])) == 2 && rank(.diagonal([4, 14 * e, 10 * e])) == 2)
    #expect(rank(Matrix.diagonal([1, 3.5 * e, 2.5 * e]), relativeTolerance: e) == 3)
    #expect(pinv(.diagonal([1, 3.5 * e, 2.5 * e]))[1, 1] > 1e15 && pinv(.diagonal([1, 3.5 * e, 2.5 * e]))[2, 2] == 0)
    // The larger dimension counts: 8 rows.
    var tall = Matrix(rows: 8, columns: 2)
    tall[0, 0] = 1
    tall[1, 1] = 7 * e
    #expect(rank(tall) == 1 && rank(tall.transpose) == 1)
    tall[1, 1] = 9 * e
    #expect(rank(tall) == 2 && rank(tall.transpose) == 2)
    #expect(leastSquares(.diagonal([1, 2.5 * e, 1]), [1, 1, 1]) == [1, 0, 1])
  }

  @Test func asymmetryOfRoundingIsAveraged() async throws {
    let A: Matrix = [[2, 5], [5 * (1 + 0.9e-10), 1]]
    #expect(eigh(A).values == eigh([[2, (5 + A[1, 0]) / 2], [(5 + A[1, 0]) / 2, 1]]).values)
    #expect(matrixFunction(A) { $0 }.transpose == matrixFunction(A) { $0 })
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matrixFunction([[2, 5], [5 * (1 + 1.2e-10), 1]]) { $0 }
    }
    #expect(message(result).contains("matrixFunction: the matrix is not symmetric: (1, 0) is 5.0000000006"))
  }

  @Test func leadingMinorsAreCounted() {
    for order in 1...6 {
      let A = Matrix.diagonal(Vector(count: 6) { $0 + 1 < order ? 2 : $0 + 1 == order ? -1e-9 : 5 })
      #expect(throws: NumericsError.notPositiveDefinite(order: order)) { try cholesky(A) }
    }
  }

  @Test func powerIterationStopsByItsDefaults() throws {
    var generator = SeededGenerator(seed: 1)
    let result = try powerIteration(.diagonal([1, 0.99]), using: &generator)
    #expect(result.residual <= 1e-10 && result.iterations > 100 && result.iterations < 10_000)
    #expect(throws: NumericsError.self) {
      try powerIteration(.diagonal([1, 1 - 1e-7]), tolerance: 0, using: &generator)
    }
    do {
      _ = try powerIteration(.diagonal([1, 1 - 1e-4]), using: &generator)
      Issue.record("too close for ten thousand iterations")
    } catch NumericsError.notConverged(let count, let residual, let best?) {
      #expect(count == 10_000 && residual > 1e-10 && abs(best - 1) <= 1e-4)
    } catch {
      Issue.record("unexpected \(error)")
    }
  }

  /// The value grows from iterate to iterate, and never beyond the norm.
  @Test(arguments: 0..<100) func everyIterateIsALowerBound(seed: Int) throws {
    var source = SeededMatrices(seed)
    let A = source.matrix(source.integer(in: 2...8), source.integer(in: 2...8))
    var last = 0.0
    for count in 1...6 {
      var generator = SeededGenerator(seed: UInt64(seed))
      do {
        _ = try powerIteration(A, tolerance: 0, maximumIterations: count, using: &generator)
      } catch NumericsError.notConverged(_, _, let best?) {
        #expect(best >= last * (1 - 1e-15) && best <= A.spectralNorm * (1 + 1e-14))
        last = best
      }
    }
  }
}
