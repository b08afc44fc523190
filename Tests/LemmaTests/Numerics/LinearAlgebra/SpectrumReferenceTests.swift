import Lemma
import Testing

/// Eigenvalues, singular values and what is built on them, against closed forms and mpmath.
@Suite struct SpectrumReferenceTests {
  @Test func secondDifferencesHaveCosineEigenvalues() {
    let stencil = concatenate([2, -1], Vector(8))
    let expected = Vector(count: 10) { 2 - 2 * cos(Double($0 + 1) * .pi / 11) }
    #expect((eigh(.toeplitz(stencil)).values - expected).norm(.infinity) <= 1e-14)
  }

  @Test func wilkinsonPairIsLocated() {
    let W = Matrix(rows: 21, columns: 21) { row, column in
      row == column ? Double(abs(row - 10)) : abs(row - column) == 1 ? 1 : 0
    }
    let values = eigh(W).values
    #expect(abs(values[20] - 10.746194182903393432) <= 5e-14)
    #expect(abs(values[19] - 10.746194182903321832) <= 5e-14)
  }

  @Test func generalEigenvaluesAreSorted() throws {
    // The companion matrix of (x - 3)(x² + 1).
    let (real, imaginary) = try eigenvalues([[3, -1, 3], [1, 0, 0], [0, 1, 0]])
    #expect((real - ([0, 0, 3] as Vector)).norm <= 1e-13)
    #expect((imaginary - ([-1, 1, 0] as Vector)).norm <= 1e-13)
  }

  @Test func singularValuesOfHilbertMatrix() {
    let expected: Vector = [
      1.6188998589243391, 0.24236087057520955, 0.016321521319875826, 0.00061574835418264524,
      1.2570757122637029e-05, 1.082799484481101e-07,
    ]
    #expect((svd(.hilbert(6)).s - expected).norm(.infinity) <= 3e-15)
    #expect((singularValues(.hilbert(6)) - expected).norm(.infinity) <= 3e-15)
  }

  @Test func singularValuesMeetClosedForm() {
    let s = svd([[1, 2], [3, 4], [5, 6]]).s
    #expect(abs(s[0] - 9.525518091565107) <= 1e-14)
    #expect(abs(s[1] - 0.514300580658644) <= 1e-14)
  }

  @Test func pseudoinverseMeetsFractions() {
    let expected: Matrix = [[-4.0 / 3, -1.0 / 3, 2.0 / 3], [13.0 / 12, 1.0 / 3, -5.0 / 12]]
    #expect((pinv([[1, 2], [3, 4], [5, 6]]) - expected).frobeniusNorm <= 1e-14)
  }

  @Test func quadraticFitOfExponential() {
    let x = Vector.linspace(from: 0, through: 1, count: 6)
    let fit = leastSquares(.vandermonde(x, columns: 3), exp(x))
    let expected: Vector = [1.0065132972064015, 0.8617081332222156, 0.8431658319265498]
    #expect((fit - expected).norm(.infinity) <= 1e-12)
  }
}
