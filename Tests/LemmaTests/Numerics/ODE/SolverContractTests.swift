import Glibc
import Lemma
import Testing

/// What the signatures promise: defaults, ends, dense output, directions.
@Suite struct SolverContractTests {
  static func pendulum(_ t: Double, _ y: Vector) -> Vector { [y[1], -sin(y[0]) + 0.1 * cos(t)] }

  @Test func defaultsAreTheOnesDocumented() throws {
    let implicit = try solveODE(Self.pendulum, from: 0, to: 3, initial: [1, 0])
    let explicit = try solveODE(
      Self.pendulum, from: 0, to: 3, initial: [1, 0], relativeTolerance: 1e-8, absoluteTolerance: 1e-10,
      method: .dormandPrince, jacobian: nil, maximumSteps: 1_000_000)
    #expect(implicit.times == explicit.times && implicit.states == explicit.states)
    let looser = try solveODE(Self.pendulum, from: 0, to: 3, initial: [1, 0], absoluteTolerance: 1e-9)
    #expect(looser.times != implicit.times)
    let fixed = solveODE(Self.pendulum, from: 0, to: 3, initial: [1, 0], steps: 7)
    #expect(fixed.states == solveODE(Self.pendulum, from: 0, to: 3, initial: [1, 0], steps: 7, method: .rk4).states)
    let grid = Vector.linspace(from: 0, through: 1, count: 4)
    #expect(
      solveODE({ (t: Double, y: Double) in y * t }, along: grid, initial: 1)
        == solveODE({ (t: Double, y: Double) in y * t }, along: grid, initial: 1, method: .rk4))
    #expect(
      solveODE(Self.pendulum, along: grid, initial: [1, 0]).final
        == solveODE(Self.pendulum, along: grid, initial: [1, 0], method: .rk4).final)
  }

  /// The dense output of Dormand–Prince is of order 4: exact where the solution is a quartic.
  @Test(arguments: 0..<100) func quarticsAreExactBetweenTheSteps(seed: Int) throws {
    var source = SeededMatrices(seed)
    let c = source.vector(5)
    func y(_ t: Double) -> Double { c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * c[4]))) }
    let slope: (Double, Vector) -> Vector = { t, _ in [c[1] + t * (2 * c[2] + t * (3 * c[3] + t * 4 * c[4]))] }
    let (start, end) = (source.number(), 2 + source.number())
    for (from, to) in [(start, end), (end, start)] {
      let solution = try solveODE(slope, from: from, to: to, initial: [y(from)])
      for share in [0.05, 0.31, 0.5, 0.77, 0.99] {
        let t = from + share * (to - from)
        #expect(abs(solution(t)[0] - y(t)) <= 2e-14 * (1 + c.norm(1) * pow(3, 4)))
      }
    }
  }

  /// Radau's collocation polynomial is a cubic, and exact where the solution is one.
  @Test(arguments: 0..<100) func cubicsAreExactBetweenRadausSteps(seed: Int) throws {
    var source = SeededMatrices(seed)
    let c = source.vector(4)
    func y(_ t: Double) -> Double { c[0] + t * (c[1] + t * (c[2] + t * c[3])) }
    let (start, end) = (source.number(), 2 + source.number())
    let solution = try solveODE(
      { t, x in [c[1] + t * (2 * c[2] + t * 3 * c[3]) - 100 * (x[0] - y(t))] }, from: start, to: end,
      initial: [y(start)], method: .radau)
    for share in [0.05, 0.31, 0.5, 0.77, 0.99] {
      let t = start + share * (end - start)
      #expect(abs(solution(t)[0] - y(t)) <= 1e-12 * (1 + c.norm(1) * 27))
    }
  }

  @Test(arguments: 0..<100) func everyRunEndsExactlyAtItsEnd(seed: Int) throws {
    var source = SeededMatrices(seed)
    let (start, end) = (source.number() * 3, source.number() * 3)
    for method in [AdaptiveMethod.dormandPrince, .radau] {
      let solution = try solveODE(
        { t, y in [cos(3 * t) - y[0]] }, from: start, to: end, initial: [1], relativeTolerance: 1e-5, method: method)
      let last = solution.times.count - 1
      #expect(solution.times[0] == start && solution.times[last] == end && solution(end) == solution.final)
      #expect(solution.acceptedSteps == last && solution.states.count == last + 1 && solution(start) == [1])
      for index in 1...last { #expect((solution.times[index] > solution.times[index - 1]) == (end > start)) }
    }
    let fixed = solveODE({ t, y in [t] }, from: start, to: end, initial: [0], steps: 3 + seed % 20, method: .midpoint)
    #expect(fixed.times[fixed.times.count - 1] == end && abs(fixed.final[0] - (end * end - start * start) / 2) <= 1e-14)
  }

  /// mpmath, 40 digits, the schemes written out: backwards in equal steps, and along a grid of unequal ones.
  @Test(arguments: [
    (FixedStepMethod.euler, 0.16818321632048183, 2.403424919662939),
    (.midpoint, 0.17386972408351814, 0.15277160601370435), (.heun, 0.1742638411954751, 18.529258967847476),
    (.rk4, 0.17364060264873654, 0.09138490321769831),
  ])
  func fixedStepsRunBackwards(method: FixedStepMethod, equal: Double, unequal: Double) {
    let solution = solveODE({ t, y in y * cos(t) }, from: 2, to: -1, initial: [1], steps: 30, method: method)
    #expect(abs(solution.final[0] - equal) <= 1e-14 && solution.times[30] == -1)
    let values = solveODE(
      { (t: Double, y: Double) in t - y * y }, along: [3, 2.5, 2.25, 1, -0.5], initial: 0.5, method: method)
    #expect(abs(values[4] / unequal - 1) <= 1e-13)
  }

  @Test func suppliedJacobiansAreNotCountedAsEvaluations() throws {
    var (calls, jacobians) = (0, 0)
    let solution = try solveODE(
      { _, y in
        calls += 1
        return -50 * y
      }, from: 0, to: 1, initial: [1, 2], method: .radau,
      jacobian: { _, _ in
        jacobians += 1
        return [[-50, 0], [0, -50]]
      })
    #expect(solution.evaluations == calls && jacobians >= 1)
    #expect((solution.final - [exp(-50), 2 * exp(-50)]).norm <= 1e-9)
  }
}
