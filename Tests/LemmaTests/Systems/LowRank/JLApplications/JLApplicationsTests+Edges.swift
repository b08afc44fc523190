import Lemma
import Testing

@Suite struct JLApplicationsEdgeTests {
  @Test func sparseProjectionsCanLoseAVectorAndHadamardCannot() {
    var generator = SeededGenerator(seed: 2)
    let spike = Vector.basis(5, count: 64)
    let lost = (0..<200).filter { _ in
      RandomProjection(.sparse(inverseDensity: 64), from: 64, to: 8, using: &generator)(spike).norm == 0
    }
    // (63/64)⁸ = 0.88
    #expect(lost.count > 140)
    for _ in 0..<20 {
      let image = RandomProjection(.subsampledHadamard, from: 64, to: 8, using: &generator)(spike)
      #expect(abs(image.norm - 1) < 1e-15)
    }
  }

  @Test func inputsArePaddedToAPowerOfTwo() {
    var generator = SeededGenerator(seed: 3)
    let projection = RandomProjection(.subsampledHadamard, from: 5, to: 8, using: &generator)
    // All eight rows: an isometry.
    #expect((transposeProduct(projection.matrix, projection.matrix) - .identity(5)).frobeniusNorm < 1e-15)
    let single = RandomProjection(.subsampledHadamard, from: 1, to: 1, using: &generator)
    #expect(abs(single([2])[0]) == 2)
  }

  @Test func theZeroVectorHashesToOnes() {
    var generator = SeededGenerator(seed: 4)
    let hash = HyperplaneHash(dimension: 4, bits: 70, using: &generator)
    #expect(hash.signature(of: Vector(4)) == [.max, 63])
    #expect(hash.signature(of: -Vector(4)) == [.max, 63])
    #expect(hash.signatures(of: Matrix(rows: 0, columns: 4)).isEmpty)
  }

  @Test func sizesAreReducedToTheMatrix() {
    var generator = SeededGenerator(seed: 6)
    let A = Matrix.hilbert(rows: 4, columns: 3)
    let (u, s, vT) = randomizedSVD(A, rank: 9, using: &generator)
    #expect(s.count == 3 && (u * .diagonal(s) * vT - A).frobeniusNorm < 1e-14)
    #expect((s - singularValues(A)).norm < 1e-14)
    #expect(randomizedRange(A, size: 0, using: &generator).columns == 0)
    let zero = randomizedSVD(Matrix(rows: 5, columns: 4), rank: 2, using: &generator)
    #expect(zero.s == [0, 0])
  }

  @Test func cosinesAreClampedWithinRounding() {
    #expect(HyperplaneHashing.collisionProbability(cosine: 1 + 1e-13) == 1)
    #expect(HyperplaneHashing.collisionProbability(cosine: -1 - 1e-13) == 0)
    #expect(HyperplaneHashing.bandMatchProbability(collision: 1, bands: 3, rows: 2) == 1)
    #expect(HyperplaneHashing.bandMatchProbability(collision: 1e-30, bands: 1, rows: 1) == 1e-30)
    #expect(EmbeddingDimension.packingCount(dimension: 1_000_000, threshold: 0.5) == 1 << 53)
  }

  @Test func refusesBadInput() async {
    await #expect(processExitsWith: .failure) { _ = hadamardTransform([1, 2, 3]) }
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = RandomProjection(.subsampledHadamard, from: 5, to: 9, using: &generator)
    }
    await #expect(processExitsWith: .failure) { _ = HyperplaneHashing.collisionProbability(cosine: 1.1) }
  }
}
