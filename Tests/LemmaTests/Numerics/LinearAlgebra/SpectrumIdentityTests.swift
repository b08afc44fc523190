import Lemma
import Testing

/// What the spectral decompositions promise, for many shapes and ranks.
@Suite struct SpectrumIdentityTests {
  @Test(arguments: sweep) func eighDiagonalizes(seed: Int) {
    var source = SeededMatrices(seed)
    let n = source.integer(in: 1...30)
    let A = source.symmetric(n)
    let (values, vectors) = eigh(A)
    let bound = 10 * Double(n) * 2.3e-16
    #expect(orthogonalityError(vectors) <= bound)
    #expect(relativeError(A * vectors, vectors * .diagonal(values)) <= 2 * bound)
    #expect(values == values.sorted())
    #expect(abs(sum(values) - A.trace) <= bound * A.frobeniusNorm)
    for column in 0..<n { #expect(hasPositivePeak(vectors[column: column])) }
  }

  @Test(arguments: sweep) func svdReconstructs(seed: Int) {
    var source = SeededMatrices(seed)
    let (m, n) = (source.integer(in: 1...30), source.integer(in: 1...30))
    let A = source.matrix(m, n, rank: source.integer(in: 1...30))
    let (u, s, vT) = svd(A)
    let bound = 10 * Double(max(m, n)) * 2.3e-16
    #expect(u.rows == m && u.columns == min(m, n) && vT.rows == min(m, n) && vT.columns == n)
    #expect(orthogonalityError(u) <= bound && orthogonalityError(vT.transpose) <= bound)
    #expect(relativeError(u * .diagonal(s) * vT, A) <= bound)
    #expect(min(s) >= 0 && Array(s.elements.reversed()) == s.sorted().elements)
    #expect((singularValues(A) - s).norm(.infinity) <= bound * s[0])
    #expect(abs(A.frobeniusNorm - s.norm) <= bound * s[0])
    #expect(abs(A.spectralNorm - s[0]) <= bound * s[0] && abs(A.nuclearNorm - sum(s)) <= 30 * bound * s[0])
    for column in 0..<u.columns { #expect(hasPositivePeak(u[column: column])) }
  }

  @Test(arguments: sweep) func pseudoinverseMeetsPenroseConditions(seed: Int) {
    var source = SeededMatrices(seed)
    let (m, n) = (source.integer(in: 1...20), source.integer(in: 1...20))
    let r = source.integer(in: 1...20)
    let A = source.matrix(m, n, rank: r)
    let P = pinv(A)
    #expect(rank(A) == min(m, n, r))
    let bound = 1e-14 * Double(max(m, n)) * max(1, A.spectralNorm * P.spectralNorm)
    #expect(relativeError(A * P * A, A) <= bound && relativeError(P * A * P, P) <= bound)
    #expect(relativeError(A * P, (A * P).transpose) <= bound && relativeError(P * A, (P * A).transpose) <= bound)
    let b = source.vector(m)
    #expect((leastSquares(A, b) - P * b).norm <= bound * P.spectralNorm * b.norm)
  }

  @Test(arguments: sweep) func eigenvaluesSurviveSimilarity(seed: Int) throws {
    var source = SeededMatrices(seed)
    let n = source.integer(in: 1...12)
    // A normal matrix, so that its eigenvalues are well conditioned: blocks of rotations times moduli, turned.
    let moduli = source.vector(n)
    let angles = source.vector(n)
    var blocks = Matrix(rows: 2 * n, columns: 2 * n)
    for index in 0..<n {
      let (c, s) = (moduli[index] * cos(angles[index]), moduli[index] * sin(angles[index]))
      blocks[rows: 2 * index..<2 * index + 2, columns: 2 * index..<2 * index + 2] = [[c, -s], [s, c]]
    }
    let Q = qr(source.matrix(2 * n, 2 * n)).q
    let (real, imaginary) = try eigenvalues(Q * blocks * Q.transpose)
    let expected = (moduli * cos(angles)).sorted()
    for index in 0..<n {
      #expect(abs(real[2 * index] - expected[index]) <= 1e-13 && abs(real[2 * index + 1] - expected[index]) <= 1e-13)
    }
    #expect(abs(sum(imaginary)) <= 1e-13)
    #expect(abs(imaginary.norm - (2.0).squareRoot() * (moduli * sin(angles)).norm) <= 1e-12)
  }

  @Test(arguments: sweep) func exponentialOfOppositeIsInverse(seed: Int) throws {
    var source = SeededMatrices(seed)
    let n = source.integer(in: 1...10)
    let A = source.matrix(n, n) * pow(2, 3 * source.number())
    let product = expm(A) * expm(-A)
    let condition = expm(A).spectralNorm * expm(-A).spectralNorm
    #expect((product - .identity(n)).spectralNorm <= 1e-14 * Double(n) * condition)
    #expect(abs(expm(A).logAbsoluteDeterminant - A.trace) <= 1e-13 * Double(n) * condition)
    let S = A + A.transpose
    let viaFunction = matrixFunction(S) { exp($0) }
    #expect(relativeError(expm(S), viaFunction) <= 1e-13)
  }
}

/// Whether the component of largest magnitude is positive, the first of those that tie up to rounding.
private func hasPositivePeak(_ v: Vector) -> Bool {
  let largest = v.norm(.infinity)
  return (v.first { abs($0) >= largest * (1 - 1e-10) } ?? 0) > 0
}
