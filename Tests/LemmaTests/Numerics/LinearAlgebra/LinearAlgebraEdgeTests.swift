import Lemma
import Testing

/// Empty, tiny, zero, huge and singular input.
@Suite struct LinearAlgebraEdgeTests {
  let empty = Matrix(rows: 0, columns: 0)

  @Test func emptyMatricesFactor() throws {
    #expect(lu(empty).determinant == 1 && empty.determinant == 1 && empty.logAbsoluteDeterminant == 0)
    #expect(try solve(empty, []).count == 0)
    #expect(try lu(empty).solve([]).count == 0)
    #expect(try empty.inverse() == empty && cholesky(empty) == empty)
    #expect(eigh(empty).values.count == 0 && matrixFunction(empty, exp) == empty)
    #expect(try eigenvalues(empty).real.count == 0)
    #expect(try solve([[2]], Matrix(rows: 1, columns: 0)) == Matrix(rows: 1, columns: 0))
  }

  @Test(arguments: [(0, 3), (3, 0), (0, 0)]) func thinFactorsOfEmptyMatricesKeepTheirShape(m: Int, n: Int) {
    let A = Matrix(rows: m, columns: n)
    let (u, s, vT) = svd(A)
    #expect(u == Matrix(rows: m, columns: 0) && s.count == 0 && vT == Matrix(rows: 0, columns: n))
    #expect(qr(A).q == Matrix(rows: m, columns: 0) && qr(A).r == Matrix(rows: 0, columns: n))
    #expect(pivotedQR(A).permutation == Array(0..<n))
    #expect(rank(A) == 0 && pinv(A) == Matrix(rows: n, columns: m))
    #expect(leastSquares(A, Vector(m)) == Vector(n))
    #expect(A.spectralNorm == 0 && A.nuclearNorm == 0 && A.frobeniusNorm == 0 && A.norm1 == 0 && A.normInfinity == 0)
  }

  @Test func oneByOneMatricesAreNumbers() throws {
    let A: Matrix = [[-4]]
    #expect(A.determinant == -4 && lu(A).determinant == -4)
    #expect(try solve(A, [8]) == [-2] && A.inverse() == [[-0.25]] && cholesky([[9]]) == [[3]])
    #expect(qr(A) == ([[-1]], [[4]]))
    #expect(svd(A) == ([[1]], [4], [[-1]]))
    #expect(eigh(A) == ([-4], [[1]]) && pinv(A) == [[-0.25]])
    #expect(A.conditionNumber == 1 && rank(A) == 1)
  }

  @Test func zeroMatricesHaveRankZero() {
    let A = Matrix(rows: 3, columns: 2)
    #expect(rank(A) == 0 && pinv(A) == Matrix(rows: 2, columns: 3))
    #expect(svd(A).s == [0, 0] && orthogonalityError(svd(A).u) <= 1e-15)
    #expect(leastSquares(A, [1, 2, 3]) == [0, 0])
    #expect(A.conditionNumber == .infinity && Matrix(rows: 2, columns: 2).determinant == 0)
    #expect(qr(A).r == Matrix(rows: 2, columns: 2) && orthogonalityError(qr(A).q) <= 1e-15)
  }

  @Test func singularMatricesNameTheirPivot() {
    let A: Matrix = [[1, 2, 3], [2, 4, 6], [1, 0, 1]]
    #expect(lu(A).determinant == 0 && A.determinant == 0 && A.logAbsoluteDeterminant == -.infinity)
    #expect(A.conditionNumber == .infinity)
    #expect(throws: NumericsError.singularMatrix(pivot: 2)) { try solve(A, [1, 2, 3]) }
    #expect(throws: NumericsError.singularMatrix(pivot: 2)) { try lu(A).solve([1, 2, 3]) }
    #expect(throws: NumericsError.singularMatrix(pivot: 2)) { try A.inverse() }
    #expect(throws: NumericsError.singularMatrix(pivot: 0)) { try solve([[0, 1], [0, 2]], [1, 1]) }
    #expect(throws: NumericsError.notPositiveDefinite(order: 2)) { try cholesky([[1, 2], [2, 1]]) }
    #expect(throws: NumericsError.notPositiveDefinite(order: 1)) { try cholesky([[0]]) }
  }

  @Test(arguments: [1e300, 1e-300, 1e154, 1e-160, 0x1p1023, 0x1p-1060]) func extremeScalesChangeNothingElse(
    scale: Double
  ) throws {
    let A: Matrix = [[0.5, 0.25], [-0.125, 0.75], [0.5, 1]]
    let reference = svd(A)
    let scaled = svd(A * scale)
    // Below the normal range the entries themselves are only good to the spacing there.
    let tolerance = Swift.max(1e-15, Double.leastNonzeroMagnitude / scale * 8)
    #expect((scaled.s / scale - reference.s).norm <= tolerance * 4)
    #expect((scaled.u - reference.u).frobeniusNorm <= tolerance * 20)
    #expect((singularValues(A * scale) / scale - reference.s).norm <= tolerance * 4)
    let S: Matrix = [[0.5, 0.25], [0.25, -0.75]]
    #expect((eigh(S * scale).values / scale - eigh(S).values).norm <= tolerance * 4)
    #expect((try eigenvalues(S * scale).real / scale - eigenvalues(S).real).norm <= tolerance * 4)
    #expect((qr(A * scale).r / scale - qr(A).r).frobeniusNorm <= tolerance * 8)
    #expect(rank(A * scale) == 2)
    #expect(
      (leastSquares(A * scale, [scale / 4, scale / 2, 0]) - leastSquares(A, [0.25, 0.5, 0])).norm <= tolerance * 20)
  }

  @Test(arguments: [1e300, 1e-300, 1e154, 1e-160]) func extremeSystemsAreSolved(scale: Double) throws {
    let A: Matrix = [[0.5, 0.25], [0.25, 0.75]]
    let x = try solve(A * scale, ([1, 2] as Vector) * scale)
    #expect((x - (try solve(A, [1, 2]))).norm <= 1e-14)
    #expect((try cholesky(A * scale) / scale.squareRoot() - cholesky(A)).frobeniusNorm <= 1e-15)
    #expect(relativeError(pinv(A * scale) * scale, pinv(A)) <= 1e-14)
    #expect(relativeError(try (A * scale).inverse() * scale, try A.inverse()) <= 1e-14)
    #expect(abs((A * scale).logAbsoluteDeterminant - log(0.3125) - 2 * log(scale)) <= 1e-12)
  }

  @Test func determinantSurvivesExtremePivots() {
    #expect(Matrix.diagonal([1e200, 1e200, 1e-300, 1e-100]).determinant.isApproximately(1, within: 1e-15))
    #expect(Matrix.diagonal([1e200, 1e200]).determinant == .infinity)
    #expect(Matrix.diagonal([1e-200, 1e-200]).determinant == 0)
    #expect(Matrix.diagonal([-1e-200, 1e100]).determinant.isApproximately(-1e-100, within: 1e-115))
  }

  @Test func tinyAsymmetryIsAveraged() {
    let A: Matrix = [[2, 1], [1 + 1e-12, 2]]
    #expect((eigh(A).values - ([1, 3] as Vector)).norm <= 1e-11)
  }

  @Test func rankHonoursItsTolerance() {
    let A = Matrix.diagonal([1, 1e-3, 1e-9, 0])
    #expect(rank(A) == 3 && rank(A, relativeTolerance: 1e-6) == 2 && rank(A, relativeTolerance: 0) == 3)
    #expect(pinv(A, relativeTolerance: 1e-6) == .diagonal([1, 1000, 0, 0]))
  }

  @Test func leastSquaresHasMinimumNorm() {
    // One equation, three unknowns: the solution is along the row.
    #expect((leastSquares([[1, 2, 2]], [9]) - ([1, 2, 2] as Vector)).norm <= 1e-14)
  }

  @Test func nanInRightHandSidePropagates() throws {
    #expect(try solve([[1, 2], [0, 3]], [.nan, 3])[0].isNaN && solve([[1]], [[.nan]] as Matrix)[0, 0].isNaN)
    #expect(try lu([[2]]).solve([.nan])[0].isNaN && leastSquares([[2], [1]], [.nan, 1])[0].isNaN)
    #expect(leastSquares([[2], [1]], [.infinity, 1])[0].isNaN)
  }

  @Test func resultsRepeatBitForBit() throws {
    var source = SeededMatrices(7)
    let A = source.matrix(150, 150)
    #expect(A * A == A * A && svd(A) == svd(A) && qr(A) == qr(A) && lu(A).upper == lu(A).upper)
  }
}

extension Double {
  fileprivate func isApproximately(_ other: Double, within tolerance: Double) -> Bool {
    (self - other).magnitude <= tolerance
  }
}
