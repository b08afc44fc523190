internal import Glibc
import Lemma
import Testing

/// $E_{ij} = \cos(1.1i + 0.5j) + 0.3\sin(2.3ij + 1)$, the group's recurring matrix.
func recurringMatrix(_ rows: Int, _ columns: Int) -> Matrix {
  Matrix(rows: rows, columns: columns) { i, j in
    cos(1.1 * Double(i) + 0.5 * Double(j)) + 0.3 * sin(2.3 * Double(i * j) + 1)
  }
}

/// The matrix sign, the scalar maps and the optimizer, with numpy's digits.
@Suite struct MuonTests {
  private func distance(_ a: Matrix, _ b: Matrix) -> Double { (a - b).frobeniusNorm }

  @Test func matrixSignMeetsReference() {
    let m = recurringMatrix(4, 3)
    let o = msign(m)
    #expect(distance(transposeProduct(o, o), .identity(3)) < 1e-12)
    #expect((o[row: 0] - [0.799029225760634, 0.0421675306361534, 0.504598746715498]).norm(.infinity) < 1e-12)
    #expect(abs(transposeProduct(m, o).trace - 3.89320823964616) < 1e-12)
    let inverseRoot = matrixFunction(transposeProduct(m, m)) { 1 / sqrt($0) }
    #expect(distance(o, m * inverseRoot) < 1e-10)
    #expect(abs(distance(m, o) - 1.80304958324481) < 1e-12)
  }

  @Test func specialCasesOfTheMatrixSign() {
    #expect(distance(msign(.diagonal([3, -0.2, 5])), .diagonal([1, -1, 1])) < 1e-15)
    #expect(distance(msign([[3], [-4]]), [[0.6], [-0.8]]) < 1e-15)
    let rankOne = outer([1, 2, 2], [3, 4])
    #expect(distance(msign(rankOne), rankOne / 15) < 1e-14)
    let m = recurringMatrix(4, 3)
    #expect(distance(msign(1e-6 * m), msign(m)) < 1e-12)
    #expect(distance(msign(m.transpose), msign(m).transpose) < 1e-12)
    #expect(msign(Matrix(rows: 2, columns: 3)) == Matrix(rows: 2, columns: 3))
    #expect(msign(Matrix(rows: 2, columns: 3), iterations: 4) == Matrix(rows: 2, columns: 3))
    #expect(msign(Matrix(rows: 0, columns: 3)).rows == 0)
  }

  @Test func shampooWithoutMemoryIsTheMatrixSign() {
    let g = recurringMatrix(3, 3)
    let left = matrixFunction(g * g.transpose) { pow($0, -0.25) }
    let right = matrixFunction(transposeProduct(g, g)) { pow($0, -0.25) }
    #expect(distance(left * g * right, msign(g)) < 1e-9)
  }

  @Test func rankDeficiencyKeepsNullDirections() {
    // The naive M (MᵀM)^{-1/2} divides by an eigenvalue that is zero to rounding.
    for seed in sweep.prefix(30) {
      var random = SeededMatrices(seed)
      let m = random.matrix(5, 4, rank: 2)
      let o = msign(m)
      let s = singularValues(o)
      #expect(abs(s[1] - 1) < 1e-12 && s[2] < 1e-12, "seed \(seed)")
      let (values, vectors) = eigh(transposeProduct(m, m))
      let roots = Matrix.diagonal(values.map { 1 / sqrt(abs($0)) })
      let naive = m * (vectors * roots * vectors.transpose)
      #expect(!(distance(naive, o) < 1e-10), "seed \(seed)")
    }
  }

  @Test func matrixSignIsSteepestUnderTheSpectralNorm() {
    for seed in sweep {
      var random = SeededMatrices(seed)
      let (n, k) = (random.integer(in: 1...6), random.integer(in: 1...6))
      let (g, other) = (random.matrix(n, k), random.matrix(n, k))
      let best = transposeProduct(g, msign(g)).trace
      #expect(abs(best - g.nuclearNorm) < 1e-12, "seed \(seed)")
      #expect(transposeProduct(g, other).trace / other.spectralNorm <= best + 1e-12, "seed \(seed)")
    }
  }

  @Test func fixedPointsAndExtremes() {
    let points = NewtonSchulz.muon.fixedPoints
    #expect(points.count == 2)
    #expect(abs(points[0] - 0.868025797655531) < 1e-12 && abs(points[1] - 1.26372906729838) < 1e-12)
    #expect(abs(NewtonSchulz.muon.derivative(at: points[0]) + 1.58237) < 1e-5)
    #expect(abs(NewtonSchulz.muon.derivative(at: points[1]) - 6.47346) < 1e-5)
    #expect(abs(NewtonSchulz.muon(0.554528790854494) - 1.20236860516321) < 1e-12)
    #expect(abs(NewtonSchulz.muon.derivative(at: 1.05013607912102)) < 1e-12)
    let rebuilt = NewtonSchulz(kappa: 2.0315, x1: points[0], x2: points[1])
    #expect(abs(rebuilt.a - 3.4445) + abs(rebuilt.b + 4.775) + abs(rebuilt.c - 2.0315) < 1e-12)
    #expect(NewtonSchulz.cubic.fixedPoints == [1])
    #expect(abs(NewtonSchulz.quintic.fixedPoints[0] - 1) < 1e-15)
    #expect(NewtonSchulz(a: 1, b: 0, c: 0).fixedPoints.isEmpty)
  }

  @Test func iteratesMeetReference() {
    let expected = [1.188859375, 0.896196320895294, 0.82436680345263, 0.937890194049445, 0.765438530454341]
    for (index, value) in expected.enumerated() {
      #expect(abs(NewtonSchulz.muon.iterated(0.5, times: index + 1) - value) < 1e-12)
    }
    #expect(abs(NewtonSchulz.quintic.iterated(0.1, times: 5) - 0.995848815519518) < 1e-12)
    #expect(abs(NewtonSchulz.quintic.iterated(0.1, times: 10) - 1) < 1e-12)
  }
}
