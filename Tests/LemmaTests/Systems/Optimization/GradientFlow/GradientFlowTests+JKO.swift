import Lemma
import Testing

/// Gaussian and quantile steps in Wasserstein space.
@Suite struct JKOTests {
  let process = OrnsteinUhlenbeck(stiffness: 1, temperature: 0.5)
  let start = GaussianState(mean: 2, deviation: 0.3)

  func steps(_ count: Int, _ stepSize: Double) -> GaussianState {
    (0..<count).reduce(start) { state, _ in process.jkoStep(from: state, stepSize: stepSize) }
  }

  @Test func gaussianStepsMeetReferenceDigits() {
    #expect(abs(steps(1, 0.1).deviation - 0.389443834674092) <= 1e-14)
    #expect(abs(steps(5, 0.1).deviation - 0.571687029) <= 1e-9)
    #expect(abs(steps(20, 0.1).mean - 0.297287256048287) <= 1e-14)
    #expect(abs(steps(20, 0.1).deviation - 0.698979401102807) <= 1e-14)
  }

  @Test func gaussianStepsConvergeWithFirstOrder() {
    let exact = process.state(at: 2, from: start)
    let reference = [(20, 3.918e-3), (40, 1.893e-3), (80, 0.929e-3)]
    for (count, expected) in reference {
      let state = steps(count, 2 / Double(count))
      let error = exact.deviation * exact.deviation - state.deviation * state.deviation
      #expect(abs(error.magnitude - expected) <= 1e-6)
    }
  }

  @Test func stateMeetsTheClosedForm() {
    let state = process.state(at: 2, from: start)
    #expect(abs(state.mean - 0.270670566473225) <= 1e-14)
    #expect(abs(state.deviation * state.deviation - 0.492490588) <= 1e-9)
    #expect(abs(process.relativeEntropy(of: state) - 0.0733195) <= 1e-7)
    #expect(abs(process.relativeEntropy(of: start) - 4.44739921404596) <= 1e-13)
  }

  @Test func langevinChainIsTooWideAndTheMinimizingMovementIsNot() {
    #expect(abs(process.langevinVariance(stepSize: 0.5) - 2.0 / 3) <= 1e-15)
    #expect(abs(process.langevinVariance(stepSize: 0.1) - 0.526315789473684) <= 1e-15)
    let other = OrnsteinUhlenbeck(stiffness: 2, temperature: 3)
    let equilibrium = GaussianState(mean: 0, deviation: 1.5.squareRoot())
    let next = other.jkoStep(from: equilibrium, stepSize: 0.25)
    #expect(abs(next.deviation * next.deviation - 1.5) <= 1e-15)
  }

  @Test func quantileStepsMeetReferenceDigits() {
    let normal = Normal(mean: 2, standardDeviation: 0.3)
    var particles = Vector(count: 400) { normal.quantile((Double($0) + 0.5) / 400) }
    for _ in 0..<5 {
      particles = jkoStep(
        particles, potential: { x in x * x / 2 }, derivative: { x in x }, secondDerivative: { _ in 1 },
        temperature: 0.5, stepSize: 0.1)
    }
    let mean = sum(particles) / 400
    #expect(abs(mean - 1.24184264611831) <= 1e-9)
    #expect(abs((particles - mean).norm / 20 - 0.570944434) <= 1e-7)
  }

  @Test(arguments: UInt64(0)..<100)
  func quantileStepSolvesItsEquations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let amplitude = generator.uniform(in: 0..<3)
    let temperature = exp(generator.uniform(in: -6..<3))
    let stepSize = exp(generator.uniform(in: -5..<2)) / (1 + amplitude)
    var position = -3.0
    let quantiles = Vector(count: 1 + generator.integer(below: 200)) { _ in
      position += exp(3 * generator.normal()) * 1e-2
      return position
    }
    let slope = { (x: Double) in pow(x, 3) + amplitude * sin(x) }
    let next = jkoStep(
      quantiles, potential: { x in pow(x, 4) / 4 - amplitude * cos(x) }, derivative: slope,
      secondDerivative: { x in 3 * x * x + amplitude * cos(x) }, temperature: temperature, stepSize: stepSize)
    let count = next.count
    for index in 0..<count {
      let below = index > 0 ? temperature / (next[index] - next[index - 1]) : 0
      let above = index + 1 < count ? temperature / (next[index + 1] - next[index]) : 0
      let residual = next[index] - quantiles[index] + stepSize * (slope(next[index]) + above - below)
      let size = 1 + abs(quantiles[index]) + stepSize * (above + below + abs(slope(next[index])))
      #expect(abs(residual) <= 1e-7 * size, "seed \(seed), particle \(index)")
      if index > 0 { #expect(next[index] > next[index - 1], "seed \(seed)") }
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func gaussianStepSolvesItsQuadraticAndLowersFreeEnergy(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let process = OrnsteinUhlenbeck(
      stiffness: exp(generator.uniform(in: -5..<5)), temperature: exp(generator.uniform(in: -5..<5)))
    let state = GaussianState(mean: 10 * generator.normal(), deviation: exp(generator.uniform(in: -9..<4)))
    let step = exp(generator.uniform(in: -9..<9))
    let next = process.jkoStep(from: state, stepSize: step)
    let contraction = 1 + process.stiffness * step
    let s = next.deviation
    let residual = contraction * s * s - state.deviation * s - process.temperature * step
    #expect(abs(residual) <= 1e-14 * contraction * s * s, "seed \(seed)")
    #expect(process.relativeEntropy(of: next) <= process.relativeEntropy(of: state) * (1 + 1e-13), "seed \(seed)")
    let time = exp(generator.uniform(in: -3..<3))
    let decayed = exp(-2 * process.stiffness * time) * process.relativeEntropy(of: state)
    let flowed = process.relativeEntropy(of: process.state(at: time, from: state))
    #expect(flowed <= decayed * (1 + 1e-12) + 1e-30, "seed \(seed)")
  }

  @Test func equilibriumIsApproachedWithoutNoise() {
    let late = process.relativeEntropy(of: process.state(at: 12, from: GaussianState(mean: 1, deviation: 0.7)))
    #expect(abs(late / exp(-24.0) - 1) <= 1e-6)
    #expect(process.relativeEntropy(of: GaussianState(mean: 0, deviation: 0)) == .infinity)
    #expect(process.jkoStep(from: GaussianState(mean: 0, deviation: 0), stepSize: 1).deviation == 0.5)
  }

  @Test func quantileStepsSpreadAClusterOfAnySize() {
    let cluster = Vector(count: 50) { 1e-9 * Double($0) }
    let spread = jkoStep(
      cluster, potential: { _ in 0 }, derivative: { _ in 0 }, secondDerivative: { _ in 0 }, temperature: 1,
      stepSize: 1)
    #expect(abs(sum(spread) / 50 - 24.5e-9) <= 1e-12)
    #expect(spread.norm / 50.squareRoot() > 0.8)
  }

  @Test func refusesWhatHasNoStep() async {
    await #expect(processExitsWith: .failure) {
      _ = jkoStep(
        [0, 0], potential: { x in x }, derivative: { _ in 1 }, secondDerivative: { _ in 0 }, temperature: 1,
        stepSize: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = jkoStep(
        [0, 1], potential: { x in x }, derivative: { _ in 1 }, secondDerivative: { _ in 0 }, temperature: 0,
        stepSize: 1)
    }
    await #expect(processExitsWith: .failure) { _ = OrnsteinUhlenbeck(stiffness: 0, temperature: 1) }
    await #expect(processExitsWith: .failure) { _ = GaussianState(mean: 0, deviation: -1) }
    await #expect(processExitsWith: .failure) {
      _ = OrnsteinUhlenbeck(stiffness: 1, temperature: 1).langevinVariance(stepSize: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = OrnsteinUhlenbeck(stiffness: 1, temperature: 1)
        .jkoStep(from: GaussianState(mean: 0, deviation: 1), stepSize: 0)
    }
  }
}
