import Lemma
import Testing

/// Values of matrices that can be checked by hand or with numpy.
@Suite struct MatrixReferenceTests {
  @Test func kroneckerProductHasProductTrace() {
    let product = kronecker([[1, 2], [3, 4]], [[0, 5], [6, 7]])
    #expect(product.trace == 35)
    #expect(product[row: 1] == [6, 7, 12, 14])
  }

  @Test func productsMeetHandValues() {
    let A: Matrix = [[1, 2], [3, 4], [5, 6]]
    let B: Matrix = [[1, 0, 2], [-1, 3, 1]]
    #expect(A * B == [[-1, 6, 4], [-1, 12, 10], [-1, 18, 16]])
    #expect(A * ([1, -1] as Vector) == [-1, -1, -1])
    #expect(transposeProduct(A, A) == [[35, 44], [44, 56]])
    #expect(outer([1, 2], [3, 4]) == [[3, 4], [6, 8]])
  }

  @Test func emptyShapesMultiplyAndTranspose() {
    let transposed = Matrix(rows: 0, columns: 3).transpose
    #expect(transposed.rows == 3 && transposed.columns == 0)
    #expect(Matrix(rows: 2, columns: 0) * Matrix(rows: 0, columns: 3) == Matrix(rows: 2, columns: 3))
  }
}
