import Glibc
import Lemma
import Testing

/// How an integration that cannot go on ends, and what is refused from the start.
@Suite struct SolverFailureTests {
  @Test(arguments: [AdaptiveMethod.dormandPrince, .radau])
  func polesUnderflowTheStep(method: AdaptiveMethod) {
    // y = 1/(1 - t) and y = -log(1 - t) end at 1.
    for f in [{ _, y in y * y }, { t, _ in [1 / (1 - t)] }] as [(Double, Vector) -> Vector] {
      do {
        _ = try solveODE(f, from: 0, to: 2, initial: [1], method: method)
        Issue.record("went through a pole")
      } catch NumericsError.stepSizeUnderflow(let time) {
        #expect(abs(time - 1) <= 1e-8)
      } catch {
        Issue.record("unexpected \(error)")
      }
    }
  }

  @Test(arguments: [AdaptiveMethod.dormandPrince, .radau])
  func stepsAreCounted(method: AdaptiveMethod) throws {
    let f: (Double, Vector) -> Vector = { t, y in [cos(10 * t) * y[0]] }
    let attempts = try solveODE(f, from: 0, to: 5, initial: [1], method: method)
    let needed = attempts.acceptedSteps + attempts.rejectedSteps
    _ = try solveODE(f, from: 0, to: 5, initial: [1], method: method, maximumSteps: needed)
    do {
      _ = try solveODE(f, from: 0, to: 5, initial: [1], method: method, maximumSteps: needed - 1)
      Issue.record("one step too many")
    } catch NumericsError.tooManySteps(let time) {
      #expect(time > 4 && time < 5)
    }
  }

  @Test(arguments: [AdaptiveMethod.dormandPrince, .radau])
  func statesThatAreNotFiniteAreReportedAtTheStart(method: AdaptiveMethod) {
    #expect(throws: NumericsError.nonFinite(at: 2)) {
      try solveODE({ _, _ in [1] }, from: 2, to: 3, initial: [.nan], method: method)
    }
    #expect(throws: NumericsError.nonFinite(at: 2)) {
      try solveODE({ _, _ in [1, 0] }, from: 2, to: 3, initial: [0, .infinity], method: method)
    }
    #expect(throws: NumericsError.nonFinite(at: 0)) {
      try solveODE({ t, _ in [t == 0 ? .infinity : 1] }, from: 0, to: 1, initial: [0], method: method)
    }
  }

  /// A component that starts at zero has no relative tolerance there; the steps still begin.
  @Test(arguments: [AdaptiveMethod.dormandPrince, .radau])
  func relativeToleranceAloneStartsFromZero(method: AdaptiveMethod) throws {
    let solution = try solveODE(
      { _, y in [y[1], -y[0]] }, from: 0, to: 2, initial: [1, 0], relativeTolerance: 1e-9, absoluteTolerance: 0,
      method: method)
    #expect((solution.final - [cos(2), -sin(2)]).norm <= 1e-7 && solution.acceptedSteps < 500)
  }

  @Test(arguments: [AdaptiveMethod.dormandPrince, .radau])
  func magnitudesWithoutSquaresAreIntegrated(method: AdaptiveMethod) throws {
    let far = try solveODE({ _, _ in [1] }, from: 0, to: 1e300, initial: [0], method: method)
    #expect(abs(far.final[0] / 1e300 - 1) <= 1e-7)
    for scale in [1e-200, 1e200] {
      let solution = try solveODE(
        { _, y in -y }, from: 0, to: 1, initial: [scale], absoluteTolerance: 1e-9 * scale, method: method)
      #expect(abs(solution.final[0] / (scale * exp(-1)) - 1) <= 1e-7)
    }
  }

  @Test func badArgumentsAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = solveODE({ _, y in y }, from: 0, to: 1, initial: [1], steps: 0)
    }
    #expect(message(result).contains("solveODE: steps must be at least 1, got 0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = solveODE({ _, y in y }, from: -1e308, to: 1e308, initial: [1], steps: 2)
    }
    #expect(message(result).contains("solveODE: the distance from -1e+308 to 1e+308 exceeds the range of doubles"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = solveODE({ _, y in y }, along: [0, 1, 1], initial: [1])
    }
    #expect(message(result).contains("solveODE: times 1 and 2 are both 1.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = solveODE({ _, y in y }, along: [], initial: [1])
    }
    #expect(message(result).contains("solveODE: the grid has no times"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solveODE({ _, _ in [1, 2] }, from: 0, to: 1, initial: [1])
    }
    #expect(message(result).contains("solveODE: f returned 2 components for a state of 1"))
  }

  @Test func badTolerancesAndTimesAreNamed() async throws {
    var result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solveODE({ _, y in y }, from: 0, to: 1, initial: [1], relativeTolerance: -1)
    }
    #expect(message(result).contains("solveODE: relativeTolerance must not be negative, got -1.0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solveODE({ _, y in y }, from: 0, to: 1, initial: [1], maximumSteps: 0)
    }
    #expect(message(result).contains("solveODE: maximumSteps must be at least 1, got 0"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solveODE({ _, y in y }, from: 3, to: 1, initial: [1])(0.5)
    }
    #expect(message(result).contains("ODESolution: time 0.5 is outside [1.0, 3.0]"))
    result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try solveODE({ _, y in y }, from: 0, to: 1, initial: [1], method: .radau, jacobian: { _, _ in [[1, 2]] })
    }
    #expect(message(result).contains("solveODE: the Jacobian is 1 x 2 for a state of 1"))
  }
}
