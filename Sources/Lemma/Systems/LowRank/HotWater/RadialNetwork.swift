internal import Glibc

/// Water, wall and insulation of one metre of pipe as a chain of heat capacities joined by conductances: finite volumes with
/// logarithmic resistances between the middles of cells.
///
/// Node 0 is the water, which is mixed.
struct RadialNetwork {
  private var capacities: [Double]
  /// Between node $i$ and node $i + 1$, W/(m K).
  private var links: [Double] = []
  private var leak = 0.0
  /// The resistance, times $2\pi$, between the last node and the radius reached so far.
  private var pending: Double
  private var radius: Double

  /// Starts with the water alone; `innerCoefficient` W/(m² K) is that between water and wall, infinite for none.
  init(_ pipe: HotWaterPipe, innerCoefficient: Double) {
    capacities = [pipe.waterCapacity]
    radius = pipe.innerRadius
    pending = 1 / (innerCoefficient * radius)
  }

  /// Adds a layer up to `outer`, in cells of equal width.
  mutating func addLayer(_ material: PipeMaterial, to outer: Double, cells: Int) {
    let width = (outer - radius) / Double(cells)
    let start = radius
    for cell in 0..<cells {
      let (inside, outside) = (start + Double(cell) * width, start + Double(cell + 1) * width)
      let middle = (inside + outside) / 2
      pending += log(middle / inside) / material.conductivity
      links.append(2 * .pi / pending)
      capacities.append(material.volumetricHeat * .pi * width * (inside + outside))
      pending = log(outside / middle) / material.conductivity
    }
    radius = outer
  }

  /// Lets heat out at the outer surface.
  mutating func open(surfaceCoefficient: Double) {
    leak = 2 * .pi / (pending + 1 / (surfaceCoefficient * radius))
  }

  /// $C^{-1/2}KC^{-1/2}$ for $C\dot T = -KT$: symmetric, and similar to the rates $C^{-1}K$.
  private var symmetricRates: Matrix {
    let n = capacities.count
    var rates = Matrix(rows: n, columns: n)
    for node in 0..<n {
      let sum = (node > 0 ? links[node - 1] : 0) + (node < n - 1 ? links[node] : leak)
      rates[node, node] = sum / capacities[node]
      guard node < n - 1 else { continue }
      let coupling = -links[node] / (capacities[node] * capacities[node + 1]).squareRoot()
      (rates[node, node + 1], rates[node + 1, node]) = (coupling, coupling)
    }
    return rates
  }

  /// 1/s, ascending.
  var decayRates: Vector { eigh(symmetricRates).values }

  /// $e^{-C^{-1}Kt}$: what a time does to the temperatures of all nodes.
  func propagator(over time: Double) -> Matrix {
    let symmetric = matrixFunction(symmetricRates) { exp(-$0 * time) }
    return Matrix(rows: capacities.count, columns: capacities.count) {
      symmetric[$0, $1] * (capacities[$1] / capacities[$0]).squareRoot()
    }
  }
}
