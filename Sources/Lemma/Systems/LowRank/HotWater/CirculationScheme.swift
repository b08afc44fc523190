/// How a household gets hot water to the tap.
public enum CirculationScheme: Sendable {
  /// Run the tap and wait: what stands in the pipe goes down the drain when it is no longer usable.
  case none
  /// The same without anybody waiting: a valve drains the pipe before use.
  case drainAutomatically
  /// Supply and return pipe hot all day, the pump always on.
  case continuousLoop
  /// Inside the windows, seconds after midnight, a thermostat reheats supply and return pipe whenever the supply is at or below
  /// `restartBelow`; outside of them as ``none``.
  case scheduledLoop(windows: [Range<Double>], restartBelow: Double)
  /// A pulse before each use reheats the supply pipe if it is below usable; without the valve the return pipe is heated as well.
  case onDemandLoop(thermostaticValve: Bool)
  /// The same with the cold-water pipe as return.
  case coldPipeReturn(thermostaticValve: Bool)
  /// A small heater at the tap with a constant loss in W.
  case pointOfUseHeater(standingLoss: Double)
}
