/// A heater, a supply pipe, and a second pipe that can lead the water back: a return pipe or the cold-water pipe.
///
/// The lumped model in a periodic steady state: the day is repeated until the temperatures at midnight repeat to $10^{-9}$ K. A draw
/// holds the supply pipe hot while it runs; reheating and flushing take no time in the evolution of temperatures. The second pipe
/// cools all the time and counts only in schemes that heat it.
public struct HotWaterSystem: Sendable {
  /// Hot water taken from the tap.
  public struct Draw: Sendable {
    let start: Double
    let duration: Double
    let flow: Double

    /// `time` in s after midnight, `duration` in s, `flow` in m³/s, the latter two positive.
    public init(at time: Double, duration: Double, flow: Double) {
      require(duration > 0 && flow > 0, "Draw: duration and flow must be positive, got \(duration) and \(flow)")
      (start, self.duration, self.flow) = (time, duration, flow)
    }

    var end: Double { start + duration }
  }

  let supply: HotWaterPipe
  let second: HotWaterPipe
  let hot: Double
  let usable: Double
  let ambient: Double
  let cold: Double
  let pumpPower: Double
  let pumpFlow: Double

  /// Temperatures in °C with `hot > usable > ambient`, the pump's power in W and its flow in m³/s, which is positive.
  public init(
    supply: HotWaterPipe, second: HotWaterPipe, hot: Double = 50, usable: Double = 38, ambient: Double = 20,
    cold: Double = 20, pumpPower: Double = 30, pumpFlow: Double = 8e-3 / 60
  ) {
    require(hot > usable && usable > ambient, "HotWaterSystem: needs hot > usable > ambient")
    require(pumpPower >= 0 && pumpFlow > 0, "HotWaterSystem: pumpPower must not be negative, pumpFlow positive")
    (self.supply, self.second) = (supply, second)
    (self.hot, self.usable, self.ambient, self.cold) = (hot, usable, ambient, cold)
    (self.pumpPower, self.pumpFlow) = (pumpPower, pumpFlow)
  }

  /// What a day costs. Draws are sorted, do not overlap and lie within the day, and so do windows; a restart temperature lies between
  /// ambient and hot.
  public func simulateDay(_ scheme: CirculationScheme, draws: [Draw]) -> HotWaterReport {
    requireWithinDay(draws.map { $0.start..<$0.end }, "draws")
    switch scheme {
    case .continuousLoop: return alwaysHot
    case .pointOfUseHeater(let standingLoss):
      require(standingLoss >= 0, "simulateDay: standingLoss must not be negative, got \(standingLoss)")
      var report = HotWaterReport(cold: cold)
      report.pipeLoss = standingLoss * secondsPerDay
      return report
    case .scheduledLoop(let windows, let restart):
      requireWithinDay(windows, "windows")
      require(restart > ambient && restart < hot, "simulateDay: restartBelow must lie between ambient and hot")
    default: break
    }
    return steadyDay(scheme, draws)
  }

  private var alwaysHot: HotWaterReport {
    var report = HotWaterReport(cold: cold)
    report.pipeLoss = (supply.conductance + second.conductance) * (hot - ambient) * secondsPerDay
    report.pumpEnergy = pumpPower * secondsPerDay
    return report
  }

  private func steadyDay(_ scheme: CirculationScheme, _ draws: [Draw]) -> HotWaterReport {
    var (supplyTemperature, secondTemperature) = (ambient, ambient)
    var report = HotWaterReport(cold: cold)
    // A thermostat that runs past midnight may never repeat its phase: then the last day serves.
    for _ in 0..<400 {
      var day = HotWaterDay(self, scheme, supplyTemperature, secondTemperature)
      day.run(draws)
      report = day.report
      let change = Swift.max(
        (day.supplyTemperature - supplyTemperature).magnitude, (day.secondTemperature - secondTemperature).magnitude)
      if change <= 1e-9 { break }
      (supplyTemperature, secondTemperature) = (day.supplyTemperature, day.secondTemperature)
    }
    return report
  }
}

let secondsPerDay = 86400.0

private func requireWithinDay(_ spans: [Range<Double>], _ name: String) {
  var last = 0.0
  for span in spans {
    require(
      span.lowerBound >= last, "simulateDay: \(name) must be sorted, must not overlap and must lie within the day")
    last = span.upperBound
  }
  require(last <= secondsPerDay, "simulateDay: \(name) must lie within the day")
}
