import Lemma
import Testing

/// What every factorisation promises, for many shapes.
@Suite struct FactorizationIdentityTests {
  @Test(arguments: sweep) func luReconstructs(seed: Int) {
    var source = SeededMatrices(seed)
    let n = source.integer(in: 1...30)
    let A = source.matrix(n, n)
    let factors = lu(A)
    #expect(
      relativeError(factors.lower * factors.upper, A.selecting(rows: factors.permutation)) <= 10 * Double(n) * 2.3e-16)
    #expect(isTriangular(factors.lower, upper: false) && isTriangular(factors.upper, upper: true))
    #expect(factors.lower.diagonal == Vector(repeating: 1, count: n))
    #expect(max(abs(Vector(factors.lower.elements))) == 1)
    #expect(factors.permutation.sorted() == Array(0..<n))
    #expect(abs(factors.determinant - A.determinant) <= 1e-14 * abs(A.determinant))
    #expect(abs(A.logAbsoluteDeterminant - log(abs(A.determinant))) <= 1e-12)
  }

  @Test(arguments: sweep) func solveIsBackwardStable(seed: Int) throws {
    var source = SeededMatrices(seed)
    let n = source.integer(in: 1...40)
    let A = source.matrix(n, n)
    let b = source.vector(n)
    let bound = 10 * Double(n) * 2.3e-16 * A.spectralNorm
    let x = try solve(A, b)
    #expect((b - A * x).norm <= bound * x.norm)
    let again = try lu(A).solve(b)
    #expect((b - A * again).norm <= bound * again.norm)
    let B = source.matrix(n, 3)
    let X = try solve(A, B)
    #expect((B - A * X).frobeniusNorm <= bound * X.frobeniusNorm)
    let inverse = try A.inverse()
    #expect((A * inverse - .identity(n)).frobeniusNorm <= bound * inverse.frobeniusNorm)
  }

  @Test(arguments: sweep) func choleskyReconstructs(seed: Int) throws {
    var source = SeededMatrices(seed)
    let n = source.integer(in: 1...30)
    let G = source.matrix(n + 3, n)
    let A = transposeProduct(G, G)
    var lowerOnly = A
    for row in 0..<n { for column in row + 1..<n { lowerOnly[row, column] = .nan } }
    let L = try cholesky(lowerOnly)
    #expect(isTriangular(L, upper: false) && min(L.diagonal) > 0)
    #expect(relativeError(L * L.transpose, A) <= 10 * Double(n) * 2.3e-16)
  }

  @Test(arguments: sweep) func qrReconstructs(seed: Int) {
    var source = SeededMatrices(seed)
    let (m, n) = (source.integer(in: 1...30), source.integer(in: 1...30))
    let A = source.matrix(m, n, rank: source.integer(in: 1...30))
    let bound = 10 * Double(max(m, n)) * 2.3e-16
    let (q, r) = qr(A)
    #expect(q.rows == m && q.columns == min(m, n) && r.rows == min(m, n) && r.columns == n)
    #expect(orthogonalityError(q) <= bound && relativeError(q * r, A) <= bound)
    #expect(isTriangular(r, upper: true) && min(r.diagonal) >= 0)

    let pivoted = pivotedQR(A)
    #expect(orthogonalityError(pivoted.q) <= bound)
    #expect(relativeError(pivoted.q * pivoted.r, A.selecting(columns: pivoted.permutation)) <= bound)
    #expect(isTriangular(pivoted.r, upper: true))
    let d = pivoted.r.diagonal
    for index in 1..<max(1, d.count) { #expect(d[index] >= 0 && d[index] <= d[index - 1] * (1 + 1e-12) + 1e-14) }
  }
}
