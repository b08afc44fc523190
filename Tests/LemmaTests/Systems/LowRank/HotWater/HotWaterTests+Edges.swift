import Lemma
import Testing

@Suite struct HotWaterEdgeTests {
  let pipe = HotWaterTests.pipe()
  let system = HotWaterTests.system

  @Test func coolingTimeKnowsWhatIsNeverReached() {
    #expect(pipe.coolingTime(from: 50, to: 20, ambient: 20) == .infinity)
    #expect(pipe.coolingTime(from: 50, to: 10, ambient: 20) == .infinity)
    #expect(pipe.coolingTime(from: 50, to: 60, ambient: 20) == 0)
    #expect(pipe.coolingTime(from: 20, to: 20, ambient: 20) == 0)
    #expect(pipe.coolingTime(from: 20, to: 30, ambient: 20) == .infinity)
    #expect(pipe.coolingTime(from: 10, to: 15, ambient: 20) > 0)
  }

  @Test func aDayWithoutDrawsCostsNothing() {
    for scheme in [CirculationScheme.none, .drainAutomatically, .onDemandLoop(thermostaticValve: true)] {
      let report = system.simulateDay(scheme, draws: [])
      #expect(report.energy == 0 && report.wastedWater == 0 && report.coldLineTemperature == 20)
    }
  }

  @Test func theFirstDrawFindsAPipeThatCooledSinceLastEvening() {
    // Ending at midnight and beginning at 0:10: the pipe has not had a day to cool.
    let late = HotWaterSystem.Draw(at: 86400 - 600, duration: 600, flow: 1e-4)
    let early = HotWaterSystem.Draw(at: 600, duration: 60, flow: 1e-4)
    let report = system.simulateDay(.none, draws: [early, late])
    #expect(report.waits == 1)
    // A simulation that starts each day cold would wait twice.
    #expect(pipe.temperature(after: 600, from: 50, ambient: 20) > 38)
  }

  @Test func adjacentDrawsFindHotWater() {
    let draws = (0..<3).map { HotWaterSystem.Draw(at: 36000 + 300 * Double($0), duration: 300, flow: 1e-4) }
    #expect(system.simulateDay(.none, draws: draws).waits == 1)
  }

  @Test func aColdPipeMayMakeTheDrainLossNegative() {
    let inverted = HotWaterSystem(supply: pipe, second: pipe, ambient: 10, cold: 20)
    let draw = HotWaterSystem.Draw(at: 40000, duration: 60, flow: 1e-4)
    #expect(inverted.simulateDay(.none, draws: [draw]).drainLoss < 0)
  }

  @Test func refusesBadInput() async {
    await #expect(processExitsWith: .failure) {
      let pipe = HotWaterPipe(length: 1, innerRadius: 0.01, wall: .ppr, wallThickness: 0.002)
      _ = HotWaterSystem(supply: pipe, second: pipe, usable: 60)
    }
    await #expect(processExitsWith: .failure) {
      let pipe = HotWaterPipe(length: 1, innerRadius: 0.01, wall: .ppr, wallThickness: 0.002)
      let system = HotWaterSystem(supply: pipe, second: pipe)
      let draw = HotWaterSystem.Draw(at: 86399, duration: 60, flow: 1e-4)
      _ = system.simulateDay(.none, draws: [draw])
    }
  }
}
