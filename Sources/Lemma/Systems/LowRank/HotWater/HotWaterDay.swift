/// One day of a hot-water system, event by event.
struct HotWaterDay {
  private let system: HotWaterSystem
  private let scheme: CirculationScheme
  private(set) var supplyTemperature: Double
  private(set) var secondTemperature: Double
  private(set) var report: HotWaterReport

  init(_ system: HotWaterSystem, _ scheme: CirculationScheme, _ supply: Double, _ second: Double) {
    (self.system, self.scheme) = (system, scheme)
    (supplyTemperature, secondTemperature) = (supply, second)
    report = HotWaterReport(cold: system.cold)
  }

  mutating func run(_ draws: [HotWaterSystem.Draw]) {
    var times = Set([0, secondsPerDay] + draws.flatMap { [$0.start, $0.end] })
    for window in windows { times.formUnion([window.lowerBound, window.upperBound]) }
    let events = times.sorted()
    for (start, end) in zip(events, events.dropFirst()) {
      let isScheduled = windows.contains { $0.contains(start) }
      if isScheduled { regulate() }
      if let draw = draws.first(where: { $0.start <= start && start < $0.end }) {
        if draw.start == start { begin(draw) }
        flow(end - start)
      } else if isScheduled {
        coolRegulated(end - start)
      } else {
        cool(end - start)
      }
    }
  }

  private var windows: [Range<Double>] {
    if case .scheduledLoop(let windows, _) = scheme { windows.filter { !$0.isEmpty } } else { [] }
  }

  private var restart: Double {
    if case .scheduledLoop(_, let restart) = scheme { restart } else { -.infinity }
  }

  private var heatsSecondPipe: Bool {
    switch scheme {
    case .scheduledLoop: true
    case .onDemandLoop(let valve), .coldPipeReturn(let valve): !valve
    default: false
    }
  }

  /// Someone opens the tap.
  private mutating func begin(_ draw: HotWaterSystem.Draw) {
    guard supplyTemperature < system.usable else { return }
    switch scheme {
    case .onDemandLoop: reheat()
    case .coldPipeReturn(let valve):
      let pushed = valve ? supplyTemperature : system.hot
      report.coldLineTemperature = Swift.max(report.coldLineTemperature, pushed)
      reheat()
    default: flush(draw)
    }
  }

  private mutating func flush(_ draw: HotWaterSystem.Draw) {
    let supply = system.supply
    report.drainLoss += supply.heatCapacity * (supplyTemperature - system.cold)
    report.wastedWater += supply.flushVolume
    supplyTemperature = system.hot
    if case .drainAutomatically = scheme { return }
    report.waits += 1
    report.waitingTime += supply.waitingTime(flow: draw.flow)
  }

  /// The pump brings the supply pipe, and the second one where the scheme heats it, back to hot.
  private mutating func reheat() {
    let pumped = system.supply.flushVolume + (heatsSecondPipe ? system.second.flushVolume : 0)
    report.pumpEnergy += system.pumpPower * pumped / system.pumpFlow
    supplyTemperature = system.hot
    if heatsSecondPipe { secondTemperature = system.hot }
  }

  private mutating func regulate() {
    if supplyTemperature <= restart { reheat() }
  }

  /// The supply pipe held hot by the draw.
  private mutating func flow(_ time: Double) {
    supplyTemperature = system.hot
    report.pipeLoss += system.supply.conductance * (system.hot - system.ambient) * time
    coolSecond(time)
  }

  private mutating func coolRegulated(_ time: Double) {
    var left = time
    while true {
      let next = system.supply.coolingTime(from: supplyTemperature, to: restart, ambient: system.ambient)
      guard next < left else { return cool(left) }
      cool(next)
      left -= next
      reheat()
    }
  }

  private mutating func cool(_ time: Double) {
    let before = supplyTemperature
    supplyTemperature = system.supply.temperature(after: time, from: before, ambient: system.ambient)
    report.pipeLoss += system.supply.heatCapacity * (before - supplyTemperature)
    coolSecond(time)
  }

  private mutating func coolSecond(_ time: Double) {
    let before = secondTemperature
    secondTemperature = system.second.temperature(after: time, from: before, ambient: system.ambient)
    if heatsSecondPipe { report.pipeLoss += system.second.heatCapacity * (before - secondTemperature) }
  }
}
