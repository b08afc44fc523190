import Lemma
import Testing

@Suite struct VQLinearEdgeTests {
  @Test func tiesGoToTheLowestIndex() {
    let codebook = Codebook([[1, 0], [-1, 0], [0, 1], [1, 0]])
    #expect(codebook.assignments(of: [[0, 0], [1, 1], [0, -5], [2, 0]]) == [0, 0, 0, 0])
    #expect(codebook.nearest(to: [-1, 1]) == 1)
  }

  @Test func farAwayDataAreAssignedAllTheSame() {
    var random = SeededMatrices(3)
    let (codes, samples) = (random.matrix(20, 4), random.matrix(200, 4))
    let near = Codebook(codes).assignments(of: samples)
    // Rounded to multiples of 2⁻²⁰, so that the offset loses nothing.
    func rounded(_ M: Matrix, _ offset: Double) -> Matrix { M.map { ($0 * 0x1p20).rounded() * 0x1p-20 + offset } }
    let exact = Codebook(rounded(codes, 0)).assignments(of: rounded(samples, 0))
    let far = Codebook(rounded(codes, 1e8)).assignments(of: rounded(samples, 1e8))
    #expect(far == exact && near.count == far.count)
    // The expanded form without a shift decides by rounding errors there.
    let (E, Z) = (rounded(codes, 1e8), rounded(samples, 1e8))
    let naive = (0..<200).map { row in
      argmin(Vector(count: 20) { E[row: $0].squaredNorm - 2 * dot(Z[row: row], E[row: $0]) })
    }
    #expect(zip(naive, exact).count { $0 != $1 } > 20)
  }

  @Test(arguments: [1e-6, 1e-12, 1e-15, 1e-17, 0]) func oppositeVectorsStillRotate(t: Double) {
    let z: Vector = [3, 4, 0]
    let q = -z + Vector([0, 0, 5]) * t
    let R = rotationMatrix(from: z, to: q)
    #expect(orthogonalityError(R) < 1e-14)
    #expect((R * z.normalized() - q.normalized()).norm < 1e-9)
    #expect(abs(R.determinant - 1) < 1e-14)
  }

  @Test func theClosedFormFailsNearOppositeVectors() {
    let z = Vector([3, 4, 0]).normalized()
    let q = (-z + Vector([0, 0, 1e-6])).normalized()
    let sum = z + q
    let closed = Matrix.identity(3) - outer(sum, sum) / (1 + dot(z, q)) + 2 * outer(q, z)
    #expect(orthogonalityError(closed) > 1e-5)
    #expect(orthogonalityError(rotationMatrix(from: z, to: q)) < 1e-14)
  }

  @Test func zeroCodesAndEqualVectorsAreSpecial() {
    #expect(QuantizerGradient.rotation.pullback([1, 2], from: [1, 1], to: [0, 0]) == [0, 0])
    #expect((rotationMatrix(from: [1, 2, 2], to: [2, 4, 4]) - .identity(3)).frobeniusNorm < 1e-15)
    #expect(rotationMatrix(from: [2], to: [3]) == [[1]])
    let tiny = rotationMatrix(from: [1e-300, 0], to: [0, 1e300])
    #expect((tiny - [[0, -1], [1, 0]]).frobeniusNorm < 1e-15)
  }

  @Test func singularProblemsGiveTheSmallestTransform() {
    let codebook = LinearCodebook(basis: [[1, 1], [2, 2]], transform: .identity(2))
    let best = codebook.optimalTransform(for: [[2, 4], [4, 8]], assignments: [0, 1])
    #expect((best - [[1, 2], [1, 2]]).frobeniusNorm < 1e-13)
  }

  @Test func refusesBadInput() async {
    await #expect(processExitsWith: .failure) { _ = rotationMatrix(from: [0, 0], to: [1, 0]) }
    await #expect(processExitsWith: .failure) {
      _ = QuantizerGradient.rotation.pullback([1, 2], from: [0, 0], to: [0, 0])
    }
    await #expect(processExitsWith: .failure) { _ = Codebook([[1, 2]]).assignments(of: Matrix(rows: 0, columns: 2)) }
  }
}
