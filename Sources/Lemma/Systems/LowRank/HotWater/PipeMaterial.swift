/// What a pipe's wall or its insulation is made of.
public struct PipeMaterial: Sendable {
  let conductivity: Double
  let density: Double
  let specificHeat: Double

  /// Conductivity in W/(m K), density in kg/m³, specific heat in J/(kg K), all positive.
  public init(conductivity: Double, density: Double, specificHeat: Double) {
    require(
      conductivity > 0 && density > 0 && specificHeat > 0,
      "PipeMaterial: conductivity, density and specific heat must be positive")
    (self.conductivity, self.density, self.specificHeat) = (conductivity, density, specificHeat)
  }

  /// Polypropylene random copolymer, the usual plastic pipe.
  public static var ppr: PipeMaterial { PipeMaterial(conductivity: 0.21, density: 900, specificHeat: 2000) }
  /// Copper.
  public static var copper: PipeMaterial { PipeMaterial(conductivity: 390, density: 8940, specificHeat: 385) }
  /// Elastomeric or polyethylene foam.
  public static var foam: PipeMaterial { PipeMaterial(conductivity: 0.038, density: 30, specificHeat: 2300) }

  /// J/(m³ K).
  var volumetricHeat: Double { density * specificHeat }
}
