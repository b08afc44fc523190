import Glibc
import Lemma
import Testing

/// The same seed gives the same bits: on another thread, beside other computations, whatever the machine's cores.
@Suite struct ReproducibilityTests {
  /// The bits of something of everything: draws, products, factorisations, an integral path, derivatives.
  static func bits(seed: UInt64) throws -> [UInt64] {
    var generator = SeededGenerator(seed: seed)
    let A = Matrix.normal(rows: 150, columns: 150, using: &generator)
    let x = Vector.normal(count: 150, using: &generator)
    let path = eulerMaruyamaEnsemble(
      drift: { -$1 }, diffusion: { _, _ in 1 }, initial: 0, from: 0, to: 1, steps: 10, paths: 50, using: &generator)
    let slope = gradient(of: { x in logSumExp(A * x) + tanh(x).squaredNorm }, at: x)
    let curvature = hessianVectorProduct(of: { x in (A * x).squaredNorm * x[0] * x[1] }, at: x, along: x)
    let parts: [[Double]] = [
      (A * A).elements, try solve(A, x).elements, svd(A).s.elements, eigh(A + A.transpose).values.elements,
      path.elements, slope.elements, curvature.elements, exp(x).elements, [sum(x), kolmogorovSmirnov(x)],
    ]
    return parts.joined().map(\.bitPattern)
  }

  private static func kolmogorovSmirnov(_ x: Vector) -> Double {
    kolmogorovSmirnovTest(x, against: Normal().cdf).pValue
  }

  @Test(arguments: 0..<3) func concurrentRunsGiveTheSameBits(seed: Int) async throws {
    let expected = try Self.bits(seed: UInt64(seed))
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for _ in 0..<8 { group.addTask { try Self.bits(seed: UInt64(seed)) } }
      for try await bits in group { #expect(bits == expected) }
    }
    #expect(try Self.bits(seed: UInt64(seed + 1)) != expected)
  }

  /// Programs of several articles run side by side: each keeps to the thread that calls, so that they share the cores.
  @Test func linearAlgebraKeepsToOneThread() throws {
    _ = Matrix.identity(300) * Matrix.identity(300)
    let address = try #require(dlsym(nil, "openblas_get_num_threads"))
    let threads = unsafeBitCast(address, to: (@convention(c) () -> Int32).self)
    #expect(threads() == 1)
  }
}
