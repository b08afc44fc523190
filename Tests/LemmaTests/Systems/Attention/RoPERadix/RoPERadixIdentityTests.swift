import Lemma
import Testing

/// What holds for every vector, position and factor.
@Suite struct RoPERadixIdentityTests {
  private let layouts = [RotaryEmbedding.Layout.interleaved, .halves]

  @Test func scoresDependOnDifferencesOnly() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let rotary = RotaryEmbedding(dimension: 2 * random.integer(in: 1...9), layout: layouts[seed % 2])
      let (x, y) = (random.vector(rotary.dimension), random.vector(rotary.dimension))
      let (t, u, shift) = (random.number() * 100, random.number() * 100, random.number() * 1e4)
      func score(_ t: Double, _ u: Double) -> Double {
        dot(rotary.rotated(x, position: t), rotary.rotated(y, position: u))
      }
      #expect(abs(score(t, u) - score(t + shift, u + shift)) < 1e-10, "seed \(seed)")
      #expect(abs(score(t, u) - dot(x, rotary.rotated(y, position: u - t))) < 1e-12, "seed \(seed)")
    }
  }

  @Test func rotationsFormAGroupAndKeepNorms() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let rotary = RotaryEmbedding(
        dimension: 8, scaling: .mixedRadix(by: 4), layout: layouts[seed % 2])
      let x = random.vector(8)
      let (t, u) = (random.number() * 500, random.number() * 500)
      let twice = rotary.rotated(rotary.rotated(x, position: t), position: u)
      #expect((twice - rotary.rotated(x, position: t + u)).norm < 1e-12, "seed \(seed)")
      #expect(abs(twice.norm / x.norm - 1) < 1e-13, "seed \(seed)")
      #expect(rotary.rotated(x, position: 0) == x)
    }
  }

  /// The two layouts are one map under the permutation that gathers even components before odd ones, and not otherwise.
  @Test func layoutsDifferByAPermutation() {
    let gather = [0, 2, 4, 6, 1, 3, 5, 7]
    let interleaved = RotaryEmbedding(dimension: 8)
    let halves = RotaryEmbedding(dimension: 8, layout: .halves)
    for seed in sweep {
      var random = SeededMatrices(seed)
      let x = random.vector(8)
      let t = random.number() * 50
      let expected = interleaved.rotated(x, position: t).selecting(gather)
      #expect((halves.rotated(x.selecting(gather), position: t) - expected).norm < 1e-14, "seed \(seed)")
      #expect((halves.rotated(x, position: t) - interleaved.rotated(x, position: t)).norm > 1e-3, "seed \(seed)")
    }
  }

  @Test func rowsAreRotatedOneByOne() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let rotary = RotaryEmbedding(dimension: 6, layout: layouts[seed % 2])
      let (X, positions) = (random.matrix(5, 6), random.vector(5) * 100)
      let rotated = rotary.rotated(X, positions: positions)
      for i in 0..<5 { #expect(rotated[row: i] == rotary.rotated(X[row: i], position: positions[i])) }
    }
  }

  @Test func mixedRadixContainsInterpolationAndTheFixedBase() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (d, k) = (2 * random.integer(in: 2...70), 1 + 30 * abs(random.number()))
      func frequencies(_ scaling: RotaryEmbedding.Scaling) -> Vector {
        RotaryEmbedding(dimension: d, scaling: scaling).frequencies
      }
      func differ(_ a: Vector, _ b: Vector) -> Double { (a / b - 1).norm(.infinity) }
      #expect(differ(frequencies(.mixedRadix(by: k, exponent: 0)), frequencies(.interpolated(by: k))) < 1e-13)
      #expect(differ(frequencies(.mixedRadix(by: k, exponent: 1)), frequencies(.ntkFixed(by: k))) < 1e-13)
      for scaling: RotaryEmbedding.Scaling in [.ntkAware(by: k), .ntkFixed(by: k), .mixedRadix(by: k)] {
        let slowest = frequencies(.none)[d / 2 - 1] / frequencies(scaling)[d / 2 - 1]
        #expect(abs(slowest / k - 1) < 1e-13, "seed \(seed), \(scaling)")
      }
    }
  }

  /// $|\sum_jh_je^{is\theta_j}|\le\frac d2B(s)\max|h_{j+1}-h_j|$ with $h_j=q_j\bar k_j$.
  @Test func decayBoundsEveryScore() {
    let rotary = RotaryEmbedding(dimension: 16)
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (q, k) = (random.vector(16), random.vector(16))
      let s = Double(random.integer(in: 0...5000))
      var (real, imaginary) = (Vector(9), Vector(9))
      for j in 0..<8 {
        let (a, b, c, e): (Double, Double, Double, Double) = (q[2 * j], q[2 * j + 1], k[2 * j], k[2 * j + 1])
        real[j] = a * c + b * e
        imaginary[j] = b * c - a * e
      }
      let largest = max(Vector(count: 8) { hypot(real[$0 + 1] - real[$0], imaginary[$0 + 1] - imaginary[$0]) })
      let score = dot(rotary.rotated(q, position: s), k)
      #expect(abs(score) <= 8 * rotary.decayBound(distance: s) * largest, "seed \(seed)")
    }
  }

  @Test func digitsAndIntegersInvertEachOther() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let radices = (0..<random.integer(in: 1...8)).map { _ in random.integer(in: 2...60) }
      let digits = radices.map { random.integer(in: 0...$0 - 1) }
      let n = MixedRadix.integer(digits: digits, radices: radices)
      #expect(MixedRadix.digits(of: n, radices: radices) == digits, "seed \(seed)")
    }
  }
}
