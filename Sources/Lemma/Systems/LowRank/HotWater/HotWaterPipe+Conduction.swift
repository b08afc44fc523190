extension HotWaterPipe {
  /// The slowest decay of the radial conduction problem, s: mixed water, conducting layers, convection outside.
  ///
  /// `radialCells` ≥ 4 in the insulation, a quarter of that in the wall. What the lumped ``timeConstant`` neglects, the heat capacity of
  /// the insulation and the temperature drop in the wall, is included. One symmetric eigenproblem.
  public func slowestTimeConstant(radialCells: Int = 200) -> Double {
    require(radialCells >= 4, "slowestTimeConstant: radialCells must be at least 4, got \(radialCells)")
    var network = RadialNetwork(self, innerCoefficient: .infinity)
    network.addLayer(wall, to: wallRadius, cells: radialCells / 4)
    if insulationThickness > 0 { network.addLayer(insulation, to: outerRadius, cells: radialCells) }
    network.open(surfaceCoefficient: surfaceCoefficient)
    return 1 / network.decayRates[0]
  }

  /// When water of at least `threshold` arrives at the tap, s, after hot water begins to flow into a pipe at temperature `initial`.
  ///
  /// Plug flow with radial conduction into the wall: a step moves the water on by one of `cells` cells and then lets water and wall, in
  /// `radialCells` shells, exchange heat exactly, by the exponential of their equations. Between water and wall the coefficient is
  /// `innerCoefficient` W/(m² K); nothing is lost outside. First order in the size of a cell. The flow is positive,
  /// `initial < threshold < hot`.
  public func frontArrivalTime(
    flow: Double, hot: Double, initial: Double, threshold: Double, cells: Int = 400, radialCells: Int = 40,
    innerCoefficient: Double = 2500
  ) -> Double {
    require(flow > 0, "frontArrivalTime: flow must be positive, got \(flow)")
    require(initial < threshold && threshold < hot, "frontArrivalTime: needs initial < threshold < hot")
    require(cells >= 1 && radialCells >= 1, "frontArrivalTime: \(cells) cells, \(radialCells) radial cells")
    require(innerCoefficient > 0, "frontArrivalTime: innerCoefficient must be positive, got \(innerCoefficient)")
    var network = RadialNetwork(self, innerCoefficient: innerCoefficient)
    network.addLayer(wall, to: wallRadius, cells: radialCells)
    let step = volume / flow / Double(cells)
    let propagator = network.propagator(over: step)
    var front = WaterFront(cells: cells, nodes: radialCells + 1, initial: initial)
    repeat { front.advance(hot: hot, propagator) } while front.outlet < threshold
    return Double(front.steps) * step
  }
}

/// Temperatures along a pipe, each cell a row: its water first, then the wall from inside out.
private struct WaterFront {
  private var temperatures: Matrix
  private(set) var steps = 0

  init(cells: Int, nodes: Int, initial: Double) {
    temperatures = Matrix(rows: cells, columns: nodes, repeating: initial)
  }

  var outlet: Double { temperatures[temperatures.rows - 1, 0] }

  mutating func advance(hot: Double, _ propagator: Matrix) {
    for cell in stride(from: temperatures.rows - 1, to: 0, by: -1) { temperatures[cell, 0] = temperatures[cell - 1, 0] }
    temperatures[0, 0] = hot
    temperatures = productTransposingSecond(temperatures, propagator)
    steps += 1
  }
}
