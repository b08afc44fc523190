import Lemma
import Testing

@Suite struct DormandPrinceTests {
  static func lotkaVolterra(_: Double, _ y: Vector) -> Vector { [1.5 * y[0] - y[0] * y[1], -3 * y[1] + y[0] * y[1]] }

  static func arenstorf(_: Double, _ y: Vector) -> Vector {
    let mu = 0.012277471
    let first = pow((y[0] + mu) * (y[0] + mu) + y[1] * y[1], 1.5)
    let second = pow((y[0] - 1 + mu) * (y[0] - 1 + mu) + y[1] * y[1], 1.5)
    let x = y[0] + 2 * y[3] - (1 - mu) * (y[0] + mu) / first - mu * (y[0] - 1 + mu) / second
    return [y[2], y[3], x, y[1] - 2 * y[2] - (1 - mu) * y[1] / first - mu * y[1] / second]
  }

  @Test(arguments: [(1e-9, 1e-6, 3500), (1e-12, 2e-9, 20000)])
  func arenstorfOrbitCloses(tolerance: Double, error: Double, evaluations: Int) throws {
    let start: Vector = [0.994, 0, 0, -2.00158510637908252]
    let solution = try solveODE(
      Self.arenstorf, from: 0, to: 17.0652165601579625589, initial: start, relativeTolerance: tolerance,
      absoluteTolerance: tolerance)
    #expect((solution.final[0..<2] - start[0..<2]).norm <= error)
    #expect(solution.evaluations <= evaluations)
    #expect(solution.times[solution.times.count - 1] == 17.0652165601579625589)
  }

  @Test func lotkaVolterraMatchesReference() throws {
    var count = 0
    let solution = try solveODE(
      { t, y in
        count += 1
        return Self.lotkaVolterra(t, y)
      }, from: 0, to: 5, initial: [10, 5], relativeTolerance: 1e-9, absoluteTolerance: 1e-9)
    #expect((solution.final - [0.26418677211866126, 3.1341331610699514]).norm(.infinity) <= 1e-7)
    #expect((solution(2.3456) - [1.0041049999546845, 0.045321795151216926]).norm(.infinity) <= 1e-7)
    #expect(solution.evaluations <= 1600 && solution.evaluations == count)
    #expect(solution.evaluations == 2 + 6 * (solution.acceptedSteps + solution.rejectedSteps))
    #expect(solution.states.count == solution.acceptedSteps + 1)
  }

  @Test func integratesBackwards() throws {
    let solution = try solveODE(
      Self.lotkaVolterra, from: 5, to: 0, initial: [0.26418677211866126, 3.1341331610699514],
      relativeTolerance: 1e-10, absoluteTolerance: 1e-10)
    #expect((solution.final - [10, 5]).norm(.infinity) <= 1e-5)
    #expect((solution(2.3456) - [1.0041049999546845, 0.045321795151216926]).norm(.infinity) <= 1e-6)
    #expect(solution.times[solution.times.count - 1] == 0)
  }

  @Test(arguments: 0..<100) func linearEquationMeetsItsTolerance(seed: Int) throws {
    let rate = 3 * sin(Double(seed) * 12.9898)
    let frequency = 10 * cos(Double(seed) * 78.233)
    let tolerance = pow(10, -4 - Double(seed % 7))
    let end = 1 + Double(seed % 5)
    let solution = try solveODE(
      { t, y in [rate * y[0] - frequency * y[1], frequency * y[0] + rate * y[1]] }, from: 0, to: end, initial: [1, 0],
      relativeTolerance: tolerance, absoluteTolerance: tolerance)
    for t in [end, 0.731 * end] {
      let exact = exp(rate * t) * ([cos(frequency * t), sin(frequency * t)] as Vector)
      #expect((solution(t) - exact).norm <= 100 * tolerance * (1 + exp(rate * end)) * (1 + abs(frequency)))
    }
  }

  @Test func stopsOnStiffProblem() {
    let vanDerPol: (Double, Vector) -> Vector = { _, y in [y[1], ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6] }
    do {
      _ = try solveODE(vanDerPol, from: 0, to: 2, initial: [2, 0], maximumSteps: 10_000)
      Issue.record("an explicit method cannot finish")
    } catch NumericsError.tooManySteps(let time) {
      #expect(time > 0 && time < 2)
    } catch {
      Issue.record("unexpected \(error)")
    }
  }

  @Test func reportsWhereTheRightHandSideFails() {
    #expect(throws: NumericsError.nonFinite(at: 0)) {
      try solveODE({ _, _ in [.nan] }, from: 0, to: 1, initial: [1])
    }
    do {
      _ = try solveODE({ t, y in t > 0.5 ? [.nan] : y }, from: 0, to: 1, initial: [1])
      Issue.record("the right-hand side is not defined beyond 0.5")
    } catch NumericsError.nonFinite(let time) {
      #expect(abs(time - 0.5) <= 1e-12)
    } catch {
      Issue.record("unexpected \(error)")
    }
    // y = 1 / (1 - t) leaves every bound at 1.
    #expect(throws: NumericsError.self) { try solveODE({ _, y in y * y }, from: 0, to: 2, initial: [1]) }
  }

  @Test func handlesDegenerateProblems() throws {
    #expect(try solveODE({ _, _ in [.nan] }, from: 1, to: 1, initial: [3]).final == [3])
    #expect(try solveODE({ _, y in y }, from: 0, to: 1, initial: []).final == [])
    // An error of exactly zero must not stop the growth of the step.
    let constant = try solveODE({ _, _ in [0] }, from: 0, to: 1e6, initial: [3])
    #expect(constant.final == [3] && constant.acceptedSteps <= 20)
    let short = try solveODE({ _, y in y }, from: 1, to: 1.0.nextUp, initial: [3])
    #expect(short.acceptedSteps == 1 && abs(short.final[0] - 3) <= 1e-14)
  }

  @Test func refusesMisuse() async {
    await #expect(processExitsWith: .failure) {
      _ = try solveODE({ _, y in y }, from: 0, to: 1, initial: [1], relativeTolerance: 0, absoluteTolerance: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = try solveODE({ _, y in y }, from: 0, to: 1, initial: [1], relativeTolerance: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = try solveODE({ _, y in [1, 2] }, from: 0, to: 1, initial: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = try solveODE({ _, y in y }, from: 0, to: 1, initial: [1], maximumSteps: 0)
    }
    await #expect(processExitsWith: .failure) { _ = try solveODE({ _, y in y }, from: .nan, to: 1, initial: [1]) }
  }
}
