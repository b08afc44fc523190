import Lemma
import Testing

@Suite struct MatrixExponentialTests {
  @Test func rotatesByAngle() {
    let expected: Matrix = [[cos(0.7), -sin(0.7)], [sin(0.7), cos(0.7)]]
    #expect((expm([[0, -0.7], [0.7, 0]]) - expected).frobeniusNorm <= 1e-15)
  }

  @Test func meetsWardsExample() {
    let expected: Matrix = [
      [-0.7357587581447531, 0.5518190996580977], [-1.4715175990882605, 1.1036382407155725],
    ]
    let error = (expm([[-49, 24], [-64, 31]]) - expected).frobeniusNorm
    #expect(error <= 2e-14 * expected.frobeniusNorm)
  }

  @Test func symmetricPathIsAccurate() {
    // mpmath, 50 digits, of ten times the doubles nearest to 1/(i + j + 1).
    let expected: Matrix = [
      [2058095.1654148998, 1173466.0181187672, 837187.53893200289, 654762.27719600307],
      [1173466.0181187672, 669079.76051891627, 477342.54189284679, 373328.73297359746],
      [837187.53893200289, 477342.54189284679, 340552.98442219074, 266345.23587161151],
      [654762.27719600307, 373328.73297359746, 266345.23587161151, 208309.32265465642],
    ]
    let result = expm(Matrix.hilbert(4) * 10)
    #expect((result - expected).frobeniusNorm <= 5e-14 * expected.frobeniusNorm)
  }

  @Test func largeOffDiagonalDoesNotOverscale() {
    let result = expm([[1, 1e6], [0, -1]])
    #expect(abs(result[0, 1] - 1175201.1936438014) <= 1e-13 * 1175201.2)
    #expect(abs(result[0, 0] - exp(1.0)) <= 1e-13)
    #expect(result[1, 0] == 0)
  }

  /// Every degree is used for some norm, and each has to meet the known exponential of a Jordan block.
  @Test(arguments: [1e-3, 1e-2, 0.1, 0.2, 0.5, 0.9, 1.5, 2.0, 3.0, 5.0, 20.0, 100.0])
  func jordanBlockHasPolynomialExponential(scale: Double) {
    let block: Matrix = [[1, 1, 0], [0, 1, 1], [0, 0, 1]]
    let expected: Matrix = [[1, scale, scale * scale / 2], [0, 1, scale], [0, 0, 1]]
    let error = (expm(block * scale) - expected * exp(scale)).frobeniusNorm
    #expect(error <= 1e-13 * Swift.max(1, scale) * expected.frobeniusNorm * exp(scale))
  }

  @Test func degenerateInputs() {
    #expect(expm(Matrix(rows: 0, columns: 0)) == Matrix(rows: 0, columns: 0))
    #expect(expm([[0]]) == [[1]])
    #expect(expm(Matrix(rows: 2, columns: 2)) == .identity(2))
    #expect(expm([[0, 1], [0, 0]]) == [[1, 1], [0, 1]])
    let huge = expm([[-1e200, 1], [0, -1e200]])
    #expect(huge == Matrix(rows: 2, columns: 2))
  }

  @Test func matrixFunctionTakesSquareRoot() {
    let A: Matrix = [[2, 1, 0], [1, 3, 1], [0, 1, 4]]
    let root = matrixFunction(A, sqrt)
    #expect((root * root - A).frobeniusNorm <= 1e-14 * A.frobeniusNorm)
    #expect(root == root.transpose)
  }
}
