import Lemma
import Testing

@Suite struct HotWaterIdentityTests {
  let pipe = HotWaterTests.pipe()

  @Test(arguments: sweep) func coolingTimeInvertsTemperature(seed: Int) {
    var random = SeededMatrices(seed)
    let initial = 50 + 30 * random.number()
    let time = 5000 * (1 + random.number()) + 1
    let ambient = 10 * random.number()
    let final = pipe.temperature(after: time, from: initial, ambient: ambient)
    #expect(relativeDifference(pipe.coolingTime(from: initial, to: final, ambient: ambient), time) < 1e-9)
  }

  @Test(arguments: 0..<30) func energyIsBalanced(seed: Int) {
    var random = SeededMatrices(seed)
    var (start, plan): (Double, [(at: Double, duration: Double)]) = (0, [])
    while true {
      start += 3600 * (1.2 + random.number())
      let duration = 60 * Double(random.integer(in: 1...10))
      guard start + duration < 86400 else { break }
      plan.append((start, duration))
      start += duration
    }
    let draws = plan.map { HotWaterSystem.Draw(at: $0.at, duration: $0.duration, flow: 1e-4) }
    // By hand: the temperature that each draw finds follows from the gap before it.
    var (expected, lastEnd) = (0.0, plan.last!.at + plan.last!.duration - 86400)
    for (at, duration) in plan {
      let found = pipe.temperature(after: at - lastEnd, from: 50, ambient: 20)
      expected += pipe.heatCapacity * (50 - found) + 30 * pipe.conductance * duration
      if found < 38 { expected += pipe.heatCapacity * (found - 20) }
      lastEnd = at + duration
    }
    let report = HotWaterTests.system.simulateDay(.none, draws: draws)
    #expect(relativeDifference(report.energy, expected) < 1e-9)
    let drained = HotWaterTests.system.simulateDay(.drainAutomatically, draws: draws)
    #expect(drained.energy == report.energy && drained.waits == 0 && drained.waitingTime == 0)
  }

  @Test func frontLiesBetweenPlugFlowAndTheEquilibriumWall() {
    let flow = 8e-3 / 60
    let plug = pipe.volume / flow
    func arrival(_ wall: PipeMaterial) -> Double {
      HotWaterTests.pipe(insulation: 0.009, wall).frontArrivalTime(
        flow: flow, hot: 50, initial: 20, threshold: 38, cells: 200, radialCells: 20)
    }
    let copper = HotWaterTests.pipe(insulation: 0.009, .copper)
    // The two bounds, and between them a plastic wall that lags behind.
    #expect(abs(arrival(.copper) / copper.waitingTime(flow: flow) - 1) < 0.03)
    let insulating = PipeMaterial(conductivity: 1e-9, density: 900, specificHeat: 2000)
    #expect(abs(arrival(insulating) - plug) < 0.01 * plug)
    let plastic = arrival(.ppr)
    #expect(plastic > plug && plastic < pipe.waitingTime(flow: flow))
  }

  @Test func thinInsulationOfAPoorInsulatorIncreasesTheLoss() {
    let poor = PipeMaterial(conductivity: 0.25, density: 900, specificHeat: 2000)
    func loss(_ outer: Double) -> Double {
      1
        / HotWaterPipe(
          length: 1, innerRadius: 0.0083, wall: .ppr, wallThickness: 0.0042, insulation: poor,
          insulationThickness: outer - 0.0125
        ).thermalResistance
    }
    // scipy.optimize.minimize_scalar: the critical radius k/h.
    let worst = minimize({ -loss($0) }, in: 0.0125...0.06).x
    #expect(abs(worst - 0.25 / 9) < 1e-6)
    #expect(
      relativeDifference(loss(worst), 0.6871448028156595) < 1e-10
        && relativeDifference(loss(0.0125), 0.57969590300498) < 1e-10)
  }

  @Test func lumpingIsRightWhereItsAssumptionsHold() {
    // A wall that conducts well, and insulation without heat capacity.
    let light = PipeMaterial(conductivity: 0.038, density: 1e-6, specificHeat: 1)
    let ideal = HotWaterPipe(
      length: 15, innerRadius: 0.0083, wall: .copper, wallThickness: 0.001, insulation: light,
      insulationThickness: 0.02)
    #expect(relativeDifference(ideal.slowestTimeConstant(), ideal.timeConstant) < 1e-3)
    // And not where they do not: 6 % for a bare plastic pipe.
    let bare = HotWaterTests.pipe(insulation: 0)
    #expect(relativeDifference(bare.slowestTimeConstant(), bare.timeConstant) > 0.05)
  }

  @Test func thermostatCyclesCostTheirMeanPower() {
    let windows = [0.0..<86400.0]
    let report = HotWaterTests.system.simulateDay(.scheduledLoop(windows: windows, restartBelow: 48), draws: [])
    let period = pipe.coolingTime(from: 50, to: 48, ambient: 20)
    let power = pipe.heatCapacity * 2 / period
    // Two equal pipes.
    #expect(relativeDifference(report.pipeLoss / 86400, 2 * power) < 1e-3)
    #expect(relativeDifference(power, 127.73) < 1e-4)
  }
}
