import Lemma
import Testing

@Suite struct WassersteinDistanceTests {
  @Test func distancesMatchReference() {
    let a = GaussianMixture.gaussian(mean: 0.5, standardDeviation: 1.3)
    let b = GaussianMixture.gaussian(mean: -0.7, standardDeviation: 0.4)
    #expect(isClose(wasserstein2(a, b), 1.5, 1e-12))
    let first = GaussianMixture.gaussian(mean: [1, -0.5], covariance: [[1, 0.6], [0.6, 0.8]])
    let second = GaussianMixture.gaussian(mean: [0, 0.25], covariance: [[0.5, -0.2], [-0.2, 1.5]])
    #expect(isClose(wasserstein2(first, second), 1.46675149909, 1e-9))
    #expect(isClose(wasserstein2(Reference.line, Reference.other), 0.713528517887, 1e-9))
    #expect(isClose(wasserstein2(Reference.other, Reference.line), 0.713528517887, 1e-9))
    #expect(isClose(wasserstein2([0, 1, 3], [0.5, 2]), 0.790569415042, 1e-12))
  }

  @Test func emptyGapsCostNoDigits() {
    let p = GaussianMixture(weights: [0.5, 0.5], means: [-3, 3] as Vector, standardDeviations: [0.5, 0.5])
    let q = GaussianMixture(weights: [0.9, 0.1], means: [-3, 3] as Vector, standardDeviations: [0.5, 0.5])
    #expect(isClose(wasserstein2(p, q), 3.42582498389, 1e-8))
    // The quadrature of (x - T(x))² over the density is off in the third digit with 801 nodes a component.
    let naive = p.expectation(nodesPerAxis: 801) { x in
      let distance = x - transportMap(from: p, to: q, at: x)
      return distance * distance
    }
    #expect(!isClose(naive.squareRoot(), 3.42582498389, 1e-4))
  }

  @Test func distanceIsAMetric() {
    for seed in 0..<20 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (p, q) = (randomMixture(using: &generator), randomMixture(using: &generator))
      let r = randomMixture(using: &generator)
      let (pq, qr, pr) = (wasserstein2(p, q), wasserstein2(q, r), wasserstein2(p, r))
      #expect(pr <= pq + qr + 1e-9)
      #expect(isClose(pq, wasserstein2(q, p), 1e-9))
      #expect(wasserstein2(p, p) <= 1e-9)
      let shifted = wasserstein2(p, p.affineImage(scale: 1, shift: 0.7))
      #expect(isClose(shifted, 0.7, 1e-9), "seed \(seed)")
    }
  }

  @Test func entropyIsMonotoneAlongTheOptimalCoupling() {
    #expect(isClose(entropyMonotonicity(Reference.line, Reference.other), 0.477521969056, 1e-7))
    for seed in 0..<20 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let (p, q) = (randomMixture(using: &generator), randomMixture(using: &generator))
      #expect(entropyMonotonicity(p, q) >= 0, "seed \(seed)")
    }
  }
}
