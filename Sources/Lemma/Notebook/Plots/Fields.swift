internal import LemmaResult

/// A colour for each cell of a grid.
public struct HeatMap: PlotMark {
  public let drawing: PlotDrawing

  /// `values[row: j, column: i]` is the value at `(x[i], y[j])`.
  public init(_ name: String? = nil, x: Vector, y: Vector, values: Matrix) {
    requireGrid("HeatMap", x, y, values)
    drawing = PlotDrawing(name, .heatMap(x: x.elements, y: y.elements, values: values.elements))
  }
}

/// Level lines.
public struct Contour: PlotMark {
  public let drawing: PlotDrawing

  /// `values[row: j, column: i]` is the value at `(x[i], y[j])`.
  public init(_ name: String? = nil, x: Vector, y: Vector, values: Matrix, levels: [Double]) {
    requireGrid("Contour", x, y, values)
    drawing = PlotDrawing(
      name, .contour(x: x.elements, y: y.elements, values: values.elements, levels: levels))
  }

  /// Level lines of a function, from its values on a grid of `samples` by `samples` points.
  public init(
    _ name: String? = nil, x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double], samples: Int = 80,
    function: (Double, Double) -> Double
  ) {
    require(samples >= 2, "Contour: \(samples) samples")
    let xs = Vector.linspace(from: x.lowerBound, through: x.upperBound, count: samples)
    let ys = Vector.linspace(from: y.lowerBound, through: y.upperBound, count: samples)
    let values = Matrix(rows: samples, columns: samples) { row, column in function(xs[column], ys[row]) }
    self.init(name, x: xs, y: ys, values: values, levels: levels)
  }
}

/// Arrows on a grid.
public struct VectorField: PlotMark {
  public let drawing: PlotDrawing

  /// An arrow along `field(x, y)` from each point of the grid.
  public init(_ name: String? = nil, x: Vector, y: Vector, field: (Double, Double) -> (Double, Double)) {
    var columns: [[Double]] = [[], [], [], []]
    for ordinate in y {
      for abscissa in x {
        let (u, v) = field(abscissa, ordinate)
        for (index, value) in [abscissa, ordinate, u, v].enumerated() { columns[index].append(value) }
      }
    }
    drawing = PlotDrawing(name, .vectorField(x: columns[0], y: columns[1], u: columns[2], v: columns[3]))
  }
}

private func requireGrid(_ mark: String, _ x: Vector, _ y: Vector, _ values: Matrix) {
  require(
    values.rows == y.count && values.columns == x.count,
    "\(mark): values of shape \(values.rows) × \(values.columns) on a grid of \(y.count) × \(x.count)")
}
