import Lemma
import Testing

@Suite struct PowerIterationTests {
  @Test(arguments: 0..<20) func residualRuleBoundsTheError(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let result = try powerIteration(.diagonal([1, 0.99, 0.5]), tolerance: 1e-6, using: &generator)
    #expect(result.value <= 1 + 1e-15 && result.value >= 1 - 1e-6 && result.residual <= 1e-6)
    #expect(abs(result.right.norm - 1) <= 1e-15 && abs(result.left.norm - 1) <= 1e-15)
  }

  /// Stopping when two values agree to 1e-6 is the naive rule. With the ratio ρ = 0.99⁴ of successive changes, what is still to
  /// come is ρ/(1 - ρ) = 24.4 times the last change, which lies between ρ·1e-6 and 1e-6.
  @Test(arguments: [[1, 1, 1], [1, 2, 3], [1, -5, 2], [0.5, 1, -1], [1, 20, 1]] as [Vector])
  func agreementOfSuccessiveValuesProvesNothing(start: Vector) {
    let A = Matrix.diagonal([1, 0.99, 0.5])
    var v = start.normalized()
    var (last, value) = (0.0, (A * v).norm)
    while abs(value - last) > 1e-6 {
      v = (A.transpose * (A * v)).normalized()
      (last, value) = (value, (A * v).norm)
    }
    #expect(1 - value > 2.3e-5 && 1 - value < 2.5e-5)
  }

  @Test(arguments: 0..<20) func agreesWithSpectralNormOfHilbertMatrix(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let result = try powerIteration(.hilbert(6), using: &generator)
    #expect(abs(result.value - Matrix.hilbert(6).spectralNorm) <= 1e-12 && result.iterations <= 20)
  }

  @Test(arguments: sweep) func boundsTheNormFromBelow(seed: Int) throws {
    var source = SeededMatrices(seed)
    var generator = SeededGenerator(seed: UInt64(seed))
    let A = source.matrix(source.integer(in: 1...12), source.integer(in: 1...12))
    let result = try powerIteration(A, tolerance: 1e-8, maximumIterations: 200_000, using: &generator)
    let norm = A.spectralNorm
    #expect(result.value <= norm * (1 + 1e-14) && result.value >= norm * (1 - 1e-8))
    #expect((A * result.right - result.left * result.value).norm <= 1e-14 * norm)
    let square = result.value * result.value
    let residual = (transposeProduct(A, A) * result.right - result.right * square).norm / square
    #expect(abs(residual - result.residual) <= 1e-13)
  }

  @Test func slowConvergenceIsReported() {
    var generator = SeededGenerator(seed: 1)
    do {
      _ = try powerIteration(.diagonal([1, 0.999]), tolerance: 1e-12, maximumIterations: 5, using: &generator)
      Issue.record("converged in five iterations")
    } catch NumericsError.notConverged(let count, let residual, let best?) {
      #expect(count == 5 && residual > 1e-12 && best > 0.99 && best <= 1)
    } catch {
      Issue.record("unexpected \(error)")
    }
  }

  @Test func zeroAndExtremeMatrices() throws {
    var generator = SeededGenerator(seed: 1)
    let zero = try powerIteration(Matrix(rows: 2, columns: 3), using: &generator)
    #expect(zero.value == 0 && zero.left == [1, 0] && abs(zero.right.norm - 1) <= 1e-15 && zero.right.count == 3)
    for scale in [1e-300, 1e300] {
      let result = try powerIteration(.diagonal([scale, scale / 4]), using: &generator)
      #expect(abs(result.value / scale - 1) <= 1e-15)
    }
  }
}
