import Lemma
import Testing

/// Identities of products and transposes over shapes, against sums written out.
@Suite struct MatrixIdentityTests {
  @Test(arguments: sweep) func productsMeetTheirDefinition(seed: Int) {
    var source = SeededMatrices(seed)
    let (m, k, n) = (source.integer(in: 1...40), source.integer(in: 1...40), source.integer(in: 1...40))
    let (A, B, x) = (source.matrix(m, k), source.matrix(k, n), source.vector(k))
    let expected = Matrix(rows: m, columns: n) { dot(A[row: $0], B[column: $1]) }
    #expect(relativeError(A * B, expected) <= 1e-14)
    #expect((A * x - Vector(count: m) { dot(A[row: $0], x) }).norm <= 1e-14 * A.frobeniusNorm * x.norm)
    #expect(relativeError((A * B).transpose, B.transpose * A.transpose) <= 1e-14)
    #expect(relativeError(transposeProduct(A.transpose, B), expected) <= 1e-14)
    #expect(outer(x, B[row: 0]) == Matrix(rows: k, columns: n) { x[$0] * B[0, $1] })
  }

  @Test(arguments: sweep) func transposeIsExact(seed: Int) {
    var source = SeededMatrices(seed)
    let (m, n) = (source.integer(in: 1...70), source.integer(in: 1...70))
    let A = source.matrix(m, n)
    #expect(A.transpose == Matrix(rows: n, columns: m) { A[$1, $0] } && A.transpose.transpose == A)
    #expect(A.norm1 == A.transpose.normInfinity || abs(A.norm1 / A.transpose.normInfinity - 1) <= 1e-14)
    #expect(Matrix(columnVectors: (0..<n).map { A[column: $0] }) == A)
  }

  @Test(arguments: sweep) func kroneckerMultipliesByFactors(seed: Int) {
    var source = SeededMatrices(seed)
    let shape = (0..<4).map { _ in source.integer(in: 1...4) }
    let (A, B) = (source.matrix(shape[0], shape[1]), source.matrix(shape[2], shape[3]))
    let (C, D) = (source.matrix(shape[1], 2), source.matrix(shape[3], 3))
    #expect(relativeError(kronecker(A, B) * kronecker(C, D), kronecker(A * C, B * D)) <= 1e-13)
    #expect(abs(kronecker(A, B).frobeniusNorm - A.frobeniusNorm * B.frobeniusNorm) <= 1e-13)
    if shape[0] == shape[1] && shape[2] == shape[3] {
      #expect(abs(kronecker(A, B).trace - A.trace * B.trace) <= 1e-13)
    }
  }
}
