import Lemma
import Testing

/// The samplers against digits of scipy and against the exact flow.
@Suite struct DiffusionSamplerTests {
  static let starts: Vector = [-1.2, 0.1, 0.8]

  @Test func ddimIsEulerOnStraightLines() {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .linear)
    let grid = Vector.uniformGrid(from: 1, to: 0, steps: 8)
    let expected: Vector = [-0.960064818898, 1.2144027186, 1.70372840684]
    for sampler in [DiffusionSampler.euler, .ddim] {
      #expect((flow.samples(from: Self.starts, along: grid, using: sampler) - expected).norm <= 1e-9)
    }
  }

  /// Root-mean-square errors at the finer grid and observed orders.
  @Test(arguments: [
    (DiffusionSampler.euler, [0.0286281, 0.0143752, 0.00720424]), (.heun, [7.83767e-5, 2.01589e-5, 5.11224e-6]),
    (.midpoint, [1.13711e-4, 2.81223e-5, 6.99472e-6]), (.rk4, [1.35676e-7, 8.48005e-9, 5.2931e-10]),
  ])
  func errorsInTimeMatchReference(sampler: DiffusionSampler, expected: [Double]) {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .linear)
    for (steps, error) in zip([32, 64, 128], expected) {
      let grid = Vector.uniformGrid(from: 1, to: 0, steps: steps)
      #expect(isRelativelyClose(rootMeanSquareError(flow, grid, sampler), error, 1e-3), "\(steps) steps")
    }
  }

  @Test(arguments: [
    (DiffusionSampler.ddim, [0.0195339, 0.00973056]), (.dpmSolver2, [6.40934e-4, 1.5763e-4]),
    (.dpmSolverPlusPlus2M, [7.92922e-4, 1.94132e-4]),
  ])
  func errorsInHalfLogSNRMatchReference(sampler: DiffusionSampler, expected: [Double]) {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .cosine)
    for (steps, error) in zip([64, 128], expected) {
      let grid = Vector.halfLogSNRGrid(.cosine, from: 0.98, to: 0.02, steps: steps)
      #expect(isRelativelyClose(rootMeanSquareError(flow, grid, sampler), error, 1e-3), "\(steps) steps")
    }
  }

  @Test(arguments: DiffusionSampler.allCases)
  func particlesAndPointsAgree(sampler: DiffusionSampler) {
    let flow = ProbabilityFlow(data: Reference.line, schedule: .cosine)
    let grid = Vector.halfLogSNRGrid(.cosine, from: 0.98, to: 0.02, steps: 5)
    var generator = SeededGenerator(seed: 4)
    let starts = Vector.normal(count: 2500, using: &generator)
    let ends = flow.samples(from: starts, along: grid, using: sampler)
    #expect(ends.count == 2500)
    for index in stride(from: 0, to: 2500, by: 97) {
      let alone = flow.sample(from: starts[index], along: grid, using: sampler)
      let point = flow.sample(from: [starts[index]] as Vector, along: grid, using: sampler)
      #expect(isClose(ends[index], alone, 1e-13))
      #expect(isClose(point[0], alone, 1e-13))
    }
  }

  @Test func infiniteHalfLogSNRIsRefused() async throws {
    let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let flow = ProbabilityFlow(data: Reference.line, schedule: .linear)
      _ = flow.sample(from: 0.1, along: [1, 0.5], using: .dpmSolver2)
    }
    #expect(message(result).contains("sample: log(alpha/sigma) is not finite at time 1.0"))
  }

  private func rootMeanSquareError(_ flow: ProbabilityFlow, _ grid: Vector, _ sampler: DiffusionSampler) -> Double {
    let exact = Self.starts.map { flow.transport($0, from: grid[0], to: grid[grid.count - 1]) }
    return (flow.samples(from: Self.starts, along: grid, using: sampler) - exact).norm / 3.0.squareRoot()
  }
}
