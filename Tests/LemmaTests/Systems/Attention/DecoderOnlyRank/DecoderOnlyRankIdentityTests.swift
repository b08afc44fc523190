import Lemma
import Testing

/// Ranges, limits and known matrices.
@Suite struct DecoderOnlyRankIdentityTests {
  @Test func effectiveRankLiesBetweenOneAndTheRank() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (m, n, r) = (random.integer(in: 2...9), random.integer(in: 2...9), random.integer(in: 1...2))
      let A = random.matrix(m, n, rank: r)
      #expect(effectiveRank(A) >= 1 - 1e-12 && effectiveRank(A) <= Double(r) + 1e-6, "seed \(seed)")
      #expect(stableRank(A) >= 1 - 1e-12 && stableRank(A) <= Double(r) + 1e-12, "seed \(seed)")
      let scale = random.number()
      #expect(abs(effectiveRank(A * scale) - effectiveRank(A)) < 1e-9, "seed \(seed)")
      #expect(abs(stableRank(A * (scale * 1e-200)) - stableRank(A)) < 1e-9, "seed \(seed)")
    }
    #expect(abs(effectiveRank(.identity(7)) - 7) < 1e-12 && abs(stableRank(.identity(7)) - 7) < 1e-12)
    #expect(effectiveRank(Matrix(rows: 3, columns: 2)) == 0 && stableRank(Matrix(rows: 3, columns: 2)) == 0)
  }

  @Test func triangularFunctionsMeetTheGeneralOnes() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let n = random.integer(in: 1...8)
      let A = Matrix(rows: n, columns: n) { $0 == $1 ? 1 + abs(random.number()) : $0 > $1 ? random.number() : 0 }
      #expect(abs(logDeterminant(ofTriangular: A) - A.logAbsoluteDeterminant) < 1e-12, "seed \(seed)")
      #expect(abs(logDeterminant(ofTriangular: A.transpose) - A.logAbsoluteDeterminant) < 1e-12, "seed \(seed)")
      let smallest = smallestSingularValue(ofLowerTriangular: A)
      #expect(abs(smallest / min(singularValues(A)) - 1) < 1e-11, "seed \(seed)")
    }
  }

  @Test func causalAttentionIsNeverSingular() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let n = random.integer(in: 1...20)
      let (q, k) = (random.matrix(n, 1) * 3, random.matrix(n, 1) * 3)
      let A = attentionWeights(queries: q, keys: k, mask: .causal)
      let logarithm = logDeterminant(ofTriangular: A)
      #expect(logarithm.isFinite && smallestSingularValue(ofLowerTriangular: A) > 0, "seed \(seed)")
    }
  }

  @Test func distanceToRankOneIsThatOfTheMean() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let row = random.vector(4)
      let equal = Matrix(rows: 6, columns: 4) { row[$1] }
      let deviation = random.matrix(6, 4)
      #expect(distanceToRankOne(equal) < 1e-15, "seed \(seed)")
      let centred = Matrix(rows: 6, columns: 4) { deviation[$0, $1] - sum(deviation[column: $1]) / 6 }
      let expected = centred.frobeniusNorm / (equal + centred).frobeniusNorm
      #expect(abs(distanceToRankOne(equal + centred) - expected) < 1e-13, "seed \(seed)")
    }
    #expect(distanceToRankOne(Matrix(rows: 2, columns: 2)) == 0)
  }

  @Test func extremeTrianglesKeepTheirMeaning() {
    // The determinant itself is 10⁻³²⁰⁰.
    let small = Matrix.diagonal(Vector(repeating: 1e-50, count: 64))
    #expect(abs(logDeterminant(ofTriangular: small) + 3200 * log(10)) < 1e-9 && small.determinant == 0)
    #expect(logDeterminant(ofTriangular: [[1, 0], [1, 0]]) == -.infinity)
    #expect(smallestSingularValue(ofLowerTriangular: [[1, 0], [1, 0]]) == 0)
    // Kahan-like: singular values of the matrix itself lose the smallest.
    let n = 60
    let A = Matrix(rows: n, columns: n) { $0 == $1 ? 1 : $0 > $1 ? -1 : 0 }
    let smallest = smallestSingularValue(ofLowerTriangular: A)
    #expect(smallest < 1e-16 && smallest > 1e-19)
  }

  @Test func shapesAreChecked() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = logDeterminant(ofTriangular: [[1, 2], [3, 4]])
    }
    #expect(message(result).contains("the matrix is not triangular"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = effectiveRank(Matrix(rows: 0, columns: 3))
    }
    #expect(message(result).contains("effectiveRank: the matrix is empty (0 x 3)"))
  }
}
