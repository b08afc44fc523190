import Lemma
import Testing

/// Reference values: exact rational arithmetic for the column-row examples, mpmath with 60 digits for the Hilbert matrix,
/// scipy.linalg.interpolative for its pivots.
@Suite struct LowRankApproximationTests {
  let hilbert = Matrix.hilbert(6)
  let X: Matrix = [[1, 2, 0, -1], [0, 1, 3, 1]]
  let Y: Matrix = [[2, 1, 0], [1, -1, 1], [0, 1, 2], [4, 0, -2]]

  @Test(arguments: [(1, 0.24291060690764402), (2, 0.016333136938950176), (3, 0.0006158766689344703)])
  func givesEckartYoungErrors(rank: Int, expected: Double) {
    #expect(abs(truncatedSVDError(hilbert, rank: rank) / expected - 1) < 1e-11)
    #expect(abs((hilbert - truncatedSVD(hilbert, rank: rank)).frobeniusNorm / expected - 1) < 1e-9)
  }

  @Test func givesColumnRowProbabilities() {
    let p = ColumnRowApproximation.optimalProbabilities(X, Y)
    let expected: Vector = [0.11681590769892486, 0.20233108726681423, 0.3504477230967746, 0.33040528193748636]
    #expect((p - expected).norm < 1e-15)
    let best = ColumnRowApproximation.expectedSquaredError(X, Y, samples: 2, probabilities: p)
    #expect(abs(best - 147.70445607413313) < 1e-11)
    let uniform = Vector(repeating: 0.25, count: 4)
    #expect(abs(ColumnRowApproximation.expectedSquaredError(X, Y, samples: 2, probabilities: uniform) - 174.5) < 1e-11)
  }

  @Test func keepsTheLargestProducts() {
    let pair = ColumnRowApproximation.largestProducts(X, Y, count: 2)
    #expect(pair == [2, 3])
    let kept = ColumnRowApproximation.approximation(X, Y, keeping: pair)
    #expect(abs((kept - X * Y).frobeniusNorm - 24.0.squareRoot()) < 1e-14)
  }

  @Test func decomposesTheHilbertMatrix() {
    let pivoted = interpolativeDecomposition(hilbert, rank: 3)
    #expect(pivoted.columns == [0, 2, 5])
    #expect(abs(pivoted.residual / 0.0010987459899731932 - 1) < 1e-10)
    #expect(abs(pivoted.maximumCoefficient - 1.519558973047513) < 1e-10)
    let best = interpolativeDecomposition(hilbert, rank: 3, selection: .exhaustive)
    #expect(best.columns == [0, 1, 4])
    #expect(abs(best.residual / 0.0007210809579234512 - 1) < 1e-10)
    let strong = interpolativeDecomposition(hilbert, rank: 3, selection: .strongRankRevealing(bound: 1))
    #expect(strong.columns.sorted() == [0, 1, 5])
    #expect(abs(strong.maximumCoefficient - 0.9270513405341276) < 1e-10)
  }

  @Test func tellsSelectionsApartAtRankTwo() {
    let pivoted = interpolativeDecomposition(hilbert, rank: 2)
    let best = interpolativeDecomposition(hilbert, rank: 2, selection: .exhaustive)
    let greedy = interpolativeDecomposition(hilbert, rank: 2, selection: .greedyResidual)
    #expect(pivoted.columns == [0, 2] && best.columns == [0, 3] && greedy.columns == [1, 0])
    #expect(abs(pivoted.residual / 0.018589116647949596 - 1) < 1e-11)
    #expect(abs(best.residual / 0.01759670220522551 - 1) < 1e-11)
    #expect(abs(greedy.residual / 0.032182122455433976 - 1) < 1e-11)
  }

  @Test func findsTheRankForAnError() {
    let twenty = Matrix.hilbert(20)
    let decomposition = interpolativeDecomposition(twenty, relativeError: 1e-6)
    #expect(decomposition.rank == 7)
    #expect(abs(decomposition.residual / twenty.frobeniusNorm / 2.965e-7 - 1) < 1e-3)
    let six = interpolativeDecomposition(twenty, rank: 6)
    #expect(abs(six.residual / twenty.frobeniusNorm / 4.98e-6 - 1) < 1e-3)
  }

  @Test func recoversAnExactRankTwoMatrix() {
    let M: Matrix = [[1, 0, 1, 2], [0, 2, 2, 1], [1, 2, 3, 3], [0, 1, 1, 0.5]]
    let decomposition = interpolativeDecomposition(M, rank: 4)
    #expect(decomposition.columns == [2, 3])
    let expected: Matrix = [[-1.0 / 3, 4.0 / 3, 1, 0], [2.0 / 3, -2.0 / 3, 0, 1]]
    #expect((decomposition.coefficients - expected).frobeniusNorm < 1e-14)
    #expect(decomposition.residual < 1e-14)
  }

  @Test(arguments: [(1, 0.11542441658942275), (2, 0.0007966203006594186), (3, 1.515049972767465e-06)])
  func givesVolumeSamplingErrors(rank: Int, expected: Double) {
    let value = volumeSamplingExpectedSquaredError(singularValues: singularValues(hilbert), rank: rank)
    #expect(abs(value / expected - 1) < 1e-9)
  }

  @Test func showsTheKahanMatrixAndItsCure() {
    let kahan = kahanMatrix(11, cosine: 0.6)
    // The perturbation keeps the pivots in natural order.
    let M = kahan * Matrix.diagonal(Vector(count: 11) { 1 - 1e-8 * Double($0) })
    let smallest = singularValues(M)[10]
    let pivoted = interpolativeDecomposition(M, rank: 10)
    #expect(pivoted.columns == Array(0..<10))
    #expect(abs(pivoted.maximumCoefficient / 41.2317 - 1) < 1e-5)
    #expect(abs(pivoted.residual / smallest - 61.0) < 0.1)
    let strong = interpolativeDecomposition(M, rank: 10, selection: .strongRankRevealing(bound: 2))
    #expect(Set(strong.columns).symmetricDifference(pivoted.columns).count == 2)
    #expect(abs(strong.maximumCoefficient - 0.6250) < 1e-4)
    #expect(abs(strong.residual / smallest - 1.2812) < 1e-4)
  }
}
