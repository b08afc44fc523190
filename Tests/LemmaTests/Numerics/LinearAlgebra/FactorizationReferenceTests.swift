import Lemma
import Testing

/// Factorisations with a known outcome.
@Suite struct FactorizationReferenceTests {
  let small: Matrix = [[2, 1, 1], [4, -6, 0], [-2, 7, 2]]

  @Test func solvesSmallSystem() throws {
    let x = try solve(small, [5, -2, 9])
    #expect((x - ([1, 1, 2] as Vector)).norm <= 1e-14 * x.norm)
    #expect(abs(small.determinant + 16) <= 16e-14)
    #expect(abs(lu(small).determinant + 16) <= 16e-14)
    let again = try lu(small).solve([5, -2, 9])
    #expect((again - ([1, 1, 2] as Vector)).norm <= 1e-14 * x.norm)
  }

  @Test(arguments: [
    (5, [(0, 5.0), (4, 630.0)], 4.77e5, 1e-9),
    (8, [(0, -8.0), (7, 51480.0)], 1.53e10, 4e-5),
  ])
  func solvesHilbertSystems(n: Int, entries: [(Int, Double)], condition: Double, tolerance: Double) throws {
    let H = Matrix.hilbert(n)
    let ones = Vector(repeating: 1, count: n)
    let x = try solve(H, ones)
    for (index, value) in entries { #expect(abs(x[index] - value) <= tolerance * abs(value)) }
    #expect(abs(H.conditionNumber - condition) <= 0.01 * condition)
    #expect((ones - H * x).norm <= 1e-15 * H.spectralNorm * x.norm)
  }

  @Test func determinantOfHilbertMatrix() {
    #expect(abs(Matrix.hilbert(5).determinant * 266_716_800_000 - 1) <= 1e-11)
  }

  @Test func choleskyOfMinimumMatrixIsOnes() throws {
    let A = Matrix(rows: 5, columns: 5) { Double(min($0, $1) + 1) }
    #expect(try cholesky(A) == Matrix(rows: 5, columns: 5) { $0 >= $1 ? 1 : 0 })
  }

  @Test func choleskyGivesLogDeterminant() throws {
    let A = Matrix(rows: 6, columns: 6) { pow(0.9, Double(abs($0 - $1))) }
    #expect(abs(2 * sum(log(try cholesky(A).diagonal)) + 8.303656034108256) <= 1e-13)
    #expect(abs(A.logAbsoluteDeterminant + 8.303656034108256) <= 1e-13)
  }

  @Test func qrMeetsTextbookFactor() {
    let (q, r) = qr([[12, -51, 4], [6, 167, -68], [-4, 24, -41]])
    let expected: Matrix = [[14, 21, -14], [0, 175, -70], [0, 0, 35]]
    #expect((r - expected).frobeniusNorm <= 1e-13 * expected.frobeniusNorm)
    #expect((transposeProduct(q, q) - .identity(3)).frobeniusNorm <= 1e-14)
  }

  @Test func pivotedQRRevealsHilbertRank() {
    let (_, r, permutation) = pivotedQR(.hilbert(6))
    #expect(permutation == [0, 2, 5, 1, 3, 4])
    let expected = [1.2212243401148246, 0.15143233666777367, 0.011770067839680487, 0.0010546349299831517]
    for (index, value) in expected.enumerated() { #expect(abs(r[index, index] - value) <= 1e-10 * value) }
  }
}
