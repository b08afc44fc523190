import Lemma
import Testing

/// Digits that numpy and mpmath give for vectors.
@Suite struct VectorReferenceTests {
  let tolerance = 4 * Double.ulpOfOne

  @Test func normNeitherOverflowsNorUnderflows() {
    #expect(abs(([3e200, 4e200] as Vector).norm - 5e200) <= tolerance * 5e200)
    #expect(abs(([3e-200, 4e-200] as Vector).norm - 5e-200) <= tolerance * 5e-200)
  }

  @Test func pNormsMeetTheirClosedForms() {
    let x: Vector = [1, 2, 2]
    #expect(abs(x.norm(3) - 2.571281590658235) <= tolerance * 2.6)
    #expect(x.norm(1) == 5)
    #expect(x.norm(.infinity) == 2)
  }

  @Test func sumOfTenthsStaysPairwise() {
    #expect(abs(sum(Vector(repeating: 0.1, count: 1_000_000)) - 100_000) <= 1e-9)
  }

  @Test func compensatedSumCancelsExactly() {
    let x = concatenate(Vector((0..<1000).flatMap { _ in [1, 1e100, 1, -1e100] }))
    #expect(sum(x, compensated: true) == 2000)
  }

  @Test func linspaceHitsBothEnds() {
    let x = Vector.linspace(from: 0, through: 1, count: 11)
    #expect(x[10] == 1)
    #expect(x[0] == 0)
  }
}
