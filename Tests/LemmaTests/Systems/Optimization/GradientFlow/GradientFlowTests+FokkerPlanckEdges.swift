import Lemma
import Testing

/// Where the naive versions fail, the ends of the range of doubles, and what is refused.
@Suite struct FokkerPlanckEdgeTests {
  static func grid(cells: Int = 40, temperature: Double = 1) -> FokkerPlanck {
    FokkerPlanck(potential: { x in x * x / 2 }, temperature: temperature, over: -4...4, cells: cells)
  }

  @Test func explicitStepsGoNegativeWhereImplicitOnesDoNot() {
    let grid = Self.grid(cells: 80)
    let start = grid.density { x in abs(x - 1) < 0.2 ? 1 : 0 }
    let timeStep = 2 * grid.spacing * grid.spacing
    let flow = symmetricGenerator(potential: { x in x * x / 2 }, temperature: 1, grid: grid)
    let root = grid.gibbs.map { $0.squareRoot() }
    var explicit = start
    for _ in 0..<5 { explicit -= timeStep * (root * (flow * (explicit / root))) }
    #expect(min(explicit) < -0.1)
    #expect(min(grid.evolution(from: start, until: 5 * timeStep, steps: 5)[5]) >= 0)
  }

  @Test func centredDifferencesGoNegativeWhereTheDriftIsSteep() throws {
    // Their rates T/h² ± V'/2h turn negative where h |V'| > 2T: here from x = 1 outwards.
    let (temperature, spacing) = (0.05, 0.1)
    let grid = Self.grid(cells: 80, temperature: temperature)
    let rate = { (drift: Double) in temperature / (spacing * spacing) + drift / (2 * spacing) }
    // Column by column: what leaves a cell over each of its two boundaries arrives next door.
    let generator = Matrix(rows: 80, columns: 80) { row, column in
      let (left, right) = (grid.centers[column] - spacing / 2, grid.centers[column] + spacing / 2)
      if row == column { return -(column < 79 ? rate(-right) : 0) - (column > 0 ? rate(left) : 0) }
      return row == column + 1 ? rate(-right) : row == column - 1 ? rate(left) : 0
    }
    let start = grid.density { x in abs(x - 2.05) < 0.01 ? 1 : 0 }
    let centred = try solve(Matrix.identity(80) - 0.05 * generator, start)
    #expect(abs(sum(centred) * spacing - 1) <= 1e-12)
    #expect(min(centred) < -1e-3)
    #expect(min(grid.advanced(start, by: 0.05)) >= 0)
  }

  @Test func gapBehindAHighBarrierKeepsItsDigits() {
    let well = { (x: Double) in (x * x - 1) * (x * x - 1) }
    let grid = FokkerPlanck(potential: well, temperature: 0.02, over: -2...2, cells: 400)
    // mpmath, 60 digits, on the same 400 cells.
    #expect(abs(grid.spectralGap / 3.45214051767209511e-22 - 1) <= 1e-11)
    let naive = eigh(symmetricGenerator(potential: well, temperature: 0.02, grid: grid)).values[1]
    #expect(abs(naive) > 1e3 * grid.spectralGap)
  }

  @Test func relativeEntropyIsMonotoneDownToItsLastDigits() {
    let grid = Self.grid(cells: 200)
    let densities = grid.evolution(from: grid.density { x in exp(-(x - 1) * (x - 1)) }, until: 25, steps: 500)
    let naive = densities.map { density in
      grid.spacing * zip(density, grid.gibbs).reduce(0) { $0 + $1.0 * log($1.0 / $1.1) }
    }
    let stable = densities.map { grid.relativeEntropy(of: $0) }
    #expect(!zip(naive, naive.dropFirst()).allSatisfy { $0 > $1 })
    #expect(zip(stable, stable.dropFirst()).allSatisfy { $0 > $1 })
    #expect(stable[500] < 1e-20)
  }

  @Test func tailsBelowTheRangeOfDoublesDoNoHarm() {
    // e^{-V/T} is 0 in most cells, and so is the narrow start.
    let grid = FokkerPlanck(potential: { x in 1e4 * x * x }, temperature: 1, over: -1...1, cells: 400)
    let start = grid.density { x in exp(-1e5 * (x - 0.5) * (x - 0.5)) }
    #expect(min(grid.gibbs) == 0 && min(start) == 0)
    let entropy = grid.relativeEntropy(of: start)
    // KL of N(0.5, 1/2e5) to N(0, 1/2e4), where sampling is the only error.
    #expect(abs(entropy - (0.5 * (0.1 - 1 - log(0.1)) + 2500)) <= 1)
    #expect(grid.dissipation(of: start).isFinite && grid.dissipation(of: start) > 0)
    #expect(grid.freeEnergy(of: start).isFinite && grid.spectralGap.isFinite)
    #expect(grid.evolution(from: start, until: 1, steps: 10).allSatisfy { min($0) >= 0 })
  }

  @Test func twoCellsAreAJumpProcessWithOneRate() {
    let grid = FokkerPlanck(potential: { x in x }, temperature: 0.5, over: 0...2, cells: 2)
    // z = 2: rates T B(±2).
    let (up, down) = (0.5 * 2 / expm1(2), 0.5 * 2 / -expm1(-2))
    #expect(abs(grid.spectralGap - (up + down)) <= 1e-14)
    let stepped = grid.advanced([1, 0], by: 3)
    #expect(abs(stepped[1] - 3 * up / (1 + 3 * (up + down))) <= 1e-15)
  }

  @Test func densityScalesWithoutOverflow() {
    let grid = Self.grid()
    let huge = grid.density { x in 1e308 * exp(-x * x) }
    let tiny = grid.density { x in 1e-300 * exp(-x * x) }
    #expect((huge - tiny).norm(.infinity) <= 1e-14)
    #expect(abs(sum(huge) * grid.spacing - 1) <= 1e-14)
  }

  @Test func refusesImpossibleGrids() async {
    await #expect(processExitsWith: .failure) { _ = FokkerPlanckEdgeTests.grid(cells: 1) }
    await #expect(processExitsWith: .failure) { _ = FokkerPlanckEdgeTests.grid(temperature: 0) }
    await #expect(processExitsWith: .failure) {
      _ = FokkerPlanck(potential: { x in log(x) }, temperature: 1, over: -1...1, cells: 4)
    }
    await #expect(processExitsWith: .failure) {
      _ = FokkerPlanck(potential: { x in x }, temperature: 1, over: 1...1, cells: 4)
    }
  }

  @Test func refusesDensitiesThatAreNone() async {
    await #expect(processExitsWith: .failure) { _ = FokkerPlanckEdgeTests.grid().density { x in x } }
    await #expect(processExitsWith: .failure) { _ = FokkerPlanckEdgeTests.grid().density { _ in 0 } }
    await #expect(processExitsWith: .failure) { _ = FokkerPlanckEdgeTests.grid().freeEnergy(of: [1, 2]) }
    await #expect(processExitsWith: .failure) {
      let grid = FokkerPlanckEdgeTests.grid()
      _ = grid.advanced(grid.gibbs, by: 0)
    }
    await #expect(processExitsWith: .failure) {
      let grid = FokkerPlanckEdgeTests.grid()
      _ = grid.evolution(from: grid.gibbs, until: 1, steps: 0)
    }
  }
}
