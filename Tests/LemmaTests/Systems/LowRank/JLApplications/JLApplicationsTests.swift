import Lemma
import Testing

/// Reference values: enumeration of all rows for the variances, mpmath with 30 digits for the special functions.
@Suite struct JLApplicationsTests {
  let u: Vector = [0.6, 0.48, 0.64]

  func variance(_ ensemble: RandomProjection.Ensemble, _ u: Vector, _ n: Int) -> Double {
    RandomProjection.squaredNormVariance(ensemble, of: u, outputDimension: n)
  }

  @Test func givesVariancesOfOneRow() {
    #expect(abs(variance(.rademacher, u, 1) - 1.29908736) < 1e-12)
    #expect(abs(variance(.gaussian, u, 1) - 2) < 1e-12)
    #expect(abs(variance(.sparse(inverseDensity: 3), u, 1) - 2) < 1e-12)
    #expect(abs(variance(.sparse(inverseDensity: 5), u, 1) - 2.70091264) < 1e-12)
  }

  @Test func givesVariancesOfASpike() {
    let spike = Vector.basis(3, count: 16)
    #expect(variance(.sparse(inverseDensity: 3), spike, 16) == 0.125)
    #expect(variance(.rademacher, spike, 16) == 0)
    #expect(variance(.sparse(inverseDensity: 64), spike, 16) == 3.9375)
    #expect(variance(.subsampledHadamard, spike, 4) == 0)
    let four = Vector([0.5, 0.1, 0.7, 0.5])
    #expect(abs(variance(.subsampledHadamard, four.normalized(), 2) - 0.4232) < 1e-12)
  }

  @Test func transformsByHadamard() {
    #expect(hadamardTransform([1, 2, 3, 4]) == [5, -1, -2, 0])
    #expect(hadamardTransform([7]) == [7])
    #expect(hadamardTransform([3, 1]) == Vector([4, 2]) / 2.0.squareRoot())
  }

  @Test func givesCollisionProbabilities() {
    typealias Hashing = HyperplaneHashing
    #expect(abs(Hashing.collisionProbability(cosine: 0.5) - 2.0 / 3) < 1e-15)
    #expect(abs(Hashing.collisionProbability(cosine: 0.9) - 0.8564337068712937) < 1e-15)
    let angle = 0.69010709137454
    #expect(abs(cos(angle) - Hashing.signCosine(forCosine: cos(angle)) - 0.2105136623530187) < 1e-12)
    let near = Hashing.collisionProbability(cosine: 0.9)
    let far = Hashing.collisionProbability(cosine: 0.3)
    #expect(abs(Hashing.bandMatchProbability(collision: near, bands: 16, rows: 8) - 0.9957765463686817) < 1e-14)
    #expect(abs(Hashing.bandMatchProbability(collision: far, bands: 16, rows: 8) - 0.22912887978894714) < 1e-14)
    #expect(Hashing.bitsToEstimateAngle(within: 0.1, failureProbability: 0.01) == 2615)
  }

  @Test func givesRangeFinderBounds() {
    let s = Vector(count: 48) { pow(2, -Double($0)) }
    #expect(abs(RangeFinderBound.frobenius(singularValues: s, rank: 5, oversampling: 5) - 0.05412658773652741) < 1e-12)
    #expect(abs(RangeFinderBound.spectral(singularValues: s, rank: 5, oversampling: 5) - 0.1282245736110762) < 1e-12)
  }

  @Test func givesDimensionRules() {
    #expect(abs(EmbeddingDimension.entropyTerm(dimension: 64) / -15.47340016023409 - 1) < 1e-11)
    #expect(abs(EmbeddingDimension.entropyTerm(dimension: 512) / -123.264246843547 - 1) < 1e-11)
    #expect(abs(EmbeddingDimension.asymptoticConstant - 8.312347684940109) < 1e-14)
    #expect(abs(EmbeddingDimension.entropyMinimum(vocabulary: 512) - 51.54428734921935) < 1e-6)
    #expect(abs(EmbeddingDimension.entropyMinimum(vocabulary: 1e5) - 95.39024209027563) < 1e-6)
    let tail = EmbeddingDimension.randomCosineTail(dimension: 64, threshold: 0.5)
    #expect(abs(tail / 2.2275204391918737e-05 - 1) < 1e-10)
    #expect(EmbeddingDimension.packingCount(dimension: 64, threshold: 0.5) == 300)
  }
}
