import Lemma
import Testing

/// Digits from mpmath; the norms of lattice attention from a dense softmax in numpy.
@Suite struct EntropyInvariantAttentionTests {
  @Test func scalesMeetTheirClosedForms() {
    #expect(abs(entropyInvariantScale(length: 64, dimension: 64) - 0.0833333333333333) <= 1e-15)
    #expect(entropyInvariantScale(length: 512, dimension: 64) == 0.125)
    #expect(abs(entropyInvariantScale(length: 4096, dimension: 64) - 0.1666666666666667) <= 1e-15)
    #expect(entropyInvariantScale(length: 1, dimension: 64) == 0)
    #expect(extrapolationFactor(position: 2048, trainedLength: 4096) == 1)
    #expect(abs(extrapolationFactor(position: 4096 * 4096, trainedLength: 4096) - 2) <= 1e-12)
  }

  @Test func retrievalMeetsReferenceDigits() {
    #expect(abs(retrievalLogOdds(length: 512, dimension: 64, scale: 0.125) - 1.2636304098) <= 1e-10)
    #expect(abs(retrievalLogOdds(length: 4096, dimension: 64, scale: 0.125) + 0.81752199629) <= 1e-10)
    #expect(abs(retrievalLogOdds(length: 4096, dimension: 64, scale: 1.0 / 6) - 1.46025578149) <= 1e-10)
    #expect(criticalLogLength(dimension: 64, trainedLength: nil) == 7.5)
    #expect(abs(criticalLogLength(dimension: 64, trainedLength: 512) - 21.9798057459) <= 1e-9)
    #expect(criticalLogLength(dimension: 36, trainedLength: 512) == 0)
    #expect(retrievalLogOdds(length: 1, dimension: 4, scale: 1) == .infinity)
  }

  /// The dimensions that the lemma of Johnson and Lindenstrauss asks for, at distortion ½.
  @Test func dimensionsGrowLikeTheLogarithmOfTheLength() {
    typealias JL = JohnsonLindenstrauss
    #expect(abs(JL.normTailProbability(dimension: 64, distortion: 0.5) - 0.0062016087683) <= 1e-12)
    #expect(abs(JL.normTailProbability(dimension: 64, distortion: 0.5, bound: .cubic) - 0.1389669024456) <= 1e-12)
    #expect(JL.existenceDimension(points: 1000, distortion: 0.5) == 332)
    let exact = [64, 512, 4096].map { JL.minimumDimension(points: $0, distortion: 0.5, failureProbability: 1) }
    #expect(exact == [112, 195, 280])
  }

  /// 4096 Gaussian keys, 256 of them asked for: the tolerance is four standard deviations of the mean.
  @Test(arguments: UInt64(0)..<3)
  func gaussianKeysAreRetrievedAsPredicted(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let keys = Matrix.normal(rows: 4096, columns: 64, using: &generator)
    let queries = Matrix(rows: 256, columns: 64) { i, j in keys[i, j] }
    for (scale, expected) in [(0.125, 0.344), (1.0 / 6, 0.719)] {
      let weights = attentionWeights(queries: queries, keys: keys, scale: scale)
      #expect(abs(mean(Vector(count: 256) { weights[$0, $0] }) - expected) <= 0.06, "seed \(seed)")
    }
  }

  /// At the critical length the odds are even, but for n - 1 against n.
  @Test(arguments: [16, 64, 100, 256])
  func oddsAreEvenAtTheCriticalLength(d: Int) {
    let usual = Int(exp(criticalLogLength(dimension: d, trainedLength: nil)))
    let scale = 1 / Double(d).squareRoot()
    #expect(abs(retrievalLogOdds(length: usual + 1, dimension: d, scale: scale)) <= 2 / Double(usual))
    let invariant = criticalLogLength(dimension: d, trainedLength: 64)
    guard invariant > 3, invariant < 40 else { return }
    let n = Int(exp(invariant))
    let odds = retrievalLogOdds(
      length: n + 1, dimension: d, scale: entropyInvariantScale(length: n, dimension: d, trainedLength: 64))
    #expect(abs(odds) <= 4 / Double(n) + 1e-12)
  }

  @Test(arguments: [1, 7, 16, 64])
  func streamedAttentionMeetsTheDenseForm(blockSize: Int) {
    let Q = Matrix.lattice(rows: 48, columns: 8, stream: 1)
    let K = Matrix.lattice(rows: 48, columns: 8, stream: 2)
    let V = Matrix.lattice(rows: 48, columns: 8, stream: 3)
    let scale = entropyInvariantScale(length: 48, dimension: 8)
    let dense = attention(queries: Q, keys: K, values: V, scale: scale, blockSize: blockSize)
    #expect(abs(Vector(dense.elements).norm - 3.7611498986) <= 1e-9)
    #expect(abs(dense[5, 3] - 0.14342364923) <= 1e-10)
    let causal = attention(queries: Q, keys: K, values: V, mask: .causal, scale: scale, blockSize: blockSize)
    #expect(abs(Vector(causal.elements).norm - 7.0401085672) <= 1e-9)
    #expect(abs(causal[5, 3] + 0.86683899664) <= 1e-10)
  }

  /// Scores of order 10⁶: a softmax that does not subtract the maximum is NaN throughout.
  @Test func survivesHugeLogits() {
    let Q = 400 * Matrix.lattice(rows: 48, columns: 8, stream: 1)
    let K = 400 * Matrix.lattice(rows: 48, columns: 8, stream: 2)
    let V = Matrix.lattice(rows: 48, columns: 8, stream: 3)
    let result = attention(queries: Q, keys: K, values: V, scale: 1)
    let scores = Q * K.transpose
    for i in 0..<48 {
      let naive = exp(scores[row: i])
      #expect(!(naive[0] / sum(naive)).isFinite || sum(naive) == .infinity || sum(naive) == 0)
      #expect(max(abs(result[row: i] - V[row: argmax(scores[row: i])])) <= 1e-12)
    }
  }

  @Test func refusesLengthsAndDimensionsThatAreNone() async {
    await #expect(processExitsWith: .failure) { _ = entropyInvariantScale(length: 0, dimension: 4) }
    await #expect(processExitsWith: .failure) { _ = entropyInvariantScale(length: 4, dimension: 0) }
    await #expect(processExitsWith: .failure) { _ = extrapolationFactor(position: 4, trainedLength: 1) }
    await #expect(processExitsWith: .failure) { _ = retrievalLogOdds(length: 4, dimension: 4, scale: .nan) }
  }
}
