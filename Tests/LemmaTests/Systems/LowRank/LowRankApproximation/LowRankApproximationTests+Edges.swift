import Lemma
import Testing

@Suite struct LowRankApproximationEdgeTests {
  @Test func rankZeroAndZeroMatricesHaveEmptyFactors() {
    let M = Matrix.hilbert(4)
    for selection in [ColumnSelection.pivotedQR, .strongRankRevealing(bound: 2), .greedyResidual, .exhaustive] {
      let none = interpolativeDecomposition(M, rank: 0, selection: selection)
      #expect(none.columns.isEmpty && none.coefficients.rows == 0 && none.coefficients.columns == 4)
      #expect(abs(none.residual - M.frobeniusNorm) < 1e-15)
      let zero = interpolativeDecomposition(Matrix(rows: 3, columns: 5), rank: 2, selection: selection)
      #expect(zero.rank == 0 && zero.residual == 0)
    }
    #expect(interpolativeDecomposition(Matrix(rows: 0, columns: 3), rank: 0).residual == 0)
    #expect(interpolativeDecomposition(Matrix(rows: 3, columns: 3), relativeError: 0).rank == 0)
    #expect(truncatedSVD(M, rank: 0) == Matrix(rows: 4, columns: 4))
  }

  @Test func rankIsReducedToTheNumericalRank() {
    var random = SeededMatrices(7)
    var generator = SeededGenerator(seed: 7)
    let M = random.matrix(9, 8, rank: 3)
    for selection in [ColumnSelection.pivotedQR, .strongRankRevealing(bound: 2), .greedyResidual, .exhaustive] {
      let found = interpolativeDecomposition(M, rank: 6, selection: selection)
      #expect(found.rank == 3 && found.residual < 1e-13)
    }
    let sketched = randomizedInterpolativeDecomposition(M, rank: 6, using: &generator)
    #expect(sketched.rank == 3 && sketched.residual < 1e-13)
    #expect(interpolativeDecomposition(M, relativeError: 0).rank == 3)
    #expect(columnSubsetError(M, columns: [0, 0, 1, 2, 3]) < 1e-13)
  }

  @Test func extremeScalesChangeOnlyTheResidual() {
    let M = Matrix.hilbert(6)
    for scale in [1e-200, 1e200] {
      let found = interpolativeDecomposition(M * scale, rank: 3)
      #expect(found.columns == [0, 2, 5])
      #expect(abs(found.residual / scale / 0.0010987459899731932 - 1) < 1e-9)
    }
    let p = ColumnRowApproximation.optimalProbabilities(M * 1e150, M * 1e150)
    #expect((p - ColumnRowApproximation.optimalProbabilities(M, M)).norm < 1e-14)
  }

  @Test func tiesGoToTheLowerIndex() {
    #expect(interpolativeDecomposition(.identity(5), rank: 3).columns == [0, 1, 2])
    #expect(ColumnRowApproximation.largestProducts(.identity(4), .identity(4), count: 2) == [0, 1])
    let M = Matrix.identity(5).selecting(columns: [3, 1, 4, 0, 2])
    #expect(interpolativeDecomposition(M, rank: 5).columns == [0, 1, 2, 3, 4])
  }

  @Test func termsThatVanishAreNeverDrawn() {
    var generator = SeededGenerator(seed: 1)
    let X: Matrix = [[1, 0, 2], [1, 0, 1]]
    let Y: Matrix = [[1, 2], [5, 5], [0, 0]]
    #expect(ColumnRowApproximation.optimalProbabilities(X, Y) == [1, 0, 0])
    let estimate = ColumnRowApproximation.sample(X, Y, samples: 3, using: &generator)
    #expect((estimate - X * Y).frobeniusNorm < 1e-15)
    let nothing = Matrix(rows: 2, columns: 2)
    #expect(ColumnRowApproximation.sample(nothing, nothing, samples: 2, using: &generator) == nothing)
  }

  @Test func normalEquationsLoseHalfTheDigitsAndOursDoNot() {
    // numpy: 4e-11 against 9e-6 on this matrix, whose condition number is 3790968.
    let V = Matrix.vandermonde(.linspace(from: 0, through: 1, count: 20), columns: 10)
    let x = Vector(count: 10) { Double($0 + 1) }
    let good = pinv(V) * (V * x)
    let (values, vectors) = eigh(transposeProduct(V, V))
    let naive = vectors * .diagonal(values.map { 1 / $0 }) * vectors.transpose * V.transpose * (V * x)
    #expect((good - x).norm / x.norm < 1e-9)
    #expect((naive - x).norm / x.norm > 1e-7)
  }

  @Test func downdatedNormsAloneWouldPickAWrongPivot() {
    // After the first step column 1 keeps 1e-9 and column 2 keeps 2e-9 of their length 1: the differences of squares are 0.
    let M: Matrix = [[2, 1, 1], [0, 1e-9, 0], [0, 0, 2e-9]]
    let naive = [1, 2].map { 1 - M[0, $0] * M[0, $0] + M[$0, $0] * M[$0, $0] - M[$0, $0] * M[$0, $0] }
    #expect(naive == [0, 0])
    #expect(interpolativeDecomposition(M, rank: 2).columns == [0, 2])
  }

  @Test func refusesBadInput() async {
    await #expect(processExitsWith: .failure) { _ = interpolativeDecomposition(.hilbert(3), rank: 4) }
    await #expect(processExitsWith: .failure) {
      _ = interpolativeDecomposition(.hilbert(40), rank: 20, selection: .exhaustive)
    }
    await #expect(processExitsWith: .failure) {
      _ = ColumnRowApproximation.expectedSquaredError(
        .identity(2), .identity(2), samples: 1, probabilities: [1, 0])
    }
  }
}
