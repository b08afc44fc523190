import Lemma
import Testing

@Suite struct LatticeAndLayerNormTests {
  /// By Python's unbounded integers.
  @Test func latticeMatchesReference() {
    #expect(Matrix.lattice(rows: 1, columns: 1, stream: 1)[0, 0] == 0.20198893698739678)
    #expect(Matrix.lattice(rows: 48, columns: 8, stream: 3)[47, 7] == 0.8243987205406775)
    #expect(Matrix.lattice(rows: 3, columns: 7, stream: 200)[2, 6] == -1.5714289279422242)
  }

  @Test(arguments: 0..<100) func latticeIsCentredAndInRange(stream: Int) {
    let A = Matrix.lattice(rows: 60, columns: 50, stream: stream * 1_000_003)
    let entries = Vector(A.elements)
    #expect(entries.norm(.infinity) <= 3.0.squareRoot())
    #expect(abs(mean(entries)) <= 0.15 && abs(entries.squaredNorm / 3000 - 1) <= 0.15)
  }

  @Test func latticeOfNothing() {
    #expect(Matrix.lattice(rows: 0, columns: 3, stream: 1) == Matrix(rows: 0, columns: 3))
  }

  @Test func layerNormMatchesReference() {
    let y = layerNorm([[1, 2, 3, 4], [0, 0, 0, 1], [-5, 2, 2, 9]])
    let expected: Matrix = [
      [-1.3416407864998738, -0.4472135954999579, 0.4472135954999579, 1.3416407864998738],
      [-0.5773502691896258, -0.5773502691896258, -0.5773502691896258, 1.7320508075688774],
      [-1.4142135623730951, 0, 0, 1.4142135623730951],
    ]
    #expect((y - expected).frobeniusNorm <= 2e-15)
  }

  @Test(arguments: 0..<100) func layerNormStandardizesAndForgetsScale(seed: Int) {
    var source = SeededMatrices(seed)
    let A = source.matrix(4, 7)
    let y = layerNorm(A)
    for row in 0..<4 {
      #expect(abs(mean(y[row: row])) <= 1e-15 && abs(y[row: row].squaredNorm - 7) <= 1e-14)
    }
    #expect((layerNorm(A * 3e150) - y).frobeniusNorm <= 1e-13)
  }

  @Test func layerNormOfEdgeShapes() async {
    #expect(layerNorm(Matrix(rows: 0, columns: 3)) == Matrix(rows: 0, columns: 3))
    #expect(layerNorm(Matrix(rows: 3, columns: 0)) == Matrix(rows: 3, columns: 0))
    await #expect(processExitsWith: .failure) { _ = layerNorm([[1, 2], [0.1, 0.1]]) }
    await #expect(processExitsWith: .failure) { _ = layerNorm([[1]]) }
  }

  @Test func constantRowIsNamed() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = layerNorm([[1, 2], [0.1, 0.1]])
    }
    #expect(String(decoding: result.standardErrorContent, as: UTF8.self).contains("layerNorm: constant row"))
  }
}
