/// A day of hot water, midnight to midnight, in J, m³ and s: what is spent beyond the heat that is used, relative to cold supply.
public struct HotWaterReport: Sendable {
  /// Heat to the surroundings of the pipes, or of the heater at the tap.
  public internal(set) var pipeLoss = 0.0
  /// Heat of the tepid water that is flushed, $C(T - T_c)$ of supply pipe and wall; negative if that is colder than the cold supply.
  public internal(set) var drainLoss = 0.0
  /// Electric energy of the pump.
  public internal(set) var pumpEnergy = 0.0
  /// The sum of the three.
  public var energy: Double { pipeLoss + drainLoss + pumpEnergy }
  /// Water down the drain.
  public internal(set) var wastedWater = 0.0
  /// Time that people stand and wait.
  public internal(set) var waitingTime = 0.0
  /// How often they do.
  public internal(set) var waits = 0
  /// The highest temperature that was pushed into the cold-water pipe; the cold supply's if nothing was.
  public internal(set) var coldLineTemperature: Double

  init(cold: Double) { coldLineTemperature = cold }
}
