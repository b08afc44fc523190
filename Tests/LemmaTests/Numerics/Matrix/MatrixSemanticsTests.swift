import Lemma
import Testing

/// Construction, indexing, value semantics.
@Suite struct MatrixSemanticsTests {
  let A: Matrix = [[1, 2, 3], [4, 5, 6]]

  @Test func initializersMeanWhatTheySay() {
    #expect(A.rows == 2 && A.columns == 3 && A.elements == [1, 2, 3, 4, 5, 6])
    #expect(Matrix(rows: 2, columns: 2) { Double(10 * $0 + $1) } == [[0, 1], [10, 11]])
    #expect(Matrix(rows: 1, columns: 2, repeating: 7) == [[7, 7]] && Matrix(rows: 1, columns: 2) == [[0, 0]])
    #expect(
      Matrix(rowVectors: [[1, 2, 3], [4, 5, 6]]) == A && Matrix(columnVectors: [[1, 4], [2, 5], [3, 6]]) == A)
    #expect(Matrix.identity(2) == [[1, 0], [0, 1]] && Matrix.diagonal([2, 3]) == [[2, 0], [0, 3]])
    #expect(
      Matrix.hilbert(2) == [[1, 1 / 2.0], [1 / 2.0, 1 / 3.0]]
        && Matrix.hilbert(rows: 1, columns: 3) == [[1, 0.5, 1 / 3.0]])
    #expect(Matrix.toeplitz([1, 2, 3]) == [[1, 2, 3], [2, 1, 2], [3, 2, 1]])
    #expect(Matrix.vandermonde([2, -3], columns: 4) == [[1, 2, 4, 8], [1, -3, 9, -27]])
    #expect(Matrix.vandermonde([0], columns: 2) == [[1, 0]])
  }

  @Test func emptyShapesAreKept() {
    #expect(Matrix(rowVectors: []) == Matrix(rows: 0, columns: 0) && ([] as Matrix).rows == 0)
    #expect(Matrix(columnVectors: [[], []]) == Matrix(rows: 0, columns: 2) && Matrix(rowVectors: [[]]).rows == 1)
    #expect(
      Matrix(rows: 0, columns: 3) != Matrix(rows: 3, columns: 0) && Matrix(rows: 3, columns: 0).diagonal.count == 0)
    #expect(
      Matrix(rows: 3, columns: 0) * Vector(0) == Vector(3) && Matrix(rows: 0, columns: 2) * Vector(2) == Vector(0))
    #expect(transposeProduct(Matrix(rows: 0, columns: 2), Matrix(rows: 0, columns: 3)) == Matrix(rows: 2, columns: 3))
    #expect(kronecker(Matrix(rows: 0, columns: 2), A) == Matrix(rows: 0, columns: 6))
    #expect(outer([], [1, 2]) == Matrix(rows: 0, columns: 2) && Matrix(rows: 0, columns: 0).trace == 0)
  }

  @Test func rowsColumnsAndBlocksReadAndWrite() {
    var B = A
    #expect(B[1, 2] == 6 && B[row: 1] == [4, 5, 6] && B[column: 1] == [2, 5])
    #expect(B[rows: 0..<2, columns: 1..<3] == [[2, 3], [5, 6]] && B[rows: 1..<1, columns: 0..<3].columns == 3)
    B[0, 0] = -1
    B[row: 1] = [7, 8, 9]
    B[column: 2] = [0, 0]
    B[rows: 0..<2, columns: 1..<2] = [[5], [6]]
    #expect(B == [[-1, 5, 0], [7, 6, 0]] && A == [[1, 2, 3], [4, 5, 6]])
    #expect(A.selecting(rows: [1, 1, 0]) == [[4, 5, 6], [4, 5, 6], [1, 2, 3]])
    #expect(A.selecting(columns: [2, 0]) == [[3, 1], [6, 4]])
    #expect(A.diagonal == [1, 5] && A.transpose == [[1, 4], [2, 5], [3, 6]] && A.map { $0 * 2 } == A * 2)
  }

  @Test func arithmeticIsElementwiseWhereItSaysSo() {
    let B: Matrix = [[2, 4, 6], [8, 10, 12]]
    #expect(A + A == B && B - A == A && A * 2 == B && 2 * A == B && B / 2 == A && -A == A * -1)
    #expect((A .* A) == [[1, 4, 9], [16, 25, 36]] && (B ./ A) == Matrix(rows: 2, columns: 3, repeating: 2))
    #expect(A == [[1, 2, 3], [4, 5, 6]])
  }

  @Test func normsMeetHandValues() {
    let B: Matrix = [[1, -7], [-2, -3]]
    #expect(B.norm1 == 10 && B.normInfinity == 8 && B.trace == -2 && ([[3, 4]] as Matrix).frobeniusNorm == 5)
    #expect((A * 1e200).frobeniusNorm.isFinite && ([[.nan, 1]] as Matrix).norm1.isNaN)
    #expect(([[1], [.nan]] as Matrix).normInfinity.isNaN)
  }

  @Test func nanPropagatesThroughProducts() {
    let B: Matrix = [[.nan, 0], [0, 1]]
    #expect((B * Matrix(rows: 2, columns: 2))[0, 0].isNaN && (B * Vector(2))[0].isNaN && (B * Vector(2))[1] == 0)
  }
}
