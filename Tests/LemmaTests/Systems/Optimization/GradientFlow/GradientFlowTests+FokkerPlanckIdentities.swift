import Lemma
import Testing

/// What backward Euler on a detailed-balance grid promises for every potential, grid and step.
@Suite struct FokkerPlanckIdentityTests {
  /// A random trigonometric potential, temperature, grid and a start of several lumps.
  static func problem(_ seed: UInt64, coldest: Double = -4) -> (grid: FokkerPlanck, density: Vector, timeStep: Double) {
    var generator = SeededGenerator(seed: seed)
    let amplitudes = (0..<3).map { _ in 4 * generator.normal() }
    let potential = { (x: Double) in
      x * x / 2 + amplitudes[0] * sin(x) + amplitudes[1] * cos(2 * x) + amplitudes[2] * sin(3 * x)
    }
    let grid = FokkerPlanck(
      potential: potential, temperature: exp(generator.uniform(in: coldest..<2)), over: -5...5,
      cells: 2 + generator.integer(below: 120))
    let lump = generator.uniform(in: -4..<4)
    let start = grid.density { x in exp(-20 * (x - lump) * (x - lump)) + (x > 0 ? 1e-3 : 0) }
    return (grid, start, exp(generator.uniform(in: -8..<12)))
  }

  @Test(arguments: UInt64(0)..<200)
  func everyStepKeepsMassAndSignAndLowersRelativeEntropy(seed: UInt64) {
    let (grid, start, timeStep) = Self.problem(seed)
    var density = start
    var entropy = grid.relativeEntropy(of: density)
    for _ in 0..<30 {
      density = grid.advanced(density, by: timeStep)
      let next = grid.relativeEntropy(of: density)
      #expect(abs(sum(density) * grid.spacing - 1) <= 1e-12, "seed \(seed)")
      #expect(min(density) >= 0, "seed \(seed)")
      // Behind a high barrier nothing moves for a long time, and the mass is rounded in every step.
      #expect(next <= entropy * (1 + 1e-14) + 1e-28, "seed \(seed): \(entropy) -> \(next)")
      entropy = next
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func gibbsIsStationary(seed: UInt64) {
    let (grid, _, timeStep) = Self.problem(seed)
    let moved = grid.advanced(grid.gibbs, by: timeStep)
    #expect((moved - grid.gibbs).norm(.infinity) <= 1e-12 * max(grid.gibbs), "seed \(seed)")
    #expect(grid.relativeEntropy(of: grid.gibbs) == 0, "seed \(seed)")
    #expect(grid.dissipation(of: grid.gibbs) <= 1e-20, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func oneHugeStepReachesEquilibrium(seed: UInt64) {
    let (grid, start, _) = Self.problem(seed, coldest: 0)
    let end = grid.advanced(start, by: 1e9 / grid.spectralGap)
    #expect((end - grid.gibbs).norm(1) * grid.spacing <= 1e-8, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func dissipationIsTheSlopeOfTheFreeEnergy(seed: UInt64) {
    let (grid, start, _) = Self.problem(seed)
    // Smoothed first, so that the slope changes little within the small step.
    let density = grid.advanced(start, by: 1e-2)
    let timeStep = 1e-7 * grid.spacing * grid.spacing
    let drop = grid.freeEnergy(of: density) - grid.freeEnergy(of: grid.advanced(density, by: timeStep))
    let rate = grid.dissipation(of: density)
    let rounding = 1e-13 * (1 + abs(grid.freeEnergy(of: density))) / timeStep
    #expect(abs(drop / timeStep - rate) <= 1e-3 * rate + rounding, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<100)
  func spectralGapIsTheSecondEigenvalue(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let amplitude = 3 * generator.normal()
    let potential = { (x: Double) in x * x / 2 + amplitude * sin(2 * x) }
    let temperature = exp(generator.uniform(in: -1..<2))
    let grid = FokkerPlanck(
      potential: potential, temperature: temperature, over: -4...4, cells: 2 + generator.integer(below: 60))
    let matrix = symmetricGenerator(potential: potential, temperature: temperature, grid: grid)
    let values = eigh(matrix).values
    #expect(abs(grid.spectralGap - values[1]) <= 1e-13 * max(values), "seed \(seed)")
  }
}

/// $-Q$ in the variables in which it is symmetric, written down from the jump rates.
func symmetricGenerator(potential: (Double) -> Double, temperature: Double, grid: FokkerPlanck) -> Matrix {
  let scale = temperature / (grid.spacing * grid.spacing)
  let rate = { (z: Double) in scale * (z == 0 ? 1 : z / expm1(z)) }
  let values = grid.centers.map(potential)
  let steps = (0..<values.count - 1).map { (values[$0 + 1] - values[$0]) / temperature }
  return Matrix(rows: values.count, columns: values.count) { row, column in
    if row == column {
      return (row < steps.count ? rate(steps[row]) : 0) + (row > 0 ? rate(-steps[row - 1]) : 0)
    }
    guard abs(row - column) == 1 else { return 0 }
    let step = steps[Swift.min(row, column)]
    return -(rate(step) * rate(-step)).squareRoot()
  }
}
