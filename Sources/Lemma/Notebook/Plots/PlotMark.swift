internal import LemmaResult

/// Something that can be drawn between a pair of axes.
public protocol PlotMark {
  var drawing: PlotDrawing { get }
}

/// A mark in the form in which it is handed to the page.
public struct PlotDrawing {
  var layer: Layer
  /// The frame in which it was drawn.
  var frame: Frame.Identity?

  init(_ name: String?, _ mark: Layer.Mark) {
    layer = Layer(name: name, mark: mark)
  }
}

/// A curve through points, or the graph of a function. Gaps stand where a coordinate is not finite.
public struct Line: PlotMark {
  public let drawing: PlotDrawing

  public init(_ name: String? = nil, x: some Sequence<Double>, y: some Sequence<Double>, dashed: Bool = false) {
    let (x, y) = (Array(x), Array(y))
    require(x.count == y.count, "Line: \(x.count) abscissae and \(y.count) ordinates")
    drawing = PlotDrawing(name, .line(x: x, y: y, dashed: dashed))
  }

  /// The graph of `function` at `samples` equidistant points, ends included.
  public init(
    _ name: String? = nil, from start: Double, through end: Double, samples: Int = 200, dashed: Bool = false,
    function: (Double) -> Double
  ) {
    require(samples >= 2, "Line: \(samples) samples")
    let x = Vector.linspace(from: start, through: end, count: samples)
    self.init(name, x: x, y: x.map(function), dashed: dashed)
  }
}

/// Points.
public struct Scatter: PlotMark {
  public let drawing: PlotDrawing

  public init(_ name: String? = nil, x: some Sequence<Double>, y: some Sequence<Double>) {
    let (x, y) = (Array(x), Array(y))
    require(x.count == y.count, "Scatter: \(x.count) abscissae and \(y.count) ordinates")
    drawing = PlotDrawing(name, .scatter(x: x, y: y))
  }
}

/// The area between two curves.
public struct Band: PlotMark {
  public let drawing: PlotDrawing

  public init(
    _ name: String? = nil, x: some Sequence<Double>, lower: some Sequence<Double>, upper: some Sequence<Double>
  ) {
    let (x, lower, upper) = (Array(x), Array(lower), Array(upper))
    require(
      x.count == lower.count && x.count == upper.count, "Band: \(x.count), \(lower.count) and \(upper.count) points")
    drawing = PlotDrawing(name, .band(x: x, lower: lower, upper: upper))
  }
}

/// A line across the panel.
public struct Rule: PlotMark {
  public let drawing: PlotDrawing

  public init(horizontal y: Double, _ name: String? = nil) {
    drawing = PlotDrawing(name, .rule(.horizontal, at: y))
  }

  public init(vertical x: Double, _ name: String? = nil) {
    drawing = PlotDrawing(name, .rule(.vertical, at: x))
  }
}

/// Words at a point.
public struct Text: PlotMark {
  public let drawing: PlotDrawing

  public init(_ text: String, x: Double, y: Double) {
    drawing = PlotDrawing(nil, .text(text, x: x, y: y))
  }
}
