import Lemma
import Testing

/// The density against the closed form of Ornstein and Uhlenbeck, and the double well against quadrature.
@Suite struct FokkerPlanckTests {
  static let harmonic = FokkerPlanck(potential: { x in x * x / 2 }, temperature: 0.5, over: -6...6, cells: 600)
  static let doubleWell = FokkerPlanck(
    potential: { x in (x * x - 1) * (x * x - 1) }, temperature: 0.4, over: -3...3, cells: 600)

  static func gaussian(mean: Double, deviation: Double) -> Vector {
    harmonic.density { x in exp(-(x - mean) * (x - mean) / (2 * deviation * deviation)) }
  }

  @Test func followsTheOrnsteinUhlenbeckProcess() {
    let grid = Self.harmonic
    let densities = grid.evolution(from: Self.gaussian(mean: 2, deviation: 0.3), until: 2, steps: 2000)
    let end = densities[2000]
    #expect(abs(grid.mean(of: end) - 0.270670566) <= 1e-3)
    // Backward Euler alone would give this one; the rest is the grid.
    #expect(abs(grid.mean(of: end) - 0.271013) <= 1e-6)
    #expect(abs(grid.variance(of: end) - 0.492490588) <= 1e-3)
    #expect(abs(sum(end) * grid.spacing - 1) <= 1e-10)
    let entropies = densities.map { grid.relativeEntropy(of: $0) }
    #expect(abs(entropies[0] - 4.44739921404596) <= 1e-6)
    #expect(abs(entropies[2000] - 0.0733195) <= 1e-3)
    #expect(zip(entropies, entropies.dropFirst()).allSatisfy { $0 > $1 })
    #expect(densities.allSatisfy { min($0) >= 0 })
    #expect(entropies.enumerated().allSatisfy { $1 <= exp(-0.002 * Double($0)) * entropies[0] })
    let constants = zip(densities, entropies).map { grid.freeEnergy(of: $0) - 0.5 * $1 }
    #expect(constants.max()! - constants.min()! <= 1e-12)
  }

  @Test func spectralGapsMeetReferenceDigits() {
    #expect(abs(Self.harmonic.spectralGap - 0.99987) <= 1e-5)
    #expect(abs(Self.doubleWell.spectralGap - 0.134188216848418) <= 1e-8)
    let finer = FokkerPlanck(
      potential: { x in (x * x - 1) * (x * x - 1) }, temperature: 0.4, over: -3...3, cells: 1200)
    #expect(abs(finer.spectralGap - 0.1341829) <= 1e-7)
  }

  @Test func shannonEntropyMayFallWhileTheRelativeOneDoes() {
    let grid = Self.harmonic
    let densities = grid.evolution(from: Self.gaussian(mean: 0, deviation: 1.5), until: 2, steps: 200)
    let shannon = densities.map { density in
      -grid.spacing * density.elements.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) }
    }
    #expect(abs(shannon[0] - 1.8238) <= 2e-3)
    #expect(abs(shannon[200] - 1.1046) <= 2e-3)
    let relative = densities.map { grid.relativeEntropy(of: $0) }
    #expect(zip(relative, relative.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func relaxesAtTheRateOfTheGap() {
    let grid = Self.doubleWell
    let start = grid.density { x in exp(-50 * (x - 1) * (x - 1)) }
    let distance = { (density: Vector) in grid.spacing * (density - grid.gibbs).norm(1) }
    let middle = grid.evolution(from: start, until: 20, steps: 400)[400]
    let end = grid.evolution(from: middle, until: 10, steps: 4000)[4000]
    #expect(abs(distance(middle) - 0.0711846145) <= 1e-6)
    #expect(abs(distance(end) / distance(middle) - 0.261412) <= 1e-6)
    #expect(abs(distance(end) / distance(middle) - exp(-10 * grid.spectralGap)) <= 1e-3)
  }

  @Test func gibbsIsTheNormalisedBoltzmannFactor() {
    let grid = Self.doubleWell
    let weight = { (x: Double) in exp(-(x * x - 1) * (x * x - 1) / 0.4) }
    // ∫ over the line, by mpmath.
    let normalisation = 1.2452455320426006
    let largest = zip(grid.centers, grid.gibbs).map { abs($1 - weight($0) / normalisation) }.max()!
    #expect(largest <= 1e-12)
    #expect(abs(grid.variance(of: grid.gibbs) - 0.87136290804205) <= 1e-10)
  }

  @Test func dissipationIsTheRateOfFreeEnergy() {
    let state = OrnsteinUhlenbeck(stiffness: 1, temperature: 0.5)
      .state(at: 0.5, from: GaussianState(mean: 2, deviation: 0.3))
    let density = Self.gaussian(mean: state.mean, deviation: state.deviation)
    #expect(abs(Self.harmonic.dissipation(of: density) - 1.536505) <= 1e-6)
    #expect(abs(Self.harmonic.dissipation(of: density) - 1.53667198270946) <= 2e-4)
  }
}
