import Lemma
import Testing

/// Ranks and singular values computed with numpy and mpmath.
@Suite struct DecoderOnlyRankTests {
  @Test func uniformAttention() {
    let zero = Matrix(rows: 64, columns: 1)
    let causal = attentionWeights(queries: zero, keys: zero, mask: .causal)
    #expect(rank(attentionWeights(queries: zero, keys: zero), relativeTolerance: 1e-10) == 1)
    #expect(rank(causal, relativeTolerance: 1e-10) == 64)
    #expect(abs(logDeterminant(ofTriangular: causal) + 205.1681994826) < 1e-9)
    #expect(abs(smallestSingularValue(ofLowerTriangular: causal) - 0.00835142412) < 1e-10)
  }

  @Test func pointsOnACircle() {
    for (n, expected) in [(64, 15), (256, 15)] {
      #expect(rank(circle(n, 1), relativeTolerance: 1e-6) == expected)
    }
    let (gentle, sharp) = (singularValues(circle(64, 1)), singularValues(circle(64, 4)))
    for (index, value) in [1, 0.4463899658965, 0.1072200682069, 0.0175096930688].enumerated() {
      #expect(abs(gentle[max(0, 2 * index)] - value) < 1e-12)
    }
    for (index, value) in [1, 0.8635226110246, 0.5682386944877, 0.2952839165368].enumerated() {
      #expect(abs(sharp[2 * index] - value) < 1e-12)
    }
    #expect(rank(circle(64, 4), relativeTolerance: 1e-6) == 25)
    let causal = circle(64, 1, .causal)
    #expect(rank(causal, relativeTolerance: 1e-6) == 64)
    #expect(abs(smallestSingularValue(ofLowerTriangular: causal) - 0.0186788985) < 1e-9)
    #expect(abs(logDeterminant(ofTriangular: causal) + 166.6007345527) < 1e-9)
    for (prefix, expected) in [(16, 54), (32, 41), (48, 29)] {
      #expect(rank(circle(64, 1, .prefix(prefix)), relativeTolerance: 1e-6) == expected)
    }
  }

  /// $e^{x_ix_j}$ with $x_i = i/4$ is a Vandermonde matrix: nonsingular, with a numerical rank of 6.
  @Test func exponentialKernel() {
    let kernel = Matrix(rows: 8, columns: 8) { exp(Double($0 * $1) / 16) }
    var logProduct = 0.0
    for j in 0..<8 { for i in 0..<j { logProduct += log10(exp(Double(j) / 16) - exp(Double(i) / 16)) } }
    #expect(abs(logProduct + 19.9332378551) < 1e-9)
    #expect(abs(kernel.logAbsoluteDeterminant / log(10) - logProduct) < 1e-3)
    #expect(rank(kernel, relativeTolerance: 1e-6) == 6)
  }

  /// numpy: effective ranks of both, ranks at 1e-6, log₁₀ σ_min of the causal matrix.
  @Test(arguments: [
    (2, 6.8235282, 31.1903461, 40, 94, -29.3033), (8, 38.5571498, 43.7497362, -1, -1, -32.1691),
    (32, 58.301352, 46.8495563, 96, 91, -29.6116),
  ])
  func latticeLogits(
    d: Int, bidirectional: Double, causal: Double, bidirectionalRank: Int, causalRank: Int, logSmallest: Double
  ) {
    let q = Matrix.lattice(rows: 96, columns: d, stream: 1)
    let k = Matrix.lattice(rows: 96, columns: d, stream: 2)
    let full = attentionWeights(queries: q, keys: k)
    let half = attentionWeights(queries: q, keys: k, mask: .causal)
    #expect(abs(effectiveRank(full) - bidirectional) < 1e-6)
    #expect(abs(effectiveRank(half) - causal) < 1e-6)
    if bidirectionalRank > 0 {
      #expect(rank(full, relativeTolerance: 1e-6) == bidirectionalRank)
      #expect(rank(half, relativeTolerance: 1e-6) == causalRank)
    }
    let smallest = smallestSingularValue(ofLowerTriangular: half)
    #expect(abs(log10(smallest) - logSmallest) < 1e-3)
    // What the singular values of the matrix itself can show ends fourteen orders of magnitude earlier.
    #expect(min(singularValues(half)) > 1e3 * smallest)
    if d == 32 { #expect(abs(min(singularValues(full)) - 6.096302e-4) < 1e-9) }
  }

  /// $A^L-\mathbf 1e_1^\top=(A-\mathbf 1e_1^\top)^L$ for Cesàro's matrix: subtracted first, nothing cancels. The ratio is from powers in
  /// integers of 400 binary places; subtracting last gives 0.5000013 or 0.5000032, as the rounding goes.
  @Test func forgetting() {
    let mean = Matrix(rows: 64, columns: 64) { $1 <= $0 ? 1 / Double($0 + 1) : 0 }
    let limit = Matrix(rows: 64, columns: 64) { $1 == 0 ? 1 : 0 }
    func power(_ a: Matrix, _ exponent: Int) -> Matrix { (1..<exponent).reduce(a) { product, _ in product * a } }
    func distance(_ exponent: Int) -> Double { power(mean - limit, exponent).spectralNorm }
    #expect(abs(distance(10) - 0.2838199352) < 1e-9)
    #expect(abs(distance(40) / distance(39) - 0.500000790231725) < 1e-11)
    func naive(_ exponent: Int) -> Double { (power(mean, exponent) - limit).spectralNorm }
    #expect(abs(naive(40) / naive(39) - 0.500000790231725) > 1e-7)
  }
}

/// Softmax of β cos of angle differences: equidistant points on the unit circle.
func circle(_ n: Int, _ beta: Double, _ mask: AttentionMask = .none) -> Matrix {
  let points = Matrix(rows: n, columns: 2) { i, j in
    let angle = 2 * Double.pi * Double(i) / Double(n)
    return j == 0 ? cos(angle) : sin(angle)
  }
  return attentionWeights(queries: points, keys: points, mask: mask, scale: beta)
}
