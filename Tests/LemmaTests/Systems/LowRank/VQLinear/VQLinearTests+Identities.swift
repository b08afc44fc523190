import Lemma
import Testing

@Suite struct VQLinearIdentityTests {
  @Test(arguments: sweep) func assignmentsAreThoseOfDirectSearch(seed: Int) {
    var random = SeededMatrices(seed)
    let d = random.integer(in: 1...6)
    let codebook = Codebook(random.matrix(random.integer(in: 1...40), d))
    let samples = random.matrix(random.integer(in: 1...300), d)
    let assigned = codebook.assignments(of: samples)
    #expect(assigned == (0..<samples.rows).map { codebook.nearest(to: samples[row: $0]) })
    for row in 0..<samples.rows {
      let distances = (0..<codebook.codes.rows).map { (samples[row: row] - codebook.codes[row: $0]).norm }
      #expect(distances[assigned[row]] <= distances.min()! * (1 + 1e-14))
    }
  }

  @Test(arguments: sweep) func gradientIsTheDerivativeOfTheDistortion(seed: Int) {
    var random = SeededMatrices(seed)
    let codes = random.matrix(5, 3)
    let samples = random.matrix(20, 3)
    let (row, column) = (random.integer(in: 0...4), random.integer(in: 0...2))
    let h = 1e-6
    func moved(_ step: Double) -> Double {
      var codebook = Codebook(codes)
      codebook.codes[row, column] += step
      return codebook.distortion(of: samples)
    }
    let difference = (moved(h) - moved(-h)) / (2 * h)
    #expect(abs(Codebook(codes).gradient(for: samples)[row, column] - difference) < 1e-6)
  }

  @Test(arguments: sweep) func stepsMoveCodesAsTheFormulasSay(seed: Int) {
    var random = SeededMatrices(seed)
    let (Q, W, samples) = (random.matrix(9, 3), random.matrix(3, 3), random.matrix(12, 3))
    let eta = 0.3
    let E = Q * W
    let G = Codebook(E).gradient(for: samples)
    var frozen = LinearCodebook(basis: Q, transform: W)
    frozen.descend(on: samples, rate: eta)
    #expect((frozen.codes - (E - eta * (Q * Q.transpose * G))).frobeniusNorm < 1e-14)
    var joint = LinearCodebook(basis: Q, transform: W, trainsBasis: true)
    joint.descend(on: samples, rate: eta)
    let linear = G * W.transpose * W + Q * Q.transpose * G
    let quadratic = G * W.transpose * Q.transpose * G
    #expect((joint.codes - (E - eta * linear + eta * eta * quadratic)).frobeniusNorm < 1e-14)
    // Without the quadratic term, as it is often written, the step is another one.
    #expect((joint.codes - (E - eta * linear)).frobeniusNorm > 1e-6)
  }

  @Test(arguments: sweep) func fixedAssignmentsContractTowardsTheOptimum(seed: Int) {
    var random = SeededMatrices(seed)
    let Q = random.matrix(6, 2)
    let samples = random.matrix(18, 2)
    let assignments = (0..<18).map { $0 % 6 }
    var codebook = LinearCodebook(basis: Q, transform: random.matrix(2, 2))
    let (start, best) = (codebook.transform, codebook.optimalTransform(for: samples, assignments: assignments))
    let H = transposeProduct(Q, Q) * (2.0 / 6)
    for _ in 0..<4 { codebook.descend(on: samples, assignments: assignments, rate: 0.2) }
    let factor = Matrix.identity(2) - 0.2 * H
    let expected = best + factor * factor * factor * factor * (start - best)
    #expect((codebook.transform - expected).frobeniusNorm < 1e-12)
  }

  @Test(arguments: sweep) func rotationsAreRotations(seed: Int) {
    var random = SeededMatrices(seed)
    let d = random.integer(in: 2...7)
    let (z, q, g) = (random.vector(d), random.vector(d), random.vector(d))
    let R = rotationMatrix(from: z, to: q)
    #expect(orthogonalityError(R) < 1e-14 && abs(R.determinant - 1) < 1e-13)
    #expect((R * z.normalized() - q.normalized()).norm < 1e-14)
    let pulled = QuantizerGradient.rotation.pullback(g, from: z, to: q)
    #expect((pulled - R.transpose * g * (q.norm / z.norm)).norm < 1e-13 * (1 + pulled.norm))
    let turned = dot(pulled, z) / (pulled.norm * z.norm)
    #expect(abs(turned - dot(g, q) / (g.norm * q.norm)) < 1e-12)
  }

  @Test func rareCodesLearnSlowly() {
    // Nine samples at one code, one at the other: plain steps contract by 1 − 2η n/B.
    let samples = Matrix(rows: 10, columns: 1) { row, _ in row == 0 ? 10 : -10 }
    var codebook = Codebook([[9.0], [-9.0]])
    codebook.descend(on: samples, rate: 0.5)
    #expect(abs(codebook.codes[0, 0] - (10 - 0.9)) < 1e-14 && abs(codebook.codes[1, 0] + (10 - 0.1)) < 1e-14)
  }
}
