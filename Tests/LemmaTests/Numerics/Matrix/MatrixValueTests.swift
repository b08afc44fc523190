import Lemma
import Testing

/// Norms, determinants and precedence, against hand values and mpmath.
@Suite struct MatrixValueTests {
  let A: Matrix = [[3, 1, -2], [0, 4, 1], [5, -1, 2], [2, 2, 7]]

  /// mpmath, 50 digits, of the matrices of doubles nearest to 1/(i + j + 1).
  @Test func spectralNormsMeetMultiplePrecisionDigits() {
    #expect(abs(Matrix.hilbert(5).conditionNumber / 476607.2502419878 - 1) <= 1e-10)
    #expect(abs(Matrix.hilbert(8).conditionNumber / 15257575698.870047 - 1) <= 1e-5)
    let tall = Matrix.hilbert(rows: 6, columns: 4)
    #expect(abs(tall.conditionNumber / 6485.396535138375 - 1) <= 1e-11)
    #expect(abs(tall.spectralNorm - 1.5552291675960364) <= 2e-15 && abs(tall.nuclearNorm - 1.766871752279126) <= 3e-15)
    #expect(abs(Matrix.hilbert(8).nuclearNorm - 2.021800421800422) <= 3e-15)
    #expect(
      abs(A.spectralNorm - 8.488480361765882) <= 4e-15
        && abs(A.conditionNumber - 8.488480361765882 / 4.020660556289759) <= 4e-15)
  }

  @Test func frobeniusNormNeitherOverflowsNorUnderflows() {
    #expect(abs(A.frobeniusNorm - 10.862780491200215) <= 4e-15)
    for scale in [1e-300, 1e-200, 1e200, 1e300] {
      #expect(abs((A * scale).frobeniusNorm / (10.862780491200215 * scale) - 1) <= 4 * .ulpOfOne)
      #expect(abs((A * scale).norm1 / (12 * scale) - 1) <= 4 * .ulpOfOne)
      #expect(abs((A * scale).normInfinity / (11 * scale) - 1) <= 4 * .ulpOfOne)
      #expect(abs((A * scale).spectralNorm / (8.488480361765882 * scale) - 1) <= 8 * .ulpOfOne)
      #expect(abs((A * scale).conditionNumber / A.conditionNumber - 1) <= 1e-14)
    }
  }

  @Test func determinantsOfIntegerMatricesAreIntegers() throws {
    let S: Matrix = [
      [4, 1, -2, 2, 0, 3], [1, -3, 0, 5, 1, -1], [-2, 0, 7, -2, 4, 1], [2, 5, -2, -1, 3, 0], [0, 1, 4, 3, 2, -6],
      [3, -1, 1, 0, -6, 5],
    ]
    #expect(abs(S.determinant - 4038) <= 1e-11 && abs(S.logAbsoluteDeterminant - 8.303504798872783) <= 1e-14)
    let N: Matrix = [[1, -3, 2, 0], [4, 0, -1, 2], [-2, 5, -1, 1], [0, 1, 3, -2]]
    #expect(abs(N.determinant + 111) <= 1e-12 && abs(lu(N).determinant + 111) <= 1e-12)
    // sympy: the inverse times 111.
    let adjugate: Matrix = [[-21, 25, -16, 17], [-12, 9, 12, 15], [48, 1, 26, 14], [66, 6, 45, -27]]
    #expect((try N.inverse() * 111 - adjugate).frobeniusNorm <= 1e-13 * adjugate.frobeniusNorm)
    // The product of the pivots leaves the range long before its logarithm does.
    let wide = Matrix.diagonal(Vector(repeating: 1e-200, count: 10))
    #expect(wide.determinant == 0 && abs(wide.logAbsoluteDeterminant + 4605.170185988091) <= 1e-11)
  }

  @Test func elementwiseOperatorsBindLikeProducts() {
    let B: Matrix = [[1, 2], [3, 4]]
    let C: Matrix = [[2, 0], [1, 5]]
    let (sum, difference) = (B + B .* C, B - C ./ B)
    #expect(sum == [[3, 2], [6, 24]])
    #expect(difference == [[-1, 2], [8.0 / 3, 2.75]])
    let left = B .* C * C
    #expect(left == (B .* C) * C && left == [[4, 0], [26, 100]])
  }

  @Test func arithmeticPropagatesNaN() {
    let B: Matrix = [[.nan, 1]]
    for M in [B + B, B - B, B .* B, B ./ B, B * 2, 2 * B, B / 2, -B, B.map { $0 + 1 }] {
      #expect(M[0, 0].isNaN && !M[0, 1].isNaN)
    }
    #expect(B.frobeniusNorm.isNaN && (B * B.transpose)[0, 0].isNaN && kronecker(B, [[2]])[0, 0].isNaN)
  }
}
