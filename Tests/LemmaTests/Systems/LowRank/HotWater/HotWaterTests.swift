import Lemma
import Testing

/// Reference values: numpy for the closed formulas and the simulated days, an independent finite-volume program for the modes.
@Suite struct HotWaterTests {
  static func pipe(insulation: Double = 0.009, _ material: PipeMaterial = .ppr) -> HotWaterPipe {
    HotWaterPipe(
      length: 15, innerRadius: 0.0083, wall: material, wallThickness: 0.0042, insulationThickness: insulation)
  }
  static let system = HotWaterSystem(supply: pipe(), second: pipe())
  static let plan: [(hour: Double, duration: Double, litres: Double)] = [
    (7, 300, 8), (7.5, 120, 6), (12, 180, 6), (18.5, 300, 6), (21, 600, 8), (22, 600, 8),
  ]
  static let draws = plan.map {
    HotWaterSystem.Draw(at: $0.hour * 3600, duration: $0.duration, flow: $0.litres * 1e-3 / 60)
  }
  let pipe = HotWaterTests.pipe()
  let bare = HotWaterTests.pipe(insulation: 0)

  func day(_ scheme: CirculationScheme) -> HotWaterReport { Self.system.simulateDay(scheme, draws: Self.draws) }

  @Test func givesThePipesConstants() {
    #expect(relativeDifference(pipe.volume, 3.246364768587013e-3) < 1e-12)
    #expect(relativeDifference(pipe.wallCapacityRatio, 0.5515913783792472) < 1e-12)
    #expect(relativeDifference(pipe.flushVolume, 5.037031586013749e-3) < 1e-12)
    #expect(relativeDifference(pipe.thermalResistance, 3.4042482466624393) < 1e-12)
    #expect(relativeDifference(pipe.conductance, 4.406259154192458) < 1e-12)
    #expect(relativeDifference(pipe.timeConstant, 4730.598764126085) < 1e-12)
    #expect(relativeDifference(bare.thermalResistance, 1.725042379661961) < 1e-12)
    #expect(relativeDifference(bare.timeConstant, 2397.1469640307864) < 1e-12)
  }

  @Test func givesTemperatures() {
    #expect(relativeDifference(pipe.temperature(after: 3600, from: 50, ambient: 20), 34.015927341716285) < 1e-12)
    #expect(abs(bare.temperature(after: 3600, from: 50, ambient: 20) - 26.68) < 0.005)
    #expect(relativeDifference(pipe.coolingTime(from: 50, to: 38, ambient: 20), 2416.5110644713322) < 1e-12)
    #expect(
      relativeDifference(pipe.outletTemperature(inlet: 50, ambient: 20, flow: 8e-3 / 60), 49.76137929067666) < 1e-12)
    #expect(abs(pipe.outletTemperature(inlet: 50, ambient: 20, flow: 0.5e-3 / 60) - 46.40) < 0.005)
  }

  @Test(arguments: [(0.009, 4651.69), (0, 2250.23), (0.03, 8347.48)])
  func findsTheSlowestMode(insulation: Double, expected: Double) {
    #expect(relativeDifference(Self.pipe(insulation: insulation).slowestTimeConstant(), expected) < 5e-4)
  }

  @Test func findsTheFront() {
    func arrival(_ threshold: Double) -> Double {
      pipe.frontArrivalTime(flow: 8e-3 / 60, hot: 50, initial: 20, threshold: threshold)
    }
    #expect(relativeDifference(pipe.waitingTime(flow: 8e-3 / 60), 37.77773689510312) < 1e-12)
    #expect(abs(arrival(38) - 25.54) < 0.1)
    #expect(abs(arrival(45) - 34.2) < 0.1)
  }

  @Test func costsOfSchemesMeetReference() {
    let kilowattHour = 3.6e6
    let windows: [Range<Double>] = [23400.0..<28800.0, 64800.0..<81000.0]
    let cases: [(CirculationScheme, Double)] = [
      (.none, 0.9928199089490515), (.continuousLoop, 7.065013182037141),
      (.scheduledLoop(windows: windows, restartBelow: 42), 2.1202479940675016),
      (.onDemandLoop(thermostaticValve: true), 0.8673609442309215),
      (.onDemandLoop(thermostaticValve: false), 1.625091400820111), (.pointOfUseHeater(standingLoss: 15), 0.36),
    ]
    for (scheme, expected) in cases { #expect(relativeDifference(day(scheme).energy / kilowattHour, expected) < 1e-9) }
    let none = day(.none)
    #expect(relativeDifference(none.pipeLoss / kilowattHour, 0.8657868718602922) < 1e-9)
    #expect(relativeDifference(none.drainLoss / kilowattHour, 0.12703303708875924) < 1e-9)
    #expect(none.waits == 5 && relativeDifference(none.wastedWater, 25.185157930068748e-3) < 1e-9)
    #expect(relativeDifference(none.waitingTime, 214.07384240558434) < 1e-9)
    #expect(day(.scheduledLoop(windows: windows, restartBelow: 42)).waits == 1)
    #expect(
      relativeDifference(day(.coldPipeReturn(thermostaticValve: true)).coldLineTemperature, 35.911278363381484) < 1e-9)
    #expect(day(.coldPipeReturn(thermostaticValve: false)).coldLineTemperature == 50)
  }
}

func relativeDifference(_ value: Double, _ expected: Double) -> Double { abs(value / expected - 1) }
