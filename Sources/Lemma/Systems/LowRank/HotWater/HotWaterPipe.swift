internal import Glibc

/// A pipe full of water between a heater and a tap, in SI units; temperatures in °C, of which only differences matter.
///
/// Inner radius $r_0$, wall to $r_1$, insulation to $r_2$, and the coefficient $h$ of convection and radiation outside. Water has
/// $\rho = 990$ kg/m³ and $c = 4180$ J/(kg K). The lumped model gives water and wall one temperature and the insulation no heat
/// capacity; ``slowestTimeConstant(radialCells:)`` says what that neglects.
public struct HotWaterPipe: Sendable {
  let length: Double
  let innerRadius: Double
  let wall: PipeMaterial
  let wallThickness: Double
  let insulation: PipeMaterial
  let insulationThickness: Double
  let surfaceCoefficient: Double

  /// Lengths in metres, the coefficient in W/(m² K), all positive but the insulation's thickness, which may be 0.
  public init(
    length: Double, innerRadius: Double, wall: PipeMaterial, wallThickness: Double,
    insulation: PipeMaterial = .foam, insulationThickness: Double = 0, surfaceCoefficient: Double = 9
  ) {
    require(length > 0 && innerRadius > 0, "HotWaterPipe: length and innerRadius must be positive")
    require(
      wallThickness > 0 && insulationThickness >= 0,
      "HotWaterPipe: wallThickness must be positive and insulationThickness not negative")
    require(surfaceCoefficient > 0, "HotWaterPipe: surfaceCoefficient must be positive, got \(surfaceCoefficient)")
    (self.length, self.innerRadius, self.wall, self.wallThickness) = (length, innerRadius, wall, wallThickness)
    (self.insulation, self.insulationThickness) = (insulation, insulationThickness)
    self.surfaceCoefficient = surfaceCoefficient
  }

  /// $\rho c$ of water, J/(m³ K).
  static let waterHeat = 990.0 * 4180.0

  var wallRadius: Double { innerRadius + wallThickness }
  var outerRadius: Double { wallRadius + insulationThickness }

  /// $C'_{\text{water}} = \rho c\,\pi r_0^2$, J/(m K).
  var waterCapacity: Double { HotWaterPipe.waterHeat * .pi * innerRadius * innerRadius }

  /// $C'_{\text{wall}} = \rho_wc_w\pi(r_1^2 - r_0^2)$, J/(m K).
  var wallCapacity: Double {
    wall.volumetricHeat * .pi * wallThickness * (wallRadius + innerRadius)
  }

  /// $V = \pi r_0^2L$, m³.
  public var volume: Double { .pi * innerRadius * innerRadius * length }

  /// $\beta = C'_{\text{wall}}/C'_{\text{water}}$.
  public var wallCapacityRatio: Double { wallCapacity / waterCapacity }

  /// $(1+\beta)V$, m³: the water that brings a pipe to its own temperature if the wall takes up heat at once.
  public var flushVolume: Double { (1 + wallCapacityRatio) * volume }

  /// $R' = \frac{\ln(r_1/r_0)}{2\pi k_w} + \frac{\ln(r_2/r_1)}{2\pi k_i} + \frac1{2\pi r_2h}$ of one metre, m K/W.
  public var thermalResistance: Double {
    let throughWall = log(wallRadius / innerRadius) / wall.conductivity
    let throughInsulation = log(outerRadius / wallRadius) / insulation.conductivity
    return (throughWall + throughInsulation + 1 / (outerRadius * surfaceCoefficient)) / (2 * .pi)
  }

  /// $L/R'$, W/K.
  public var conductance: Double { length / thermalResistance }

  /// Of water and wall, J/K.
  public var heatCapacity: Double { (waterCapacity + wallCapacity) * length }

  /// $\tau = R'(C'_{\text{water}} + C'_{\text{wall}})$, s.
  public var timeConstant: Double { thermalResistance * (waterCapacity + wallCapacity) }
}

extension HotWaterPipe {
  /// $T_a + (T_0 - T_a)e^{-t/\tau}$, the temperature at rest after a time.
  public func temperature(after time: Double, from initial: Double, ambient: Double) -> Double {
    ambient + (initial - ambient) * exp(-time / timeConstant)
  }

  /// $\tau\ln\frac{T_0-T_a}{T_1-T_a}$, the time at rest from one temperature to another: 0 if it has been passed already, infinite if it is
  /// never reached.
  public func coolingTime(from initial: Double, to final: Double, ambient: Double) -> Double {
    guard initial != ambient else { return final == ambient ? 0 : .infinity }
    let left = (final - ambient) / (initial - ambient)
    if left >= 1 { return 0 }
    return left > 0 ? -timeConstant * log(left) : .infinity
  }

  /// $T_a + (T_{in} - T_a)\exp\bigl(-\frac L{R'\rho cQ}\bigr)$ in a steady flow $Q > 0$, m³/s.
  public func outletTemperature(inlet: Double, ambient: Double, flow: Double) -> Double {
    require(flow > 0, "outletTemperature: flow must be positive, got \(flow)")
    return ambient + (inlet - ambient) * exp(-conductance / (HotWaterPipe.waterHeat * flow))
  }

  /// $(1+\beta)V/Q$, s: the wait if the wall takes up heat at once.
  ///
  /// For every wall the mean of the times at which the shares of the rise in temperature arrive, heat being conserved: a wall
  /// that conducts poorly lets the first warm water pass earlier and the last degrees much later.
  public func waitingTime(flow: Double) -> Double {
    require(flow > 0, "waitingTime: flow must be positive, got \(flow)")
    return flushVolume / flow
  }
}
