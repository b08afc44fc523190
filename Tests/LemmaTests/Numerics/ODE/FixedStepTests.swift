import Lemma
import Testing

@Suite struct FixedStepTests {
  static let exact = 0.5804096620472413

  @Test(arguments: [
    (FixedStepMethod.euler, 0.48864764774932684, 0.97, 1),
    (.heun, 0.5810897359657751, 1.97, 2),
    (.rk4, 0.5804098205804233, 3.91, 4),
  ])
  func matchesDigitsAndOrder(method: FixedStepMethod, value: Double, order: Double, stages: Int) {
    func solve(_ steps: Int) -> ODESolution {
      solveODE({ t, y in y * cos(t) }, from: 0, to: 10, initial: [1], steps: steps, method: method)
    }
    let solution = Self.solution(method, steps: 100)
    #expect(abs(solution.final[0] - value) <= 1e-12)
    #expect(solution.evaluations == 100 * stages)
    #expect(solution.acceptedSteps == 100 && solution.rejectedSteps == 0)
    #expect(solution.times[100] == 10 && solution.times[0] == 0)
    let errors = [200, 400].map { abs(Self.solution(method, steps: $0).final[0] - Self.exact) }
    #expect(abs(log2(errors[0] / errors[1]) - order) <= 0.01)
  }

  static func solution(_ method: FixedStepMethod, steps: Int) -> ODESolution {
    solveODE({ t, y in y * cos(t) }, from: 0, to: 10, initial: [1], steps: steps, method: method)
  }

  @Test func midpointIsOfOrderTwo() {
    let errors = [400, 800].map { abs(Self.solution(.midpoint, steps: $0).final[0] - Self.exact) }
    #expect(abs(log2(errors[0] / errors[1]) - 2) <= 0.05)
  }

  @Test func oscillatorClosesItsPeriod() {
    let solution = solveODE({ _, y in [y[1], -y[0]] }, from: 0, to: 2 * .pi, initial: [1, 0], steps: 64)
    #expect(abs(solution.final[0] - 0.999999602528445) <= 1e-12)
    #expect(abs(solution.final[1] - 4.8473171987e-06) <= 1e-12)
  }

  @Test(arguments: [(FixedStepMethod.euler, 1.0), (.midpoint, 2), (.heun, 2), (.rk4, 3)])
  func denseOutputHasItsOrder(method: FixedStepMethod, order: Double) {
    func largestError(_ steps: Int) -> Double {
      let solution = solveODE(
        { _, y in [y[1], -y[0]] }, from: 1, to: 4, initial: [sin(1), cos(1)], steps: steps, method: method)
      return Vector.linspace(from: 1, through: 4, count: 401).map { t in abs(solution(t)[0] - sin(t)) }.max() ?? 0
    }
    #expect(log2(largestError(40) / largestError(80)) >= order - 0.15)
  }

  @Test(arguments: [FixedStepMethod.euler, .midpoint, .heun, .rk4])
  func scalarGridAgreesWithSystem(method: FixedStepMethod) {
    let times: Vector = [3, 2.5, 2.4, 1, -0.5]
    let values = solveODE({ (t: Double, y: Double) in t - y * y }, along: times, initial: 0.5, method: method)
    let solution = solveODE(
      { (t: Double, y: Vector) in [t - y[0] * y[0]] }, along: times, initial: [0.5], method: method)
    #expect(solution.times == times)
    for index in 0..<times.count {
      #expect(abs(values[index] - solution.states[index][0]) <= 1e-13 * abs(values[index]))
      #expect(solution(times[index]) == solution.states[index])
    }
  }

  @Test(arguments: 0..<100) func isExactForPolynomialsOfItsOrder(seed: Int) {
    let a = sin(Double(seed))
    let b = cos(3 * Double(seed))
    let c = sin(5 * Double(seed))
    let end = 2 + a
    let solution = solveODE({ t, _ in [a + b * t + c * t * t] }, from: -1, to: end, initial: [0], steps: 7)
    func antiderivative(_ t: Double) -> Double { t * (a + t * (b / 2 + t * c / 3)) }
    #expect(abs(solution.final[0] - antiderivative(end) + antiderivative(-1)) <= 1e-14 * 20)
    let t = -1 + 0.37 * (end + 1)
    #expect(abs(solution(t)[0] - antiderivative(t) + antiderivative(-1)) <= 1e-14 * 20)
  }

  @Test func emptyIntervalReturnsInitialState() {
    let solution = solveODE({ _, _ in [.nan] }, from: 1, to: 1, initial: [3], steps: 5)
    #expect(solution.final == [3] && solution.evaluations == 0 && solution(1) == [3])
    #expect(solveODE({ (_: Double, _: Double) in .nan }, along: [2], initial: 3) == [3])
    #expect(solveODE({ _, y in y }, from: 0, to: 1, initial: [], steps: 2).final == [])
  }

  @Test func nanPropagates() {
    #expect(solveODE({ _, _ in [.nan] }, from: 0, to: 1, initial: [3], steps: 5).final[0].isNaN)
  }

  @Test func refusesMisuse() async {
    await #expect(processExitsWith: .failure) { _ = solveODE({ _, y in y }, from: 0, to: 1, initial: [1], steps: 0) }
    await #expect(processExitsWith: .failure) {
      _ = solveODE({ _, y in y }, from: 0, to: .infinity, initial: [1], steps: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = solveODE({ _, _ in [1, 2] }, from: 0, to: 1, initial: [1], steps: 1)
    }
    await #expect(processExitsWith: .failure) { _ = solveODE({ _, y in y }, along: [], initial: [1]) }
    await #expect(processExitsWith: .failure) {
      _ = solveODE({ (_: Double, y: Double) in y }, along: [0, 1, 1], initial: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = solveODE({ _, y in y }, from: 0, to: 1, initial: [1], steps: 3)(1.5)
    }
    await #expect(processExitsWith: .failure) {
      _ = solveODE({ _, y in y }, from: 0, to: 1, initial: [1], steps: 3)(.nan)
    }
  }
}
