import Lemma
import Testing

@Suite struct RadauTests {
  static func robertson(_: Double, _ y: Vector) -> Vector {
    let (a, b, c) = (0.04 * y[0], 1e4 * y[1] * y[2], 3e7 * y[1] * y[1])
    return [-a + b, a - b - c, c]
  }

  static func robertsonJacobian(_: Double, _ y: Vector) -> Matrix {
    [
      [-0.04, 1e4 * y[2], 1e4 * y[1]],
      [0.04, -1e4 * y[2] - 6e7 * y[1], -1e4 * y[1]],
      [0, 6e7 * y[1], 0],
    ]
  }

  static func vanDerPol(_: Double, _ y: Vector) -> Vector { [y[1], ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6] }

  /// Digits on which three independent solvers at tolerance 1e-12 agree.
  @Test(arguments: [
    (40.0, [0.7158270687, 9.185534765e-06, 0.2841637457]),
    (4e5, [0.00493827452, 1.984994088e-08, 0.9950617056]),
  ])
  func robertsonMatchesReference(end: Double, values: [Double]) throws {
    for jacobian in [nil, Self.robertsonJacobian] {
      let solution = try solveODE(
        Self.robertson, from: 0, to: end, initial: [1, 0, 0], relativeTolerance: 1e-8, absoluteTolerance: 1e-12,
        method: .radau, jacobian: jacobian)
      for index in 0..<3 { #expect(abs(solution.final[index] - values[index]) <= 1e-6 * values[index]) }
      #expect(abs(sum(solution.final) - 1) <= 1e-9)
    }
  }

  @Test func robertsonIsCheap() throws {
    var count = 0
    let solution = try solveODE(
      { t, y in
        count += 1
        return Self.robertson(t, y)
      }, from: 0, to: 40, initial: [1, 0, 0], relativeTolerance: 1e-6, absoluteTolerance: 1e-6, method: .radau)
    #expect(solution.evaluations == count && count <= 2500)
    let strict = try solveODE(
      Self.robertson, from: 0, to: 40, initial: [1, 0, 0], relativeTolerance: 1e-6, absoluteTolerance: 1e-10,
      method: .radau)
    #expect(strict.evaluations <= 2500)
  }

  @Test func vanDerPolMatchesReference() throws {
    let solution = try solveODE(
      Self.vanDerPol, from: 0, to: 2, initial: [2, 0], relativeTolerance: 1e-6, absoluteTolerance: 1e-6,
      method: .radau)
    #expect((solution.final - [1.70616773217048, -0.892809701024796]).norm(.infinity) <= 1e-5)
    #expect(solution.evaluations <= 8000)
    #expect(solution.times[solution.times.count - 1] == 2)
  }

  @Test func errorFollowsTheTolerance() throws {
    var errors: [Double] = []
    for tolerance in [1e-5, 1e-8, 1e-11] {
      let solution = try solveODE(
        { t, y in [y[0] * cos(t)] }, from: 0, to: 10, initial: [1], relativeTolerance: tolerance,
        absoluteTolerance: tolerance, method: .radau)
      errors.append(abs(solution.final[0] - 0.5804096620472413))
      #expect(errors[errors.count - 1] <= 100 * tolerance)
    }
    #expect(errors[2] < errors[1] && errors[1] < errors[0])
  }

  @Test(arguments: 0..<100) func followsStiffLinearSystem(seed: Int) throws {
    let stiff = -pow(10, 1 + Double(seed % 6))
    let phase = Double(seed) * 0.37
    // y' = λ (y - cos(t + φ)) - sin(t + φ), y = cos(t + φ).
    let solution = try solveODE(
      { t, y in [stiff * (y[0] - cos(t + phase)) - sin(t + phase)] }, from: 0, to: 3, initial: [cos(phase)],
      relativeTolerance: 1e-7, absoluteTolerance: 1e-7, method: .radau)
    for t in [0.4, 1.7] {
      // Where the equation is very stiff the steps are long, and the collocation polynomial is a cubic across them.
      let step = (0..<solution.acceptedSteps).first { solution.times[$0 + 1] >= t } ?? 0
      let h = solution.times[step + 1] - solution.times[step]
      #expect(abs(solution(t)[0] - cos(t + phase)) <= 1e-5 + 0.01 * pow(h, 4))
    }
    #expect(abs(solution.final[0] - cos(3 + phase)) <= 1e-6)
  }

  @Test func integratesBackwardsAndLargeSystems() throws {
    let back = try solveODE(
      DormandPrinceTests.lotkaVolterra, from: 5, to: 0, initial: [0.26418677211866126, 3.1341331610699514],
      relativeTolerance: 1e-10, absoluteTolerance: 1e-10, method: .radau)
    #expect((back.final - [10, 5]).norm(.infinity) <= 1e-4)
    // The heat equation on 40 points: more than the plain elimination takes.
    let n = 40
    let second = Matrix.toeplitz(Vector(count: n) { $0 == 0 ? -2 : ($0 == 1 ? 1 : 0) }) * Double((n + 1) * (n + 1))
    let mode = Vector(count: n) { sin(.pi * Double($0 + 1) / Double(n + 1)) }
    let eigenvalue = -4 * Double((n + 1) * (n + 1)) * pow(sin(.pi / Double(2 * (n + 1))), 2)
    let heat = try solveODE(
      { _, y in second * y }, from: 0, to: 0.3, initial: mode, relativeTolerance: 1e-7, absoluteTolerance: 1e-9,
      method: .radau)
    #expect((heat.final - exp(0.3 * eigenvalue) * mode).norm(.infinity) <= 1e-6)
  }

  @Test func reportsWhereItFails() {
    #expect(throws: NumericsError.nonFinite(at: 0)) {
      try solveODE({ _, _ in [.nan] }, from: 0, to: 1, initial: [1], method: .radau)
    }
    do {
      _ = try solveODE({ t, y in t > 0.5 ? [.nan] : y }, from: 0, to: 1, initial: [1], method: .radau)
      Issue.record("the right-hand side is not defined beyond 0.5")
    } catch NumericsError.nonFinite(let time) {
      #expect(abs(time - 0.5) <= 1e-6)
    } catch {
      Issue.record("unexpected \(error)")
    }
    #expect(throws: NumericsError.self) {
      try solveODE({ _, y in y * y }, from: 0, to: 2, initial: [1], method: .radau)
    }
    #expect(throws: NumericsError.self) {
      try solveODE(Self.vanDerPol, from: 0, to: 2, initial: [2, 0], method: .radau, maximumSteps: 5)
    }
  }

  @Test func handlesDegenerateProblems() async throws {
    #expect(try solveODE({ _, y in y }, from: 1, to: 1, initial: [3], method: .radau).final == [3])
    #expect(try solveODE({ _, y in y }, from: 0, to: 1, initial: [], method: .radau).final == [])
    #expect(try solveODE({ _, _ in [0] }, from: 0, to: 1e6, initial: [3], method: .radau).final == [3])
    await #expect(processExitsWith: .failure) {
      _ = try solveODE({ _, y in y }, from: 0, to: 1, initial: [1], method: .radau, jacobian: { _, _ in [[1, 2]] })
    }
  }
}
