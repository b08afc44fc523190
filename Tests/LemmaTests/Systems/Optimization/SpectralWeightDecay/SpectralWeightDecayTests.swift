internal import Glibc
import Lemma
import Testing

/// Gradient, decay and ridge of the spectral norm; digits by numpy.
@Suite struct SpectralWeightDecayTests {
  private let w = recurringMatrix(4, 3)

  @Test func gradientMeetsReferenceAndDifferences() {
    let gradient = spectralNormGradient(of: w)
    #expect((gradient[row: 0] - [0.38030068972666, 0.471256127329817, 0.396129462349676]).norm(.infinity) < 1e-12)
    #expect(abs(gradient.frobeniusNorm - 1) < 1e-14)
    #expect(abs(transposeProduct(w, gradient).trace - w.spectralNorm) < 1e-13)
    for i in 0..<4 {
      for j in 0..<3 {
        var (ahead, behind) = (w, w)
        ahead[i, j] += 1e-5
        behind[i, j] -= 1e-5
        #expect(abs(gradient[i, j] - (ahead.spectralNorm - behind.spectralNorm) / 2e-5) < 1e-7)
      }
    }
  }

  @Test func topTripleIsTheBestRankOne() {
    let top = topSingularTriple(of: w)
    #expect(abs(top.value - 2.52633597619658) < 1e-13)
    let rest = w - top.value * outer(top.left, top.right)
    #expect(abs(rest.frobeniusNorm - 1.28648000929143) < 1e-13)
  }

  @Test func powerIterationMeetsReference() {
    let gaps = [0, 1, 2, 5].map { w.spectralNorm - powerIteration(w, iterations: $0).value }
    for (gap, value) in zip(gaps, [0.0111909, 4.15047e-5, 2.76694e-6, 8.2e-10]) {
      #expect(abs(gap - value) < 0.01 * value)
    }
    let top = topSingularTriple(of: w).right
    let sines = [5, 6].map { count in
      let x = powerIteration(w, iterations: count).right
      return (x - top * dot(x, top)).norm
    }
    #expect(abs(sines[1] / sines[0] - 0.2582305) < 1e-6)
    for seed in sweep {
      var random = SeededMatrices(seed)
      let a = random.matrix(random.integer(in: 1...7), random.integer(in: 1...7))
      let found = powerIteration(a, from: random.vector(a.columns), iterations: random.integer(in: 0...30))
      #expect(found.value <= a.spectralNorm * (1 + 1e-14), "seed \(seed)")
      #expect(abs(found.right.norm - 1) < 1e-14 && (a * found.right - found.left * found.value).norm < 1e-14)
    }
  }

  @Test func powerIterationIsBlindToAnOrthogonalDirection() {
    // The naive start of ones is orthogonal to v₁; the SVD and a random start are not misled.
    let a: Matrix = [[1, -1], [0.5, 0.5]]
    for iterations in [0, 1, 10, 100] {
      #expect(abs(powerIteration(a, iterations: iterations).value - 0.707106781186548) < 1e-12)
    }
    #expect(abs(topSingularTriple(of: a).value - 2.0.squareRoot()) < 1e-14)
    #expect(abs(powerIteration(a, from: [1, 0.9], iterations: 60).value - 2.0.squareRoot()) < 1e-12)
  }

  @Test func oneDecayStepMeetsReference() {
    let expected: Vector = [2.27370237857692, 1.28379474206222, 0.0830775213873524]
    let exact = w.spectrallyDecayed(by: 0.1)
    #expect((singularValues(exact) - expected).norm(.infinity) < 1e-13)
    #expect((w.spectrallyDecayed(by: 0.1, powerIterations: 10) - exact).frobeniusNorm < 1e-7)
  }

  @Test func decayChangesTheTopValueOnly() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let a = random.matrix(random.integer(in: 1...6), random.integer(in: 1...6))
      let rate = abs(random.number())
      var expected = singularValues(a).elements
      expected[0] *= 1 - rate
      let found = singularValues(a.spectrallyDecayed(by: rate))
      #expect((found - Vector(expected.sorted(by: >))).norm(.infinity) < 1e-13, "seed \(seed)")
    }
  }

  @Test func decayLevelsTheSpectrumFromTheTop() {
    let expected: [(Int, Vector)] = [
      (3, [2.187, 2, 1]), (4, [2, 1.9683, 1]), (10, [1.458, 1.4348907, 1]),
      (20, [0.94143178827, 0.9, 0.86093442]),
    ]
    for (steps, values) in expected {
      var a = Matrix.diagonal([3, 2, 1])
      for _ in 0..<steps { a = a.spectrallyDecayed(by: 0.1) }
      #expect((singularValues(a) - values).norm(.infinity) < 1e-9)
    }
  }

  @Test func ridgeCapsMinimiseTheirObjective() {
    #expect((spectralRidge(singularValues: [3, 2, 1], penalty: 0.25) - [2.4, 2, 1]).norm(.infinity) < 1e-15)
    #expect((spectralRidge(singularValues: [1, 3, 2], penalty: 1) - [1, 5.0 / 3, 5.0 / 3]).norm(.infinity) < 1e-15)
    #expect(spectralRidge(singularValues: [3, 2], penalty: 0) == [3, 2])
    #expect(spectralRidge(singularValues: [], penalty: 1) == [])
    for seed in sweep {
      var random = SeededMatrices(seed)
      let s = abs(random.vector(random.integer(in: 1...6)))
      let penalty = 2 * abs(random.number())
      func objective(_ x: Vector) -> Double { 0.5 * (x - s).squaredNorm + 0.5 * penalty * pow(max(x), 2) }
      let best = objective(spectralRidge(singularValues: s, penalty: penalty))
      for index in 0...200 {
        let cap = Double(index) / 200
        #expect(objective(s.map { min($0, cap) }) >= best - 1e-14, "seed \(seed)")
      }
    }
  }

  @Test func edges() {
    let zero = powerIteration(Matrix(rows: 2, columns: 3), iterations: 5)
    #expect(zero.value == 0 && zero.left == Vector(2))
    #expect(Matrix(rows: 2, columns: 3).spectrallyDecayed(by: 0.5) == Matrix(rows: 2, columns: 3))
    // Squares of these would overflow.
    #expect(abs(powerIteration([[3e200, 0], [0, 1e200]], iterations: 40).value / 3e200 - 1) < 1e-14)
  }

  @Test func misuseStops() async {
    await #expect(processExitsWith: .failure) { _ = spectralNormGradient(of: Matrix(rows: 2, columns: 2)) }
    await #expect(processExitsWith: .failure) { _ = powerIteration([[1, 2]], from: [0, 0], iterations: 1) }
  }
}
