import Lemma
import Testing

/// Distribution functions, their inverses and monotone maps.
@Suite struct MixtureQuantileTests {
  let line = Reference.line

  @Test func quantilesMatchReference() {
    let expected = [
      0.05: -1.38697142275, 0.3: -0.0727471837593, 0.5: 1.1604307319, 0.9: 2.14054231433, 1e-12: -3.74584959739,
    ]
    for (u, x) in expected { #expect(isClose(line.quantile(u), x, 1e-10), "u = \(u)") }
    #expect(isRelativelyClose(line.survival(at: 6), 2.23362417104e-14, 1e-9))
    #expect(isClose(line.cdf(at: 0.3), 0.315751984851, 1e-12))
  }

  @Test func survivalKeepsWhatTheComplementLoses() {
    #expect(!isRelativelyClose(1 - line.cdf(at: 7), line.survival(at: 7), 0.5))
    // 0.7 Φ(-5.5/0.6), the other component being negligible; scipy.special.log_ndtr.
    #expect(isRelativelyClose(line.survival(at: 7), 0.7 * Normal().survival(5.5 / 0.6), 1e-13))
  }

  @Test func quantilesInvertTheDistribution() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let mixture = randomMixture(using: &generator)
      for u in [1e-300, 1e-20, 1e-3, 0.2, 0.5, 0.7, 0.99] {
        let x = mixture.quantile(u)
        // One rounding of x changes F by its relative slope.
        let slope = mixture.density(at: x) * x.magnitude * 1e-14
        #expect(isClose(mixture.cdf(at: x), u, 1e-12 * u + slope), "seed \(seed), u = \(u)")
      }
    }
  }

  @Test func mapsCarryOneLawToTheOther() {
    for seed in sweep {
      var generator = SeededGenerator(seed: UInt64(seed))
      let p = randomMixture(using: &generator)
      let q = randomMixture(using: &generator)
      for x in [-30, -2, 0, 0.4, 3, 40] as Vector {
        let y = transportMap(from: p, to: q, at: x)
        #expect(isClose(transportMap(from: q, to: p, at: y), x, 1e-9), "seed \(seed), x = \(x)")
      }
      #expect(
        transportMap(from: p, to: p, at: 0.7) == 0.7 || isClose(transportMap(from: p, to: p, at: 0.7), 0.7, 1e-13))
    }
  }

  @Test func mapsToPointMassesJump() {
    let atoms = GaussianMixture.pointMasses(at: [-1, 2] as Vector, weights: [0.25, 0.75])
    let normal = GaussianMixture.gaussian(mean: 0, standardDeviation: 1)
    #expect(transportMap(from: normal, to: atoms, at: -0.7) == -1)
    #expect(transportMap(from: normal, to: atoms, at: -0.6) == 2)
    #expect(transportMap(from: normal, to: atoms, at: 5) == 2)
    #expect(atoms.quantile(0.25) == -1)
    #expect(atoms.quantile(0.26) == 2)
  }
}
