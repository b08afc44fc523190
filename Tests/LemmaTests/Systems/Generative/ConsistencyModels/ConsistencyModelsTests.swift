import Lemma
import Testing

/// Reference digits: scipy (brentq quantiles, cubic splines of 1601 nodes), products in numpy, `quad` for the integrals.
@Suite struct ConsistencyModelsTests {
  private let f = ConsistencyFunction(data: twoModes)

  @Test func endpointsMeetReference() {
    for (x, whole, half) in zip3(
      [-1.2, 0.1, 0.8], [-1.11846742695, 1.25679174791, 1.81007539456],
      [-1.51770982433, 0.63906914911, 1.54634810134])
    {
      #expect(abs(f(x, at: 1) - whole) < 1e-10)
      #expect(abs(f(x, at: 0.5) - half) < 1e-10)
      #expect(f(x, at: 0) == x)
    }
    #expect(abs(f.slope(at: 0.3, time: 0.5) - 1.35298748828) < 1e-10)
    #expect(abs((0.3 - f(0.3, at: 0.5)) / 0.5 + 1.34957918202) < 1e-10)
  }

  @Test func gaussianSlopesMeetReference() {
    for (n, slope) in [
      (1, 0), (2, 0.264705882353), (4, 0.419533851276), (8, 0.503668593113), (32, 0.574482255725),
      (128, 0.593518899834),
    ] {
      #expect(abs(gaussian(n).trainedSlope - slope) < 1e-12, "\(n) steps")
    }
    #expect(abs(512 * (0.6 - gaussian(512).trainedSlope) - 0.832940932741) < 1e-9)
  }

  @Test func lossesAtTheExactFunctionMeetReference() {
    for (n, loss) in [(4, 0.971523505567), (16, 0.998966036904), (64, 1.00076460689), (1024, 1.00088443134)] {
      #expect(abs(Double(n) * gaussian(n).exactTrainingLoss - loss) < 1e-11, "\(n) steps")
    }
    let roots = (1...64).map { gaussian(64).stepLoss($0).squareRoot() }.reduce(0, +)
    #expect(abs(roots - 0.942445493695) < 1e-11)
  }

  @Test func resampledVariancesMeetReference() {
    let model = gaussian(4)
    let expected = [0.176008652367, 0.179450768557, 0.178996470979, 0.169401552696]
    for (count, variance) in expected.enumerated() {
      #expect(abs(model.sampledVariance(refinements: Array([3, 2, 1].prefix(count))) - variance) < 1e-11)
    }
  }

  @Test func mixtureTrainingMeetsReference() {
    let coarse = ConsistencyTraining(data: twoModes, steps: 4)
    for (x, value) in [(-1.2, -0.41584061), (0.1, 0.94316366), (0.8, 1.5137155)] {
      #expect(abs(coarse(x, at: 1) - value) < 1e-6)
    }
    let fine = ConsistencyTraining(data: twoModes, steps: 64, gridPoints: 801)
    for (x, value) in [(-1.2, -1.0901394), (0.1, 1.2398669), (0.8, 1.7949761)] {
      #expect(abs(fine(x, at: 1) - value) < 2e-6)
    }
  }

  @Test func preconditioningMeetsReference() {
    func weights(_ t: Double) -> Vector { consistencyPreconditioning(time: t, dataDeviation: 0.5, minimumTime: 0.002) }
    #expect(weights(0.002) == [1, 0])
    #expect((weights(0.5) - [0.502003999968, 0.352139177031]).norm < 1e-11)
    #expect((weights(80) - [3.90629272264e-5, 0.499977734905]).norm < 1e-11)
  }

  private func gaussian(_ n: Int) -> GaussianConsistency { GaussianConsistency(mean: 0.5, deviation: 0.6, steps: n) }
}
