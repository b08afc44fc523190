internal import Glibc
import Lemma
import Testing

extension MuonTests {
  @Test func matrixIterationIsTheScalarMapOnSingularValues() {
    let m = recurringMatrix(4, 3)
    let five = singularValues(msign(m, iterations: 5))
    #expect((five - [1.11129882223452, 1.09514694513649, 0.697996338230953]).norm(.infinity) < 1e-10)
    for seed in sweep {
      var random = SeededMatrices(seed)
      let g = random.matrix(random.integer(in: 1...40), random.integer(in: 1...40))
      let steps = random.integer(in: 0...5)
      let scaled = singularValues(g) / g.frobeniusNorm
      let expected = scaled.map { abs(NewtonSchulz.muon.iterated($0, times: steps)) }.sorted()
      let found = singularValues(msign(g, iterations: steps)).sorted()
      #expect((found - expected).norm(.infinity) < 1e-10, "seed \(seed)")
    }
  }

  @Test func convergentCoefficientsReachTheMatrixSign() {
    let m = recurringMatrix(4, 3)
    #expect((msign(m, iterations: 12, coefficients: .quintic) - msign(m)).frobeniusNorm < 1e-12)
    #expect((msign(m, iterations: 25, coefficients: .cubic) - msign(m)).frobeniusNorm < 1e-12)
    let wide = recurringMatrix(3, 8)
    #expect((msign(wide, iterations: 20, coefficients: .quintic) - msign(wide)).frobeniusNorm < 1e-11)
  }

  /// No number of iterations narrows the interval in which the values wander.
  @Test func muonsIterationNeverConverges() {
    let grid = Vector.linspace(from: 0.01, through: 1, count: 20_001)
    for (times, distance) in [(5, 0.167), (10, 0.200), (20, 0.195)] {
      let values = grid.map { NewtonSchulz.muon.iterated($0, times: times) }
      #expect(abs(min(values) - 0.68183) < 1e-4 && abs(max(values) - 1.13436) < 1e-4)
      #expect(abs(mean(abs(values - 1)) - distance) < 1e-3)
    }
    let m = recurringMatrix(4, 3)
    let (five, exact) = (msign(m, iterations: 5), msign(m))
    let cosine = transposeProduct(five, exact).trace / (five.frobeniusNorm * exact.frobeniusNorm)
    #expect(abs(cosine - 0.981062922688569) < 1e-12)
  }

  @Test func withoutNormalisationTheIterationDiverges() {
    // The naive start X₀ = M: a singular value beyond the outer fixed point runs away.
    #expect(NewtonSchulz.muon.iterated(1.3, times: 8).magnitude > 1e100)
    #expect(msign([[1.3]], iterations: 8)[0, 0] < 1.21)
  }

  @Test func randomMatrixErrorsMeetReference() {
    let table: [(Int, Int, Int, Double)] = [
      (1024, 1024, 5, 0.044072), (2048, 1024, 5, 0.029522), (4096, 1024, 5, 0.025631), (2048, 2048, 5, 0.049792),
      (4096, 4096, 5, 0.063663), (8192, 8192, 5, 0.076037), (1024, 1024, 3, 0.182599), (1024, 2048, 3, 0.061634),
      (4096, 1024, 3, 0.025711),
    ]
    for (rows, columns, iterations, value) in table {
      let error = NewtonSchulz.muon.meanSquaredError(rows: rows, columns: columns, iterations: iterations)
      #expect(abs(error - value) < 1e-5, "\(rows) x \(columns)")
    }
    let tuned = NewtonSchulz(a: 2.644, b: -3.128, c: 1.476)
    #expect(abs(tuned.meanSquaredError(rows: 2048, columns: 1024, iterations: 5) - 3.737e-4) < 1e-6)
  }

  @Test func diagonalMatricesAreMovedBySign() throws {
    let start = Matrix.diagonal([1, 2, -1])
    var (w, v) = (start, start)
    var muon = Muon(learningRate: 0.1, momentum: 0.9)
    // msign of the sum is that of the average, so Signum is the same path.
    var signum = SignSGD(learningRate: 0.1, momentum: 0.9)
    for k in 0..<5 {
      let step = Double(k)
      let g = Matrix.diagonal([0.3 - 0.2 * step, -0.7 + 0.1 * step, 2 - step])
      try muon.step(&w, gradient: g)
      try signum.step(&v, gradient: g)
    }
    #expect((w.diagonal - [0.9, 2.5, -1.3]).norm(.infinity) < 1e-12)
    #expect((w - v).frobeniusNorm < 1e-12)
  }

  @Test func scalesSetTheSizeOfTheUpdate() throws {
    for (scale, rows, columns, size) in [
      (Muon.Scale.unit, 4, 3, 0.5), (.rms(0.2), 4, 3, 0.2), (.rms(0.2), 3, 5, 0.2), (.spectral, 8, 2, 2 / sqrt(8)),
      (.spectral, 2, 8, 1 / sqrt(8)),
    ] {
      var (w, muon) = (Matrix(rows: rows, columns: columns), Muon(learningRate: 1, scale: scale))
      try muon.step(&w, gradient: recurringMatrix(rows, columns))
      #expect(abs(Parameter.matrix(w).rootMeanSquare - size) < 1e-12)
      if scale == .unit { #expect(abs(w.spectralNorm - 1) < 1e-12) }
    }
  }

  @Test func vectorsMoveByUnitLengthAndScalarsBySign() throws {
    for orthogonalization in [Muon.Orthogonalization.svd, .newtonSchulz(iterations: 12, coefficients: .quintic)] {
      var (x, s) = (Vector([1, 1]), Vector([1]))
      var muon = Muon(learningRate: 0.5, nesterov: true, weightDecay: 0.2, orthogonalization: orthogonalization)
      var other = muon
      try muon.step(&x, gradient: [3, -4])
      try other.step(&s, gradient: [-7])
      #expect((x - [1 - 0.5 * 0.8, 1 - 0.5 * -0.6]).norm(.infinity) < 1e-12)
      #expect(abs(s[0] - 1.4) < 1e-12)
    }
  }

  @Test func refusesWhatIsNotFinite() throws {
    var (w, muon) = (recurringMatrix(2, 2), Muon(learningRate: 0.1))
    let before = w
    #expect(throws: OptimizerError.nonFiniteGradient(index: 0)) {
      try muon.step(&w, gradient: [[.nan, 0], [0, 1]])
    }
    let huge = Matrix(rows: 2, columns: 2, repeating: 1.7e308)
    try muon.step(&w, gradient: huge)
    w = before
    #expect(throws: OptimizerError.nonFiniteUpdate(index: 0)) { try muon.step(&w, gradient: huge) }
    #expect(w == before && muon.stepCount == 1)
  }

  @Test func matrixSignOfInfinityStops() async {
    await #expect(processExitsWith: .failure) { _ = msign([[.infinity, 0], [0, 1]]) }
  }

  @Test func batteryMeetsReference() throws {
    let cases: [BatteryCase] = [
      (Battery.rosenbrock, 2000, 2e-2, 4.2647033807, 0.1),
      (Battery.quadratic, 1000, 1e-2, 46.0357211861, 1e-5),
      (Battery.logistic, 1000, 0.1, 0.4569305654, 1e-5),
      (Battery.factorization, 300, 5e-2, 5.1400765793, 1e-2),
    ]
    try expectBattery(cases) { Muon(learningRate: $0, momentum: 0.9) }
  }
}
