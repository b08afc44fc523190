import Lemma
import Testing

@Suite struct JLApplicationsIdentityTests {
  static let ensembles: [RandomProjection.Ensemble] = [
    .gaussian, .rademacher, .sparse(inverseDensity: 3), .sparse(inverseDensity: 40), .subsampledHadamard,
  ]

  @Test(arguments: sweep) func everyFormOfAProjectionIsItsMatrix(seed: Int) {
    var random = SeededMatrices(seed)
    var generator = SeededGenerator(seed: UInt64(seed))
    let m = random.integer(in: 1...40)
    let points = random.matrix(3, m)
    for ensemble in Self.ensembles {
      let projection = RandomProjection(ensemble, from: m, to: random.integer(in: 1...m), using: &generator)
      let A = projection.matrix
      #expect(A.rows == projection.outputDimension && A.columns == m)
      #expect((projection(points) - points * A.transpose).frobeniusNorm < 1e-13)
      #expect((projection(points[row: 1]) - A * points[row: 1]).norm < 1e-13)
    }
  }

  @Test func squaredLengthsHaveTheMeanAndVarianceOfTheFormula() {
    var generator = SeededGenerator(seed: 11)
    let u: Vector = [0.8, 0.1, -0.5, 0.3, 0.05, 0.2, 0.6, -0.4]
    for ensemble in Self.ensembles {
      let lengths = Vector(count: 20_000) { _ in
        RandomProjection(ensemble, from: 8, to: 4, using: &generator)(u).squaredNorm
      }
      let expected = RandomProjection.squaredNormVariance(ensemble, of: u, outputDimension: 4)
      #expect(abs(mean(lengths) - u.squaredNorm) < 5 * (expected / 20_000).squareRoot())
      let deviations = lengths.map { ($0 - u.squaredNorm) * ($0 - u.squaredNorm) }
      #expect(abs(mean(deviations) - expected) < 5 * standardDeviation(deviations) / 20_000.0.squareRoot())
    }
  }

  @Test(arguments: 0..<16) func hadamardTransformIsAnInvolution(level: Int) {
    var random = SeededMatrices(level)
    let x = random.vector(1 << level)
    let y = hadamardTransform(x)
    #expect((hadamardTransform(y) - x).norm < 1e-14 * x.norm)
    #expect(abs(y.norm / x.norm - 1) < 1e-14)
    // One row of the matrix of signs, by its definition.
    let row = random.integer(in: 0...(1 << level) - 1)
    let direct = sum(Vector(count: x.count) { (row & $0).nonzeroBitCount % 2 == 0 ? x[$0] : -x[$0] })
    #expect(abs(y[row] - direct / Double(x.count).squareRoot()) < 1e-12)
  }

  @Test func signaturesEstimateAnglesAndNotCosines() {
    var generator = SeededGenerator(seed: 5)
    let hash = HyperplaneHash(dimension: 3, bits: 40_000, using: &generator)
    let (a, b): (Vector, Vector) = ([1, 0, 0], [0.5, 0.75.squareRoot(), 0])
    let angle = hash.angle(between: hash.signature(of: a), and: hash.signature(of: b))
    #expect(abs(angle - .pi / 3) < 0.04)
    // Taking the cosine of the sign vectors for the cosine is wrong by 1/6 here.
    #expect(abs((1 - 2 * angle / .pi) - 0.5) > 0.1)
  }

  @Test(arguments: sweep) func manySignaturesAreTheSingleOnes(seed: Int) {
    var random = SeededMatrices(seed)
    var generator = SeededGenerator(seed: UInt64(seed))
    let bits = random.integer(in: 1...200)
    let hash = HyperplaneHash(dimension: 5, bits: bits, using: &generator)
    let points = random.matrix(seed == 0 ? 600 : 9, 5)
    let all = hash.signatures(of: points)
    #expect(all == (0..<points.rows).map { hash.signature(of: points[row: $0]) })
    let opposite = hash.signature(of: -points[row: 0])
    #expect(hammingDistance(all[0], opposite) == bits)
  }

  @Test(arguments: 0..<40) func rangesAreOrthonormalAndFindLowRank(seed: Int) {
    var random = SeededMatrices(seed)
    var generator = SeededGenerator(seed: UInt64(seed))
    let A = random.matrix(random.integer(in: 6...40), random.integer(in: 6...40), rank: 4)
    for powers in 0...2 {
      let Q = randomizedRange(A, size: 6, powerIterations: powers, using: &generator)
      #expect(orthogonalityError(Q) < 1e-13)
      #expect((A - Q * transposeProduct(Q, A)).frobeniusNorm < 1e-12 * A.frobeniusNorm)
      let (u, s, vT) = randomizedSVD(A, rank: 4, powerIterations: powers, using: &generator)
      #expect((u * .diagonal(s) * vT - A).frobeniusNorm < 1e-12 * A.frobeniusNorm)
      #expect(orthogonalityError(u) < 1e-13 && orthogonalityError(vT.transpose) < 1e-13)
      #expect((s - singularValues(A)[0..<4]).norm < 1e-12 * s[0])
    }
  }

  @Test(arguments: 0..<40) func powerIterationsKeepSmallSingularValues(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let s = Vector(count: 12) { pow(10, -Double($0)) }
    let A =
      Matrix.orthogonal(30, using: &generator)[rows: 0..<30, columns: 0..<12] * .diagonal(s)
      * Matrix.orthogonal(12, using: &generator)
    let found = randomizedSVD(A, rank: 10, oversampling: 2, powerIterations: 2, using: &generator).s
    #expect(max(abs(found / s[0..<10] - 1)) < 1e-5)
    // Without orthonormalising in between, everything below ε^(1/5) is noise.
    let Omega = Matrix.normal(rows: 12, columns: 12, using: &generator)
    let gram = A * A.transpose
    let naive = singularValues(transposeProduct(qr(gram * (gram * (A * Omega))).q, A))
    #expect(abs(naive[9] / s[9] - 1) > 1e-3)
  }

  @Test func entropyTermIsTheQuadrature() {
    for n in [2.5, 3, 7, 40] {
      // log E e^{n cos θ} − E[n cos θ e^{n cos θ}]/E e^{n cos θ} on the sphere, relative to e^n.
      func integrate(_ f: (Double) -> Double) -> Double {
        integral(of: { pow(sin($0), n - 2) * exp(n * (cos($0) - 1)) * f($0) }, from: 0, to: .pi)
      }
      let volume = integral(of: { pow(sin($0), n - 2) }, from: 0, to: .pi)
      let weight = integrate { _ in 1 }
      let expected = log(weight / volume) + n - integrate { n * cos($0) } / weight
      #expect(abs(EmbeddingDimension.entropyTerm(dimension: n) / expected - 1) < 1e-6)
    }
    #expect(abs(EmbeddingDimension.entropyTerm(dimension: 1e5) / 1e5 + 0.24060591252980174) < 1e-4)
  }
}
