import Lemma
import Testing

/// A codebook of four with three samples, all numbers worked out by hand in fractions; the rotation by numpy.
@Suite struct VQLinearTests {
  let Q: Matrix = [[1, 0], [0, 1], [1, 1], [-1, 2]]
  let W: Matrix = [[2, 1], [0, 1]]
  let samples: Matrix = [[2.5, 1.5], [0.5, 1], [2, 0.5]]

  @Test func assignsAndDifferentiates() {
    let codebook = Codebook(Q * W)
    #expect(codebook.codes == [[2, 1], [0, 1], [2, 2], [-2, 1]])
    #expect(codebook.assignments(of: samples) == [0, 1, 0])
    let expected: Matrix = [[-1.0 / 3, 0], [-1.0 / 3, 0], [0, 0], [0, 0]]
    #expect((codebook.gradient(for: samples) - expected).frobeniusNorm < 1e-15)
    #expect(abs(codebook.distortion(of: samples) - (0.5 + 0.25 + 0.25) / 3) < 1e-15)
    let usage = codebook.usage(of: samples)
    #expect(usage.counts == [2, 1, 0, 0] && usage.fraction == 0.5)
    #expect(abs(usage.perplexity - 3 / pow(2, 2.0 / 3)) < 1e-14)
  }

  @Test func stepsPlainFrozenAndJoint() {
    var plain = Codebook(Q * W)
    plain.descend(on: samples, rate: 0.1)
    let third = 0.1 / 3
    #expect((plain.codes - [[2 + third, 1], [third, 1], [2, 2], [-2, 1]]).frobeniusNorm < 1e-15)
    var frozen = LinearCodebook(basis: Q, transform: W)
    frozen.descend(on: samples, rate: 0.1)
    #expect(
      (frozen.codes - [[2 + third, 1], [third, 1], [2 + 2 * third, 2], [-2 + third, 1]]).frobeniusNorm < 1e-15)
    #expect(frozen.basis == Q)
    var joint = LinearCodebook(basis: Q, transform: W, trainsBasis: true)
    joint.descend(on: samples, rate: 0.1)
    let expected: Matrix = [
      [2.168888888888889, 1.0666666666666667], [0.1688888888888889, 1.0666666666666667],
      [2.0666666666666664, 2], [-1.9666666666666666, 1],
    ]
    #expect((joint.codes - expected).frobeniusNorm < 1e-14)
  }

  @Test func convergesToTheOptimalTransform() {
    var codebook = LinearCodebook(basis: Q, transform: W)
    let best = codebook.optimalTransform(for: samples, assignments: [0, 1, 0])
    #expect((best - [[2.25, 1], [0.5, 1]]).frobeniusNorm < 1e-14)
    for _ in 0..<25 { codebook.descend(on: samples, assignments: [0, 1, 0], rate: 0.1) }
    #expect((codebook.transform - [[2.2430137786767954, 1], [0.4108975963372253, 1]]).frobeniusNorm < 1e-13)
  }

  @Test func pullsGradientsBack() {
    let (z, q, g): (Vector, Vector, Vector) = ([3, 4, 0], [0, 1, 2], [1, -1, 2])
    let pulled = QuantizerGradient.rotation.pullback(g, from: z, to: q)
    #expect((pulled - [0.9415979383485623, 0.04380154623857856, 0.5580992268807108]).norm < 1e-15)
    #expect(QuantizerGradient.straightThrough.pullback(g, from: z, to: q) == g)
    let starved = QuantizerGradient.rotation.pullback([1, 1], from: [10, 0], to: [0.01, 0])
    #expect(abs(starved.norm - 0.001414213562373095) < 1e-18)
  }
}
